"""A script is joined with all that it imports."""

from __future__ import annotations

import pytest

from webapp.editions.joining import joined
from webapp.errors import EditionError

A = '/** @type {import("./z.js").Z} */\nexport const a = 1;\n'


def test_a_module_is_a_room_before_those_that_need_it() -> None:
    scripts = {"main.js": 'import { a } from "./core/a.js";\na();\n', "core/a.js": A}
    assert joined(scripts, "main.js") == (
        "const m0 = (() => {\nconst a = 1;\nreturn { a };\n})();\nconst { a } = m0;\na();\n"
    )


@pytest.mark.parametrize(
    ("importing", "expected"),
    [
        ('import { a as one } from "./a.js";\n', "const { a: one } = m0;\n"),
        ('import * as all from "./a.js";\n', "const all = m0;\n"),
        ('export { a as again } from "./a.js";\n', "export const { a: again } = m0;\n"),
        ("export async function go() {}\n", "export async function go() {}\n"),
    ],
)
def test_every_way_to_import_and_export_keeps_its_names(importing: str, expected: str) -> None:
    assert joined({"main.js": importing, "a.js": A}, "main.js").endswith(expected)


def test_a_room_passes_on_what_it_exports_again_and_stands_once() -> None:
    text = joined(
        {
            "main.js": 'import { b } from "./b.js";\nimport { a } from "./a.js";\nb(a);\n',
            "b.js": 'export { a as b } from "./a.js";\n',
            "a.js": A,
        },
        "main.js",
    )
    assert "return { b: m0.a };" in text
    assert text.count("const a = 1") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import a from "./a.js";\n', 'main.js: "import a from "./a.js";" cannot be joined'),
        ("export default 1;\n", 'main.js: "export default 1;" cannot be joined'),
        ('go(await import("./a.js"));\n', 'main.js: "import("./a.js"));" cannot be joined'),
        (
            'import { a } from "./round.js";\n',
            "main.js: scripts need each other in a circle: main.js, round.js",
        ),
    ],
)
def test_what_cannot_be_joined_is_refused(text: str, told: str) -> None:
    scripts = {"main.js": text, "a.js": A, "round.js": 'export { a } from "./main.js";\n'}
    with pytest.raises(EditionError) as refused:
        joined(scripts, "main.js")
    assert str(refused.value).startswith(told)
