"""Scripts that are loaded together are one file, and late ones keep a file of their name."""

from __future__ import annotations

import pytest

from webapp.editions.joining import joined
from webapp.errors import EditionError

PAGE = 'import { a } from "./core/a.js";\nconst { late } = await import("./ui/late.js");\nlate(a);\n'
SCRIPTS = {
    "app.js": PAGE,
    "core/a.js": '/** @type {import("./z.js").Z} */\nexport const a = 1;\n',
    "core/b.js": 'import { a as one } from "./a.js";\nexport function b() {\n  return one;\n}\n',
    "core/alone.js": "export const alone = 2;\n",
    "ui/late.js": 'import * as all from "../core/b.js";\nexport async function late() {\n  all.b();\n}\n',
    "ui/other.js": 'import { b } from "../core/b.js";\nexport { b as again } from "../core/b.js";\nb();\n',
}


def test_what_a_page_needs_at_once_is_one_file() -> None:
    assert joined(
        {"app.js": 'import { a } from "./a.js";\na();\n', "a.js": SCRIPTS["core/a.js"]}, "app.js"
    ) == {"app.js": "const m0 = (() => {\nconst a = 1;\nreturn { a };\n})();\nconst { a } = m0;\na();\n"}


def test_a_late_script_never_waits_for_the_page_that_may_wait_for_it() -> None:
    files = joined(SCRIPTS, "app.js")
    assert sorted(files) == ["app.js", "core/a.js", "ui/late.js"]
    assert 'import * as m0 from "./core/a.js";' in files["app.js"]
    assert 'import * as m0 from "../core/a.js";' in files["ui/late.js"]
    assert "const { a: one } = m0;" in files["ui/late.js"]
    assert not [name for name, text in files.items() if "app.js" in text]


def test_what_two_late_scripts_need_is_a_file_of_its_own() -> None:
    files = joined(SCRIPTS | {"app.js": PAGE + 'await import("./ui/other.js");\n'}, "app.js")
    assert sorted(files) == ["app.js", "core/a.js", "core/b.js", "ui/late.js", "ui/other.js"]
    assert 'import * as m2 from "../core/b.js";' in files["ui/late.js"]
    assert files["ui/other.js"].endswith("const { b } = m2;\nb();\nexport const { b: again } = m2;\n")


def test_a_late_script_is_named_from_where_its_reader_lies_now() -> None:
    scripts = {
        "app.js": 'import { go } from "./ui/go.js";\ngo();\n',
        "ui/go.js": 'export const go = () => import("./late.js");\n',
        "ui/late.js": "export const late = 1;\n",
    }
    assert 'import("./ui/late.js")' in joined(scripts, "app.js")["app.js"]


@pytest.mark.parametrize(
    ("scripts", "told"),
    [
        (
            {"app.js": 'import a from "./a.js";\n', "a.js": ""},
            'app.js: "import a from "./a.js";" cannot be joined',
        ),
        ({"app.js": "export default 1;\n"}, 'app.js: "export default 1;" cannot be joined'),
        (
            {"app.js": 'import { a } from "./a.js";\n', "a.js": 'export { b as a } from "./app.js";\n'},
            "app.js: scripts need each other in a circle: app.js, a.js",
        ),
    ],
)
def test_what_cannot_be_joined_is_refused(scripts: dict[str, str], told: str) -> None:
    with pytest.raises(EditionError) as refused:
        joined(scripts, "app.js")
    assert str(refused.value).startswith(told)
