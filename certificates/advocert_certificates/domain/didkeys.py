"""Keys in DID documents, read strictly: the key must be published by the issuer, for assertions, under its name.

`did:key` documents are derived and not fetched. A key is never read out of its own name except there, where
the name is the identity (W3C did:key 0.9, 3.1).
"""

import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from advocert_certificates.domain import base58
from advocert_certificates.domain.credential_errors import EncodingError
from advocert_certificates.domain.did import ED25519, P256, RSA, PublicKey
from advocert_certificates.domain.foreign_refusals import DidMethodError
from advocert_certificates.domain.refusals import KeyNotPublishedError, KeyWithdrawnError, WrongIssuerError

_MULTICODEC = {b"\xed\x01": (ED25519, 32), b"\x80\x24": (P256, 33)}
_RSA_LENGTH = 256  # bytes; shorter ones can be broken
_HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*", re.ASCII
)
_STEP = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)
_PORT = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)


def did_web_address(did: str) -> str:
    """Return the https address of the document of a `did:web` (method specification, 3.2).

    Raises:
        DidMethodError: no did:web, or not written as the method says.
    """
    parts = did.split(":")
    if parts[:2] != ["did", "web"] or len(parts) < 3:  # noqa: PLR2004 - did, web and a host
        raise DidMethodError(did)
    host, colon, port = parts[2].partition("%3A")
    steps = parts[3:]
    well_formed = _HOST.fullmatch(host) and (not colon or _PORT.fullmatch(port))
    if not well_formed or not all(_STEP.fullmatch(step) and step.strip(".") for step in steps):
        raise DidMethodError(did)
    path = "/".join(steps) or ".well-known"
    return f"https://{host}{':' + port if colon else ''}/{path}/did.json"


def did_key_document(did: str) -> dict[str, Any]:
    """Return the document of a `did:key`.

    Raises:
        DidMethodError: no did:key, or of a kind of key that we cannot check.
    """
    multikey = did.removeprefix("did:key:")
    if multikey == did:
        raise DidMethodError(did)
    try:
        read_multikey(multikey, multikey)
    except EncodingError as error:
        raise DidMethodError(did) from error
    method = f"{did}#{multikey}"
    return {
        "id": did,
        "verificationMethod": [
            {"id": method, "type": "Multikey", "controller": did, "publicKeyMultibase": multikey}
        ],
        "assertionMethod": [method],
    }


def assertion_key(document: Mapping[str, Any], method: str, issuer: str) -> PublicKey:
    """Return the key that the issuer publishes under this name for assertions.

    Raises:
        WrongIssuerError: the document or the name belongs to somebody else.
        KeyNotPublishedError: no such key, twice, under another controller, or of a form we cannot read.
        KeyWithdrawnError: published, but not for assertions.
    """
    if document.get("id") != issuer or not method.startswith(f"{issuer}#"):
        raise WrongIssuerError(f"{issuer}, {method}, {document.get('id')}")
    asserting = _entries(document, "assertionMethod")
    published = [*_entries(document, "verificationMethod"), *asserting]
    found = [
        entry for entry in published if isinstance(entry, dict) and _named(entry.get("id"), issuer) == method
    ]
    if len(found) != 1 or found[0].get("controller") != issuer:
        raise KeyNotPublishedError(method)
    names = [entry.get("id") if isinstance(entry, dict) else entry for entry in asserting]
    if method not in [_named(name, issuer) for name in names]:
        raise KeyWithdrawnError(method)
    try:
        return _key(found[0], method)
    except (EncodingError, ValueError, TypeError, KeyError) as error:
        raise KeyNotPublishedError(f"{method}: {error}") from error


@lru_cache(maxsize=256)
def read_multikey(text: str, key_id: str) -> PublicKey:
    """Return the key in a Multikey text (W3C Controlled Identifiers 1.0, 2.2.2).

    Raises:
        EncodingError: no base58btc, or another kind of key than Ed25519 and P-256.
    """
    raw = base58.decode(text[1:]) if text.startswith("z") else b""
    kind, length = _MULTICODEC.get(raw[:2], ("", 0))
    if not kind or len(raw) != 2 + length:
        raise EncodingError("This is no Multikey of Ed25519 or P-256. Publish the key in that form.")
    return PublicKey(key_id, raw[2:], kind)


def _key(method: Mapping[str, Any], key_id: str) -> PublicKey:
    kind = method.get("type")
    if kind in {"Multikey", "Ed25519VerificationKey2020"}:
        return read_multikey(str(method["publicKeyMultibase"]), key_id)
    jwk = method["publicKeyJwk"] if kind in {"JsonWebKey", "JsonWebKey2020"} else {}
    if "d" in jwk or jwk.get("kty") not in {"EC", "OKP", "RSA"}:
        raise EncodingError("This is no public JSON Web Key that we can read. Publish the key as Multikey.")
    if (jwk["kty"], jwk.get("crv")) == ("OKP", "Ed25519"):
        return PublicKey(key_id, _number(jwk["x"]), ED25519)
    if (jwk["kty"], jwk.get("crv")) == ("EC", "P-256"):
        return PublicKey(key_id, _number(jwk["x"]) + _number(jwk["y"]), P256)
    if jwk["kty"] == "RSA":
        exponent, modulus = _bytes(jwk["e"]), _bytes(jwk["n"]).lstrip(b"\0")
        if len(modulus) >= _RSA_LENGTH and len(exponent) <= 4:  # noqa: PLR2004 - four bytes hold any exponent in use
            return PublicKey(key_id, exponent.rjust(4, b"\0") + modulus, RSA)
    raise EncodingError("This JSON Web Key is of another curve. Publish an Ed25519 or P-256 key.")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _number(text: str) -> bytes:
    raw = _bytes(text)
    if len(raw) != 32:  # noqa: PLR2004 - both curves have numbers of 32 bytes
        raise EncodingError("A number of the key has another length. Publish the key again.")
    return raw


def _named(name: object, issuer: str) -> object:
    """Return the full name of a key; a document may leave out its own id."""
    return f"{issuer}{name}" if isinstance(name, str) and name.startswith("#") else name


def _entries(document: Mapping[str, Any], name: str) -> list[Any]:
    entries = document.get(name)
    return entries if isinstance(entries, list) else []
