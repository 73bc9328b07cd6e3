"""Signatures: made by one key, known by its public half alone, and the same each time."""

from __future__ import annotations

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import PackError
from webapp.packs.signing import SigningKey, is_signed

KEY = SigningKey.new()
TEXT = b"what is signed"
SIGNED = KEY.sign(TEXT)


def test_a_signature_is_known_by_the_public_key_and_the_same_each_time() -> None:
    assert is_signed(TEXT, SIGNED, KEY.public)
    assert KEY.sign(TEXT) == SIGNED


def test_a_key_is_read_from_the_file_that_it_was_written_to() -> None:
    again = SigningKey.from_pem(KEY.to_pem())
    assert (again.public, again.sign(TEXT)) == (KEY.public, SIGNED)


@given(st.binary(max_size=40))
def test_no_other_bytes_have_the_signature(data: bytes) -> None:
    assert is_signed(data, SIGNED, KEY.public) == (data == TEXT)


@pytest.mark.parametrize(
    ("signature", "public"),
    [
        (SIGNED, SigningKey.new().public),
        (SigningKey.new().sign(TEXT), KEY.public),
        (b64encode(bytes(64)).decode(), KEY.public),
        (SIGNED[:-4], KEY.public),
        ("", KEY.public),
        ("ü", KEY.public),
        (SIGNED, ""),
        (SIGNED, "not Base64"),
        (SIGNED, b64encode(bytes(31)).decode()),
    ],
    ids=[
        "another public key",
        "another key",
        "nothing but zeros",
        "cut",
        "no signature",
        "no Base64",
        "no key",
        "a key that is no Base64",
        "a key too short",
    ],
)
def test_what_is_not_right_is_not_signed(signature: str, public: str) -> None:
    assert not is_signed(TEXT, signature, public)


def _rsa() -> bytes:
    key = generate_private_key(65537, 2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _locked() -> bytes:
    key = load_pem_private_key(KEY.to_pem(), None)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))


@pytest.mark.parametrize(
    "data",
    [b"", b"no key", KEY.to_pem()[:60], _rsa(), _locked()],
    ids=["nothing", "no key", "half a key", "of another kind", "locked"],
)
def test_what_holds_no_key_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(PackError, match="holds"):
        SigningKey.from_pem(data)
