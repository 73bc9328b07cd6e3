"""The script's decisions, run in Chromium and held against their table."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
TABLE = json.loads((ROOT / "tests" / "tables" / "script_core.json").read_text(encoding="utf-8"))
CORE = sorted(file.name for file in (ROOT / "static/js/core").glob("*.js"))
CASES = [
    pytest.param(module, name, arguments, result, id=f"{name}: {why}")
    for module, functions in TABLE.items()
    for name, cases in functions.items()
    for why, arguments, result in cases
]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("module", "name", "arguments", "result"), CASES)
def test_a_decision_is_the_one_in_the_table(
    core: Page, module: str, name: str, arguments: list[Any], result: Any
) -> None:
    call = "async ([path, name, args]) => (await import(path))[name](...args)"
    assert core.evaluate(call, [f"/core/{module}", name, arguments]) == result


@pytest.mark.parametrize("module", CORE)
def test_every_core_function_has_a_table(core: Page, module: str) -> None:
    names = core.evaluate("async (path) => Object.keys(await import(path))", f"/core/{module}")
    assert sorted(TABLE[module]) == sorted(names)
