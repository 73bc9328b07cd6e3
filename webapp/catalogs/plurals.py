"""Plural forms: what CLDR says of a locale, in the words of a gettext header.

CLDR rules speak of decimals too. A catalog counts things, so every operand of the fraction is 0 and `i` is
`n`; what is decided by that drops out of the expression:

    many: e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5   (Spanish)
    ───>  n != 0 && n % 1000000 == 0
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from typing import Any

from babel import Locale, UnknownLocaleError

_ORDER = ("zero", "one", "two", "few", "many", "other")
_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*$")
_MOST_FORMS = 20
_SAMPLES = (*range(2000), *(10**k for k in range(4, 9)), *(10**6 + n for n in range(200)), 2 * 10**6)


@dataclass(frozen=True)
class Plural:
    """The plural categories of a locale in the order of msgstr[n], and the header that chooses one."""

    categories: tuple[str, ...]
    header: str


@cache
def cldr_plural(locale: Locale) -> Plural:
    """Return the plural forms that whole numbers have in the locale."""
    rule = locale.plural_form
    reached = {rule(n) for n in _SAMPLES}
    categories = tuple(tag for tag in _ORDER if tag in reached)
    conditions = {tag: _condition(tree) for tag, tree in rule.abstract}
    expression = str(len(categories) - 1)
    for index in reversed(range(len(categories) - 1)):
        expression = f"{conditions[categories[index]]} ? {index} : {expression}"
    if len(categories) == 2:
        expression = _two_forms(str(conditions[categories[0]]))
    return Plural(categories, f"nplurals={len(categories)}; plural=({expression});")


def header_for(name: str) -> str:
    """Return the Plural-Forms of a locale by its name; English ones where CLDR does not know it."""
    locale = known_locale(name)
    return cldr_plural(locale).header if locale else "nplurals=2; plural=(n != 1);"


def known_locale(name: str) -> Locale | None:
    """Return the locale that CLDR has under the name, if any."""
    try:
        return Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError, TypeError):
        return None


@cache
def forms_needed(locale: Locale) -> range:
    """Return how many forms a usable header may have: those of common numbers up to all that CLDR names."""
    rule = locale.plural_form
    return range(len({rule(n) for n in range(1000)}), len(rule.tags | {"other"}) + 1)


def parse_plural_header(value: str) -> tuple[int, Callable[[int], int]]:
    """Return the number of forms and the function that chooses one; ValueError says what is wrong."""
    found = _HEADER.match(value)
    if not found:
        raise ValueError("it is not of the form nplurals=…; plural=…;")
    count = int(found[1]) if len(found[1]) < 4 else 0
    if not 1 <= count <= _MOST_FORMS:
        raise ValueError(f"nplurals={found[1][:20]} is not a number of plural forms")
    try:
        choose = c2py(found[2])
        forms = {choose(n) for n in range(1001)}
    except ZeroDivisionError as error:
        raise ValueError("the expression divides by zero") from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise ValueError(str(error) or "the expression is not readable") from error
    beyond = sorted(form for form in forms if not 0 <= form < count)
    if beyond:
        raise ValueError(f"the expression gives {beyond[0]}, but nplurals={count}")
    return count, choose


@cache
def forms_of_one_number(header: str) -> frozenset[int]:
    """Return the forms that one number alone has, and that need not say it; none where that is not known."""
    try:
        _, choose = parse_plural_header(header)
    except ValueError:
        return frozenset()
    numbers = Counter(choose(number) for number in range(1001))
    return frozenset(form for form, total in numbers.items() if total == 1)


def _two_forms(condition: str) -> str:
    """Return the condition turned round where that is plain, as catalogs have always written it."""
    return "n != 1" if condition == "n == 1" else f"{condition} ? 0 : 1"


def _condition(tree: Any) -> str | bool:
    """Return a rule as a C condition on n, or the truth where whole numbers decide it."""
    name, arguments = tree
    if name in ("and", "or"):
        return _joined(name, _condition(arguments[0]), _condition(arguments[1]))
    if name == "not":
        return _denied(arguments[0])
    if name == "relation":
        return _relation(arguments, is_denied=False)
    raise ValueError(f"plural rule {name} is not known")


def _denied(tree: Any) -> str | bool:
    if tree[0] == "relation":
        return _relation(tree[1], is_denied=True)
    inner = _condition(tree)
    return not inner if isinstance(inner, bool) else f"!({inner})"


def _joined(name: str, left: str | bool, right: str | bool) -> str | bool:
    decides = name == "or"
    if left is decides or right is decides:
        return decides
    if isinstance(left, bool):
        return right
    if isinstance(right, bool):
        return left
    sign = " && " if name == "and" else " || "
    return sign.join(_grouped(side, name) for side in (left, right))


def _grouped(side: str, name: str) -> str:
    """Return the side in brackets where `||` stands inside `&&`."""
    return f"({side})" if name == "and" and "||" in side and not _is_grouped(side) else side


def _is_grouped(side: str) -> bool:
    depth, tops = 0, []
    for character in side:
        depth += {"(": 1, ")": -1}.get(character, 0)
        tops.append(character if depth == 0 else "")
    return "|" not in "".join(tops)


def _relation(arguments: Any, *, is_denied: bool) -> str | bool:
    _, subject, (_, ranges) = arguments
    value = _operand(subject)
    spans = [(low[1][0], high[1][0]) for low, high in ranges]
    if isinstance(value, int):
        return any(low <= value <= high for low, high in spans) is not is_denied
    if is_denied:
        return " && ".join(_outside(value, low, high) for low, high in spans)
    return " || ".join(_inside(value, low, high) for low, high in spans)


def _operand(subject: Any) -> str | int:
    """Return n, n modulo a number, or 0 for what only fractions have."""
    name, arguments = subject
    if name == "mod":
        inner, (_, (modulus,)) = arguments
        value = _operand(inner)
        return value % modulus if isinstance(value, int) else f"{value} % {modulus}"
    return "n" if name in ("n", "i") else 0


def _inside(value: str, low: int, high: int) -> str:
    if low == high:
        return f"{value} == {low}"
    return f"{value} <= {high}" if low == 0 else f"{value} >= {low} && {value} <= {high}"


def _outside(value: str, low: int, high: int) -> str:
    if low == high:
        return f"{value} != {low}"
    return f"{value} > {high}" if low == 0 else f"({value} < {low} || {value} > {high})"
