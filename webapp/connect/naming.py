"""Names of parameters, which clients write in any case, as the standard spells them."""

from __future__ import annotations

import re

_WORDS = (
    "mainSearchCriteria subTopic informationRecipient performer languageCode taskContext encounter "
    "patientPerson administrativeGenderCode age ageGroup knowledgeResponseType callback jsonp "
    "v c cs dn ot u"
)
_SPELLED = {word.casefold(): word for word in _WORDS.split()}
_PART = re.compile(r"([a-z]+)([0-9]{0,3})")


def standard_name(name: str) -> str:
    """Return a parameter's name as the standard spells it, empty for one that says nothing here."""
    spelled = [_spelled(part) for part in name.strip().casefold().split(".")]
    return ".".join(spelled) if all(spelled) else ""


def _spelled(part: str) -> str:
    found = _PART.fullmatch(part)
    word = _SPELLED.get(found[1], "") if found else ""
    return word + found[2] if found and word else ""
