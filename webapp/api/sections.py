"""One section of a page as an answer of the API, made from the page's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from webapp.api.answers import SectionAnswer
from webapp.api.model import Alternate, Module, PageAnswer, PageBrief, Words
from webapp.content.body import REFERENCE_ANCHOR, WORD_ANCHOR


def find_module(page: PageAnswer, name: str) -> Module | None:
    """Return the module or entry that has an id now, else the one that had it formerly, else None."""
    modules = [entry for module in page.modules for entry in (module, *module.entries)]
    now = (one for one in modules if one.id == name)
    formerly = (one for one in modules if name in one.former_ids)
    return next(now, None) or next(formerly, None)


def tell_section(page: PageAnswer, module: Module) -> SectionAnswer:
    """Return a module of a page with what is needed to show it elsewhere."""
    html = _whole(page, module)
    return SectionAnswer(
        page=PageBrief(**{one.name: getattr(page, one.name) for one in fields(PageBrief)}),
        module=module,
        html=html,
        review=page.review,
        alternates=tuple(_alternate(one, module.id) for one in page.alternates),
        words=tuple(one for one in page.words if f'#{WORD_ANCHOR}{one.id}"' in html),
        references=tuple(one for one in page.references if f'#{REFERENCE_ANCHOR}{one.id}"' in html),
        attribution=page.attribution,
    )


def _alternate(other: Alternate, name: str) -> Alternate:
    data = f"{other.data.removesuffix('.json')}/{name}.json"
    return replace(other, url=f"{other.url}#{name}", data=data)


def _whole(page: PageAnswer, module: Module) -> str:
    inner = "\n".join((*_lines(page, module), page.attribution.html))
    return f'<section lang="{page.lang}" dir="{page.dir}">\n{inner}\n</section>'


def _lines(page: PageAnswer, module: Module, level: int = 2) -> Iterator[str]:
    if module.label:
        yield f"<p>{module.label}</p>"
    yield f"<h{level}{_tongue(page, module.heading)}>{module.heading.html}</h{level}>"
    if module.html:
        yield module.html
    for entry in module.entries:
        yield from ("<section>", *_lines(page, entry, level + 1), "</section>")


def _tongue(page: PageAnswer, words: Words) -> str:
    return "" if words.lang == page.lang else f' lang="{words.lang}" dir="{words.dir}"'
