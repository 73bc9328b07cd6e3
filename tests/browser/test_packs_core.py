"""What the device decides about packs, run in Chromium and held against its table and the build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from webapp.packs.deltas import delta
from webapp.packs.lists import write_list
from webapp.packs.volumes import read_volume, write_volumes

ROOT = Path(__file__).parents[2]
TABLE = json.loads((ROOT / "tests" / "tables" / "packs_core.json").read_text(encoding="utf-8"))
DELTAS = json.loads((ROOT / "tests" / "tables" / "deltas.json").read_text(encoding="utf-8"))
MODULES = sorted(file.name for file in (ROOT / "static/js/core/packs").glob("*.js"))
CASES = [
    pytest.param(module, name, arguments, result, id=f"{name}: {why}")
    for module, functions in TABLE.items()
    for name, cases in functions.items()
    for why, arguments, result in cases
]
# In the table {"$hex": …, "$text": …} are bytes, {"$holds": […]} is a claim about an address.
CALL = """async ([module, name, args]) => {
    const encode = (text) => [...new TextEncoder().encode(text)];
    const digits = (hex) => (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
    const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const revived = (value) => {
        if (!value || typeof value !== "object") return value;
        if (Array.isArray(value)) return value.map(revived);
        const { $hex, $text, $map, $numbers, $holds } = value;
        if ($hex !== undefined || $text !== undefined) {
            return Uint8Array.from([...digits($hex ?? ""), ...encode($text ?? "")]);
        }
        if ($map) return new Map($map);
        if ($numbers) return Uint32Array.from($numbers);
        if ($holds) return (address) => $holds.includes(address);
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revived(each)]));
    };
    const told = (value) => {
        if (value === undefined) return null;
        if (value instanceof Uint8Array) return { $hex: hex(value) };
        if (value instanceof Uint32Array) return { $numbers: [...value] };
        if (value instanceof Map) return { $map: [...value] };
        if (value instanceof Set) return { $set: [...value] };
        if (!value || typeof value !== "object") return value;
        if (Array.isArray(value)) return value.map(told);
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, told(each)]));
    };
    const { [name]: decide } = await import(`/core/packs/${module}`);
    try {
        return told(decide(...args.map(revived)));
    } catch {
        return "throws";
    }
}"""
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("module", "name", "arguments", "result"), CASES)
def test_a_decision_is_the_one_in_the_table(
    core: Page, module: str, name: str, arguments: list[Any], result: Any
) -> None:
    assert core.evaluate(CALL, [module, name, arguments]) == plain(result)


@pytest.mark.parametrize("module", MODULES)
def test_every_function_has_a_table(core: Page, module: str) -> None:
    names = core.evaluate("async (name) => Object.keys(await import(`/core/packs/${name}`))", module)
    assert sorted(TABLE[module]) == sorted(names)


@FEW
@given(
    st.lists(st.sampled_from([b"a lump ", b"of fat ", b"x", b"\0", b"long " * 300]), max_size=12), st.data()
)
def test_a_delta_of_the_build_makes_the_same_bytes(core: Page, pieces: list[bytes], data: Any) -> None:
    old, new = b"".join(pieces), b"".join(data.draw(st.permutations(pieces))[: data.draw(st.integers(0, 12))])
    arguments = [{"$hex": old.hex()}, {"$hex": delta(old, new).hex()}]
    assert core.evaluate(CALL, ["deltas.js", "patched", arguments]) == {"$hex": new.hex()}


@FEW
@given(st.dictionaries(st.from_regex(r"/[a-z]{1,5}", fullmatch=True), st.binary(max_size=9), max_size=6))
def test_a_volume_of_the_build_is_read_alike(core: Page, records: dict[str, bytes]) -> None:
    volume = write_list([((address,), record) for address, record in records.items()])
    rows = core.evaluate(CALL, ["streams.js", "rowsOf", [{"$hex": volume.hex()}]])
    assert [(row["row"][0], row["payload"]["$hex"]) for row in rows] == [
        (address, record.hex()) for address, record in records.items()
    ]


@FEW
@given(st.dictionaries(st.from_regex(r"/[a-z]{1,5}", fullmatch=True), st.binary(max_size=9), max_size=6))
def test_the_device_makes_the_volumes_of_the_build_again(core: Page, records: dict[str, bytes]) -> None:
    made = [volume.hex() for volume in write_volumes(records)] or [write_list([]).hex()]
    ordered = [[address, {"$hex": records[address].hex()}] for address in sorted(records)]
    assert core.evaluate(CALL, ["file.js", "volumeOf", [ordered]]) == {"$hex": made[0]}


@FEW
@given(st.lists(st.integers(0, 3_000_000), max_size=9))
def test_the_device_cuts_volumes_as_the_build_does(core: Page, lengths: list[int]) -> None:
    records = {f"/{place}": bytes(length) for place, length in enumerate(lengths)}
    counts = [len(read_volume(volume)) for volume in write_volumes(records)]
    assert core.evaluate(CALL, ["layout.js", "volumesOf", [lengths]]) == counts


def plain(value: Any) -> Any:
    """A result of the table, its bytes as hex."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "$text" in value:
        return {"$hex": value.get("$hex", "") + value["$text"].encode().hex()}
    return {key: plain(each) for key, each in value.items()}
