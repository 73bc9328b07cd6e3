"""How many syllables a word has, by rules of its spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_EN_VOWELS = re.compile(r"[aeiouy]+")
_EN_SILENT = re.compile(
    r"(?<=[^aeiouy])(?<![^aeiouy]l)e$"  # take, but not trouble
    r"|(?<=[^aeiouysxzcgl])(?<!ch)(?<!sh)es$|(?<=[aeiou]l)es$"  # takes, but not muscles
    r"|(?<=[^aeiouytdl])ed$|(?<=[aeiou]l)ed$|(?<=ll)ed$"  # pulled, but not lifted
    r"|(?<=[aeiouy][^aeiouy])e(?=(?:ly|ment|less|ful|ness)(?:ly|s)?$)|^some(?=.)"  # carefully
)
_EN_APART = re.compile(
    r"(?<![tcsg])ia(?!ge)|(?<![tcsgx])io|(?<![tc])ie(?=nt|nc|ty?$)|iu|eo(?!us|ple)"  # vowels that are two
    r"|(?<=[tds])ua|(?<=[aeo]n)ua|(?<=[^aeiouq])uou|(?<=fl)u[ie]|(?<=[cr]r)ea(?=t)|(?<=r)ea(?=ct)"
    r"|(?<=[aeouy])ing|(?<=[^aeiou])y[ao]|ea$|(?<=sc)i[ae]|(?<=soc)ie|(?<=hys)io|(?<=cr)oi|ism$|isms$|thm"
)
_ES_VOWELS = re.compile(r"[aeiouáéíóúüy]+")
_ES_STRONG = re.compile(r"[aeoáéóíú]")
_FR_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+")
_FR_SILENT = re.compile(r"(?<=[^aeiouyàâäéèêëîïôöùûüÿœæ])(?:es?|(?<!m)ent)$")
_FR_APART = re.compile(r"é(?=[aâioôuy])")


def syllables(word: str, code: str) -> int:
    """Return a word's syllables, at least one, in a language that `COUNTERS` names."""
    return max(1, COUNTERS[code](word.casefold()))


def _english(word: str) -> int:
    parts = len(_EN_VOWELS.findall(word)) + len(_EN_APART.findall(word))
    return parts - len(_EN_SILENT.findall(word))


def _spanish(word: str) -> int:
    """Count strong and accented vowels; weak ones join their neighbours, and two alone are one."""
    groups = _ES_VOWELS.findall(re.sub(r"(?<=[qg])u(?=[eiéí])", "", word))
    return sum(max(1, len(_ES_STRONG.findall(group))) for group in groups)


def _french(word: str) -> int:
    parts = len(_FR_VOWELS.findall(word)) + len(_FR_APART.findall(word))
    return parts - len(_FR_SILENT.findall(word))


COUNTERS: Mapping[str, Callable[[str], int]] = {"en": _english, "es": _spanish, "fr": _french}
