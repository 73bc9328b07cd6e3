"""Keys, signed editions, and languages as files, as `pocketleaf` makes and checks them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Edit, Run
from webapp.editions.building import build, current_edition
from webapp.editions.keys import make_key
from webapp.errors import SettingsError, SourceError
from webapp.packs.signing import SigningKey, is_signed
from webapp.settings import Settings, read_settings


def silent(_: str) -> None:
    """Says nothing of a build's steps."""


@pytest.fixture
def signed(built: Settings, run: Run) -> Settings:
    """The toy library, its key made and written, and its signed edition built."""
    assert run(built, "keys", "--write").exit_code == 0
    build(built, silent)
    return built


def pointer(settings: Settings, tag: str = "en") -> dict[str, str]:
    path = current_edition(settings.var) / "site" / tag / "pack.json"
    read: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return read


def public_key(settings: Settings) -> str:
    return SigningKey.from_pem(settings.signing_key.read_bytes()).public


def export(settings: Settings, run: Run, folder: Path, *words: str) -> Path:
    path = folder / "en.pocketleaf"
    result = run(settings, "pack", "export", "en", "-o", str(path), *words)
    assert result.exit_code == 0, result.output
    return path


def test_a_private_key_lies_outside_the_content_for_its_owner_alone(settings: Settings, run: Run) -> None:
    result = run(settings, "keys")
    path = settings.content.parent / "keys" / "signing.pem"
    assert result.stdout == f"signing_key: {public_key(settings)}\n"
    assert (settings.signing_key, path.stat().st_mode & 0o777) == (path, 0o600)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    subprocess.run(["git", "init", "-q", settings.content.parent], check=True)
    ignored = subprocess.run(["git", "check-ignore", "-q", path], cwd=path.parent, check=False)
    assert ignored.returncode == 0


def test_a_key_that_is_there_is_never_overwritten(settings: Settings, run: Run) -> None:
    first = run(settings, "keys")
    before = settings.signing_key.read_bytes()
    second = run(settings, "keys")
    assert (second.stdout, settings.signing_key.read_bytes()) == (first.stdout, before)
    assert second.stderr.startswith("Found the private key")
    assert not make_key(settings)


def test_the_public_key_is_written_once_and_no_other_is_replaced(settings: Settings, run: Run) -> None:
    site = settings.content / "site.yaml"
    before = site.read_text(encoding="utf-8")
    for _ in range(2):
        assert run(settings, "keys", "--write").exit_code == 0
    assert site.read_text(encoding="utf-8") == f"{before}signing_key: {public_key(settings)}\n"
    settings.signing_key.unlink()
    refused = run(settings, "keys", "--write")
    assert refused.exit_code == 1
    assert f'{site}:7: "signing_key: ' in refused.stderr
    assert "is another key; remove it to change keys" in refused.stderr


def test_a_build_signs_the_very_bytes_of_each_manifest(signed: Settings) -> None:
    for tag in ("en", "es", "ar"):
        told = pointer(signed, tag)
        assert is_signed(told["manifest"].encode(), told["signature"], public_key(signed))


def test_a_build_without_a_key_says_so_and_signs_nothing(settings: Settings, run: Run) -> None:
    result = run(settings, "build")
    assert result.exit_code == 0
    assert f"packs are not signed, as there is no {settings.signing_key}" in result.stderr
    assert pointer(settings)["signature"] is None


def test_a_key_that_comes_or_goes_makes_another_edition(signed: Settings) -> None:
    name = current_edition(signed.var).name
    assert not build(signed, silent).is_new
    key = signed.signing_key.read_bytes()
    signed.signing_key.unlink()
    assert build(signed, silent).folder.name != name
    assert pointer(signed)["signature"] is None
    signed.signing_key.write_bytes(key)
    assert build(signed, silent).folder.name == name
    assert pointer(signed)["signature"]


@pytest.mark.parametrize("written", ["", "signing_key: " + "A" * 43 + "=\n"])
def test_a_key_that_readers_would_not_know_is_told_with_the_line_to_write(
    settings: Settings, written: str
) -> None:
    make_key(settings)
    site = settings.content / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + written, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        build(settings, silent)
    (line,) = str(error.value).splitlines()
    assert line.startswith(f"{site}:{7 if written else 1}: signing_key ")
    assert line.endswith(f"; write `signing_key: {public_key(settings)}`")


def test_a_named_key_must_be_there_and_be_one(settings: Settings, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "elsewhere.pem"
    named = read_settings(
        content=settings.content, var=settings.var, environment={"POCKETLEAF_SIGNING_KEY": str(path)}
    )
    assert named.signing_key == path
    with pytest.raises(SettingsError, match="there is no signing key; make one with `pocketleaf keys`"):
        build(named, silent)
    path.write_text("no key", encoding="utf-8")
    refused = run(settings, f"--signing-key={path}", "build")
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"{path}:1: holds no private key in PEM")


def test_a_public_key_that_is_none_is_a_mistake(settings: Settings, run: Run, edit: Edit) -> None:
    edit(settings.content / "site.yaml", "popular:", "signing_key: secret\npopular:")
    told = run(settings, "content", "check").stderr
    assert 'site.yaml:4: signing_key "secret" is no public key; write the line that' in told


def test_a_language_is_exported_and_checked(signed: Settings, run: Run, tmp_path: Path) -> None:
    path = export(signed, run, tmp_path)
    result = run(signed, "pack", "check", str(path))
    assert result.exit_code == 0
    version = json.loads(pointer(signed)["manifest"])["version"]
    assert f"{path}: en, edition {version[:8]}, content of 2026-03-01, " in result.stdout
    assert "1 pictures; whole, and signed by the publisher" in result.stdout
    bare = export(signed, run, tmp_path, "--no-figures")
    assert "0 pictures" in run(signed, "pack", "check", str(bare)).stdout


def test_a_file_is_named_by_what_it_holds(
    signed: Settings, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(signed, "pack", "export", "es").exit_code == 0
    version = json.loads(pointer(signed, "es")["manifest"])["version"]
    assert (tmp_path / f"toy-library-es-{version[:8]}.pocketleaf").is_file()


def test_what_cannot_be_exported_or_is_wrong_is_told_in_one_line(
    signed: Settings, run: Run, tmp_path: Path
) -> None:
    file = export(signed, run, tmp_path)
    file.write_bytes(file.read_bytes()[:-5])
    missing = tmp_path / "missing.pocketleaf"
    for words, says in (
        (("export", "fr"), 'no language "fr" in this edition; name one of its languages'),
        (("check", str(file)), f"{file}: is damaged, or was changed after it was made: "),
        (("check", str(missing)), f"{missing}: No such file or directory"),
    ):
        result = run(signed, "pack", *words)
        assert result.exit_code == 1
        assert result.stderr.startswith(says)
        assert result.stderr.count("\n") == 1


def test_without_a_key_nothing_is_exported_or_checked(built: Settings, run: Run, tmp_path: Path) -> None:
    refused = run(built, "pack", "export", "en", "-o", str(tmp_path / "en.pocketleaf"))
    assert refused.stderr == "en: not signed; run `pocketleaf keys --write`, then `pocketleaf build`\n"
    refused = run(built, "pack", "check", str(built.content / "site.yaml"))
    assert "site.yaml:1: signing_key is missing; `pocketleaf keys --write` makes one" in refused.stderr
