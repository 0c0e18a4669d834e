"""Another organisation that issues credentials in its own way: other members, other keys, other kinds of proof.

    issuer = ForeignIssuer()
    signed = issuer.issue()
    assert issuer.verify(signed).valid

It signs by the reference (PyLD and pyoxigraph), so that nothing of the product is its own judge.
"""

import copy
import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from tests.support.json_ld_reference import reference_nquads

from advocert_certificates.credentials.sources import GivenSources
from advocert_certificates.credentials.verifying import verify_presented
from advocert_certificates.domain import base58
from advocert_certificates.domain.multikey import encode_ed25519
from advocert_certificates.domain.statuslist import StatusBits
from advocert_certificates.domain.verification import Verification
from advocert_certificates.domain.vocabulary import CREDENTIALS_V2, OPEN_BADGES

VC = "https://www.w3.org/2018/credentials#"
DID = "did:web:college.example"
LIST = "https://college.example/status/7"
_COMPRESSED = (serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint)
NOW = datetime(2026, 11, 22, 14, 6, tzinfo=UTC)
CREDENTIAL = {
    "@context": [CREDENTIALS_V2, OPEN_BADGES],
    "id": "https://college.example/badges/1",
    "type": ["VerifiableCredential", "AchievementCredential"],
    "issuer": {"id": DID, "type": ["Profile"], "name": "College of Arts"},
    "validFrom": "2026-01-01T00:00:00Z",
    "validUntil": "2027-01-01T00:00:00+01:00",
    "credentialSubject": {
        "id": "did:example:holder",
        "type": ["AchievementSubject"],
        "achievement": {
            "id": "https://college.example/achievements/1",
            "type": ["Achievement"],
            "name": "Drawing",
            "description": "Has drawn for a year.",
            "criteria": {"narrative": "Ten sheets."},
            "creator": {"id": DID, "type": ["Profile"], "name": "College of Arts"},
            "tag": ["arts", "drawing"],
        },
    },
    "credentialStatus": [
        {
            "id": f"{LIST}#5",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "5",
            "statusListCredential": LIST,
        },
        {
            "id": f"{LIST}b#6",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "suspension",
            "statusListIndex": "6",
            "statusListCredential": f"{LIST}b",
        },
    ],
}


class ForeignIssuer:
    """An issuer with an Ed25519, a P-256 and an RSA key, and two status lists."""

    def __init__(self, did: str = DID) -> None:
        """Make the keys."""
        self.identity = did
        self.ed = ed25519.Ed25519PrivateKey.generate()
        self.p256 = ec.generate_private_key(ec.SECP256R1())
        self.rsa = rsa.generate_private_key(65537, 2048)

    @property
    def did(self) -> dict[str, Any]:
        """The DID document."""
        point = self.p256.public_key()
        compressed = point.public_bytes(*_COMPRESSED)
        numbers, modulus = point.public_numbers(), self.rsa.public_key().public_numbers().n
        jwks = {
            "es": {"kty": "EC", "crv": "P-256", "x": b64(number(numbers.x)), "y": b64(number(numbers.y))},
            "rs": {"kty": "RSA", "e": "AQAB", "n": b64(modulus.to_bytes(256, "big"))},
        }
        methods = [
            {
                "id": f"{self.identity}#ed",
                "publicKeyMultibase": encode_ed25519(self.ed.public_key().public_bytes_raw()),
            },
            {
                "id": f"{self.identity}#p256",
                "publicKeyMultibase": "z" + base58.encode(b"\x80\x24" + compressed),
            },
        ]
        methods = [{**method, "type": "Multikey"} for method in methods]
        methods += [
            {"id": f"{self.identity}#{name}", "type": "JsonWebKey", "publicKeyJwk": jwk}
            for name, jwk in jwks.items()
        ]
        methods = [{**method, "controller": self.identity} for method in methods]
        return {
            "id": self.identity,
            "verificationMethod": methods,
            "assertionMethod": [method["id"] for method in methods],
        }

    def issue(self, *, proof: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
        """Sign the credential with members changed, None to leave one out."""
        document = {name: value for name, value in (CREDENTIAL | changes).items() if value is not None}
        return self.sign(document, **(proof or {}))

    def sign(
        self, document: dict[str, Any], *, suite: str = "eddsa-rdfc-2022", **options: Any
    ) -> dict[str, Any]:
        """Sign any document by the reference; `options` are members of the proof."""
        document = copy.deepcopy(document)
        key = "ed" if suite.startswith("eddsa") else "p256"
        proof = {
            "type": "DataIntegrityProof",
            "cryptosuite": suite,
            "created": "2026-01-01T00:00:00Z",
            "verificationMethod": f"{self.identity}#{key}",
            "proofPurpose": "assertionMethod",
        } | options
        options_nquads = reference_nquads({"@context": document["@context"], **proof})
        message = sha256(options_nquads).digest() + sha256(reference_nquads(document)).digest()
        signature = self.ed.sign(message) if key == "ed" else self.sign_p256(message)
        return {**document, "proof": {**proof, "proofValue": "z" + base58.encode(signature)}}

    def sign_p256(self, message: bytes) -> bytes:
        """Return r and s."""
        r, s = decode_dss_signature(self.p256.sign(message, ec.ECDSA(hashes.SHA256())))
        return number(r) + number(s)

    def token(self, *, alg: str = "ES256", header: dict[str, Any] | None = None, **claims: Any) -> str:
        """Return the credential as VC-JWT; None leaves a claim or a member of the header out."""
        key = {"ES256": "es", "EdDSA": "ed", "RS256": "rs"}.get(alg, "es")
        head = {"alg": alg, "kid": f"{self.identity}#{key}", "typ": "JWT"} | (header or {})
        begin, end = (datetime.fromisoformat(CREDENTIAL[name]) for name in ("validFrom", "validUntil"))
        payload = CREDENTIAL | {
            "iss": self.identity,
            "jti": CREDENTIAL["id"],
            "sub": CREDENTIAL["credentialSubject"]["id"],
            "nbf": int(begin.timestamp()),
            "exp": int(end.timestamp()),
        }
        payload |= claims
        parts = [
            {name: value for name, value in part.items() if value is not None} for part in (head, payload)
        ]
        message = ".".join(b64(json.dumps(part).encode()) for part in parts).encode()
        signers = {
            "ed": self.ed.sign,
            "es": self.sign_p256,
            "rs": lambda text: self.rsa.sign(text, PKCS1v15(), hashes.SHA256()),
        }
        return f"{message.decode()}.{b64(signers[key](message))}"

    def status(self, address: str = LIST, *, index: int | None = None, **changes: Any) -> dict[str, Any]:
        """Sign a status list with one bit set, or none."""
        bits = StatusBits()
        if index is not None:
            bits.set(index)
        document = {
            "@context": [CREDENTIALS_V2],
            "id": address,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self.identity,
            "validFrom": (NOW - timedelta(hours=1)).isoformat(),
            "validUntil": (NOW + timedelta(hours=1)).isoformat(),
            "credentialSubject": {
                "id": f"{address}#list",
                "type": "BitstringStatusList",
                "statusPurpose": "suspension" if address.endswith("b") else "revocation",
                "encodedList": bits.encode(),
            },
        }
        return self.sign({name: value for name, value in (document | changes).items() if value is not None})

    def sources(self, *, did: dict[str, Any] | None = None, **lists: dict[str, Any]) -> GivenSources:
        """Return the documents at hand; `revocation` and `suspension` replace the lists."""
        given = {
            LIST: lists.get("revocation") or self.status(),
            f"{LIST}b": lists.get("suspension") or self.status(f"{LIST}b"),
        }
        return GivenSources({self.identity: did or self.did}, given)

    def verify(self, presented: dict[str, Any] | str, sources: GivenSources | None = None) -> Verification:
        """Judge a document or a token through the product's door."""
        sources = sources or self.sources()
        if isinstance(presented, str):
            return verify_presented(presented, None, sources, now=NOW)
        return verify_presented("", presented, sources, now=NOW)


def b64(data: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def number(value: int) -> bytes:
    """Return a number of P-256."""
    return value.to_bytes(32, "big")


def reason(issuer, document, sources=None):
    answer = issuer.verify(document, sources)
    assert answer.valid is (answer.reason is None)
    return answer.reason


def without(document, name):
    return {key: value for key, value in document.items() if key != name}
