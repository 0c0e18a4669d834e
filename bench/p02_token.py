"""P2: issue one VC-JWT (ES256), against the limit of P1 (one Ed25519 signature and two SHA-256 of 2 kB).

Everybody is somebody else, as in P1. Beside it the same payload by PyJWT, and by jose where Node and the packages
of tests/interop are at hand; those get the finished payload and only write and sign it. The ratio to one bare
P-256 signature, which is cheaper than Ed25519 here, is told too: nobody who signs with ES256 can be below it.
"""

import json
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from itertools import cycle
from pathlib import Path

import jwt
from bench.harness import Line, compare
from bench.node import peer_seconds
from bench.p01_issue import PEOPLE, somebody
from tests.support.credential_kit import SNAPSHOT

from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.credentials.tokens import TokenIssuer
from advocert_certificates.domain.did import P256
from advocert_certificates.domain.profile import build_document

GOAL, CALLS = 1.5, 1_000
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def measure() -> list[Line]:
    """Return the goal against the limit, and against the peers."""
    with tempfile.TemporaryDirectory() as folder:
        limit_key = generate_key(Path(folder), NOW)
        key = generate_key(Path(folder), NOW, kind=P256)
        pem = (Path(folder) / f"{key.key_id}.pem").read_bytes()
    issuer, people, message = (
        TokenIssuer(key),
        cycle([somebody(number) for number in range(PEOPLE)]),
        b"x" * 2048,
    )
    payload = json.loads(json.dumps(build_document(SNAPSHOT)))
    private = jwt.algorithms.ECAlgorithm(jwt.algorithms.ECAlgorithm.SHA256).prepare_key(
        pem[pem.index(b"-----") :]
    )

    def own() -> None:
        issuer.issue(next(people))

    def limit() -> None:
        limit_key.sign(sha256(message).digest() + sha256(message).digest())

    found, bare = compare(own, limit, CALLS), compare(own, lambda: key.sign(message), CALLS)
    peer = compare(own, lambda: jwt.encode(payload, private, "ES256"), CALLS)
    lines = [
        Line("P2", found.middle, GOAL, f"{found.note}; {bare.middle:.2f} of one P-256 signature"),
        Line("P2-peer-pyjwt", peer.middle, 1.0, f"PyJWT {peer.limit * 1e6:.0f} us per call"),
    ]
    seconds = peer_seconds("p02_peer.mjs", payload)
    if seconds:
        lines.append(Line("P2-peer-jose", found.own / seconds, 1.0, f"jose {seconds * 1e6:.0f} us per call"))
    return lines
