"""Code systems: every name that clients call them by, and how their codes are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_HL7 = "2.16.840.1.113883."
_EXTENSION = re.compile(r"[&/]")  # ICD-11 adds to a code what refines it


@dataclass(frozen=True)
class CodeSystem:
    """A code system by the name that content calls it.

    `addresses` are URIs without their scheme; `shortest` is the length of the topmost code that can stand for
    those below it, dots left out, and 0 where a code's letters tell nothing of its parents.
    """

    name: str
    oids: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    shortest: int = 0

    @property
    def is_known(self) -> bool:
        """Whether other systems know it by an identifier too."""
        return bool(self.oids)

    @property
    def uri(self) -> str:
        """The identifier to write into answers."""
        return f"urn:oid:{self.oids[0]}" if self.oids else self.name

    def normal(self, code: str) -> str:
        """Return the one form of a code by which two spellings of it are equal."""
        upper = "".join(code.split()).upper()
        return upper.replace(".", "") if self.shortest else upper

    def ancestors(self, normal: str) -> Iterator[str]:
        """Yield a code in its normal form and then each of its parents, the nearest first."""
        yield normal
        if self.shortest:
            stem = _EXTENSION.split(normal)[0]
            longest = len(stem) - (stem == normal)
            yield from (stem[:length] for length in range(longest, self.shortest - 1, -1))


SYSTEMS = (
    CodeSystem("ICD-10-CM", (f"{_HL7}6.90",), ("hl7.org/fhir/sid/icd-10-cm",), ("I10CM",), 3),
    CodeSystem("ICD-10", (f"{_HL7}6.3",), ("hl7.org/fhir/sid/icd-10",), ("I10", "ICD-10-WHO"), 3),
    CodeSystem("ICD-9-CM", (f"{_HL7}6.103",), ("hl7.org/fhir/sid/icd-9-cm",), ("ICD-9", "I9CM"), 3),
    CodeSystem(
        "ICD-11", (f"{_HL7}6.347",), ("id.who.int/icd/release/11/mms",), ("ICD-11-MMS", "ICD-11 for MMS"), 4
    ),
    CodeSystem("SNOMED CT", (f"{_HL7}6.96",), ("snomed.info/sct",), ("SNOMED", "SCT", "SNOMEDCT_US")),
    CodeSystem("RxNorm", (f"{_HL7}6.88",), ("www.nlm.nih.gov/research/umls/rxnorm",)),
    CodeSystem("NDC", (f"{_HL7}6.69",), ("hl7.org/fhir/sid/ndc",)),
    CodeSystem("LOINC", (f"{_HL7}6.1", f"{_HL7}11.79"), ("loinc.org",), ("LN",)),
    CodeSystem("MeSH", (f"{_HL7}6.177",), ("id.nlm.nih.gov/mesh",), ("MSH",)),
)


def find_system(name: str) -> CodeSystem:
    """Return the system that an OID, a URI or a name stands for; an unknown one has that name alone."""
    folded = _folded(name)
    return _by_name().get(folded) or _by_edition(folded) or CodeSystem(" ".join(name.split()).upper())


def _by_edition(folded: str) -> CodeSystem | None:
    """Return the system of which a URI names an edition, as `http://snomed.info/sct/731000124108` does."""
    pairs = ((address, one) for one in SYSTEMS for address in one.addresses)
    return next((one for address, one in pairs if folded.startswith(f"{address}/")), None)


@cache
def _by_name() -> dict[str, CodeSystem]:
    return {
        _folded(name): one
        for one in SYSTEMS
        for name in (one.name, *one.oids, *one.addresses, *one.other_names)
    }


def _folded(name: str) -> str:
    """Return a name without case, version and scheme; of words without spaces and hyphens too."""
    text = name.strip().casefold().partition("|")[0]
    text = text.removeprefix("urn:oid:").removeprefix("https://").removeprefix("http://").rstrip("/")
    return text if "/" in text or "." in text else re.sub(r"[\W_]", "", text)
