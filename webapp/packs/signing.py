"""The publisher's signature under a manifest: Ed25519, which gives the same bytes each time."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from webapp.errors import PackError


@dataclass(frozen=True)
class SigningKey:
    """A publisher's private key."""

    _key: Ed25519PrivateKey

    @classmethod
    def new(cls) -> SigningKey:
        """Return a key that nobody has."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, data: bytes) -> SigningKey:
        """Return the key of a file; raises PackError when it holds none that we use."""
        try:
            key = load_pem_private_key(data, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise PackError("holds no private key in PEM that is free of a password") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise PackError("holds a private key, but not one of Ed25519")
        return cls(key)

    def to_pem(self) -> bytes:
        """Return the key's file."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    @property
    def public(self) -> str:
        """The public key that goes with it, as Base64: what everyone may know."""
        return b64encode(self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()

    def sign(self, data: bytes) -> str:
        """Return the signature of some bytes as Base64."""
        return b64encode(self._key.sign(data)).decode()


def is_signed(data: bytes, signature: str, public: str) -> bool:
    """Return whether a signature (Base64) of some bytes was made with the key of a public one (Base64)."""
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(public, validate=True))
        key.verify(b64decode(signature, validate=True), data)
    except (ValueError, InvalidSignature):
        return False
    return True
