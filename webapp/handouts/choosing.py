"""The sections of a page that go on its handout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from webapp.api.model import Module, PageAnswer


@dataclass(frozen=True)
class Choice:
    """What was ticked, by the ids of sections and questions; of one page among several as `bm01.treatment`.

    Care cards that are not among it were left out on purpose if it came from the form, else they stay.
    """

    ticked: frozenset[str] = frozenset()
    is_form: bool = False

    @classmethod
    def of(cls, ticked: Iterable[str], *, is_form: bool = False) -> Choice:
        """Return the choice of some ids."""
        return cls(frozenset(ticked), is_form)

    def modules(self, page: PageAnswer) -> tuple[Module, ...]:
        """Return what goes on the handout of a page; everything where nothing that it has is ticked."""
        if not any(self._has(page, one) for module in page.modules for one in (module, *module.entries)):
            return page.modules
        chosen = (self._cut(page, module) for module in page.modules)
        return tuple(module for module in chosen if module)

    def pairs(self, page: PageAnswer) -> tuple[tuple[str, str], ...]:
        """Return the choice as the query says it: the page's own ids, in its order."""
        known = (one for module in page.modules for one in (module, *module.entries))
        ticked = tuple(("s", one.id) for one in known if self._has(page, one))
        return (("form", "1"), *ticked) if ticked and self.is_form else ticked

    def _cut(self, page: PageAnswer, module: Module) -> Module | None:
        entries = tuple(one for one in module.entries if self._has(page, one))
        if self._has(page, module) or (module.role == "care" and (entries or not self.is_form)):
            return module
        return replace(module, html="", entries=entries) if entries else None

    def _has(self, page: PageAnswer, module: Module) -> bool:
        names = (module.id, *module.former_ids)
        return any(name in self.ticked or f"{page.id}.{name}" in self.ticked for name in names)
