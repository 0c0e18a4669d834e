"""Credentials as VC-JWT in the form of Open Badges 3.0 (8.2): the credential and five claims, signed as JSON.

The header says `alg`, `kid` and `typ: JWT`; the claims are copies of what the credential says and must match. A
token is never believed for its header: the algorithm must be that of the key which the issuer publishes.
"""

import json
from base64 import urlsafe_b64decode
from binascii import Error as Base64Error
from binascii import b2a_base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from advocert_certificates.domain import foreign_refusals, refusals
from advocert_certificates.domain.credential_errors import UnreadableError
from advocert_certificates.domain.did import ED25519, P256, RSA
from advocert_certificates.domain.didkeys import assertion_key
from advocert_certificates.domain.foreign import authenticate, refused
from advocert_certificates.domain.presented import Sources, Tools, check_shape, instant, issuer_of, judge
from advocert_certificates.domain.reading import read_json
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.verification import Verification

_ALGORITHMS = {"ES256": P256, "EdDSA": ED25519, "Ed25519": ED25519, "RS256": RSA}
_HEADER = {"alg", "kid", "typ", "cty"}
_TYPES = {None, "JWT", "vc+jwt", "vc+ld+jwt"}
_CLAIMS = {"iss", "jti", "sub", "nbf", "exp", "iat"}
_PARTS = 3
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


@dataclass(frozen=True)
class Token:
    """A compact JWS, read and not yet believed."""

    header: dict[str, Any]
    payload: dict[str, Any]
    message: bytes
    signature: bytes

    @property
    def credential(self) -> dict[str, Any]:
        """The payload without the claims."""
        return {name: value for name, value in self.payload.items() if name not in _CLAIMS}


@dataclass(frozen=True)
class Claims:
    """The copies beside the credential: issuer, id, subject, begin and end in seconds of the epoch."""

    iss: str
    jti: str
    sub: str
    nbf: int
    exp: int


def signing_text(members: str, claims: Claims, key_id: str) -> bytes:
    """Return header and payload as they are signed.

    `members` is the JSON of a credential of our profile without braces: its ids hold nothing that JSON escapes.
    """
    beside = (
        f'"iss":"{claims.iss}","jti":"{claims.jti}","sub":"{claims.sub}",'
        f'"nbf":{claims.nbf},"exp":{claims.exp}'
    )
    return b"%s.%s" % (_header(f"{claims.iss}#{key_id}"), _letters(f"{{{members},{beside}}}".encode()))


def compact(message: bytes, signature: bytes) -> str:
    """Return the token."""
    return (b"%s.%s" % (message, _letters(signature))).decode("ascii")


def read_token(text: str) -> Token:
    """Return the parts of a token.

    Raises:
        TokenShapeError: no compact JWS of two JSON objects.
    """
    parts = text.strip().split(".")
    if len(parts) != _PARTS:
        raise foreign_refusals.TokenShapeError("parts")
    header, payload, signature = (_decode(part) for part in parts)
    try:
        return Token(
            read_json(header), read_json(payload), f"{parts[0]}.{parts[1]}".encode("ascii"), signature
        )
    except UnreadableError as error:
        raise foreign_refusals.TokenShapeError(str(error)) from error


def verify_token(text: str, sources: Sources, tools: Tools, now: datetime) -> Verification:
    """Judge a token of any issuer at `now` (aware). Never raises for what it holds."""
    try:
        token = read_token(text)
        issuer = _authenticate(token, sources, tools)
        return judge(token.credential, issuer, sources, tools, now, authenticate)
    except RefusedError as error:
        return refused(error)


def _authenticate(token: Token, sources: Sources, tools: Tools) -> str:
    header, credential = token.header, token.credential
    kind = _ALGORITHMS.get(str(header.get("alg")))
    if kind is None:
        raise foreign_refusals.TokenAlgorithmError(str(header.get("alg")))
    # A key in the header (`jwk`) proves nothing, and what stands in `crit` must not be ignored.
    if set(header) - _HEADER or header.get("typ") not in _TYPES or type(header.get("kid")) is not str:
        raise foreign_refusals.TokenShapeError(str(sorted(header)))
    if "proof" in credential or "vc" in credential:
        raise foreign_refusals.TokenShapeError("proof or vc in the payload")
    check_shape(credential)
    issuer = issuer_of(credential)
    published = sources.did_document(issuer)
    if published is None:
        raise refusals.IssuerUnknownError(issuer)
    key = assertion_key(published, header["kid"], issuer)
    if key.kind != kind:
        raise foreign_refusals.TokenAlgorithmError(f"{header['alg']} with a key of {key.kind}")
    if not tools.fits(key, token.signature, token.message):
        raise refusals.ChangedError
    _check_claims(token.payload, credential, issuer)
    return issuer


def _check_claims(claims: Mapping[str, Any], credential: Mapping[str, Any], issuer: str) -> None:
    """Compare the claims with the credential (Open Badges 3.0, 8.2.4.1)."""
    subject = credential["credentialSubject"]
    expected = {
        "iss": issuer,
        "jti": credential.get("id"),
        "sub": subject.get("id") if isinstance(subject, dict) else None,
        "nbf": _seconds(credential, "validFrom"),
        "exp": _seconds(credential, "validUntil"),
    }
    for name, value in expected.items():
        given = claims.get(name)
        # VC-JOSE-COSE leaves the claims out; a claim that is there must match, and so must its kind.
        if name in claims and (given != value or type(given) is bool):
            raise foreign_refusals.TokenClaimsError(name)


def _seconds(credential: Mapping[str, Any], name: str) -> int | None:
    moment = instant(credential, name)
    return int(moment.timestamp()) if moment else None


@lru_cache(maxsize=32)
def _header(kid: str) -> bytes:
    text = json.dumps({"alg": "ES256", "kid": kid, "typ": "JWT"}, separators=(",", ":"))
    return _letters(text.encode())


def _letters(data: bytes) -> bytes:
    # What urlsafe_b64encode does, without its two copies.
    return b2a_base64(data, newline=False).rstrip(b"=\n").translate(_URL_SAFE)


def _decode(part: str) -> bytes:
    try:
        decoded = urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (Base64Error, ValueError) as error:
        raise foreign_refusals.TokenShapeError("base64") from error
    # One text for one content: no padding, no other alphabet, no spare bits.
    if _letters(decoded) != part.encode("utf-8", "replace"):
        raise foreign_refusals.TokenShapeError("base64")
    return decoded
