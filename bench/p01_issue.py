"""P1: issue one eddsa-rdfc-2022 credential, against one Ed25519 signature and two SHA-256 of 2 kB.

Measured is the whole door: values in, checked, canonicalized, hashed, signed, JSON text out. Every call has
another person with another name (most of them not in ASCII), id and index, so that nothing personal is
answered from a cache. With Node and the packages of tests/interop at hand, @digitalbazaar/vc issues the same
credential beside it.
"""

import tempfile
from dataclasses import replace
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from uuid import UUID

from bench.harness import Line, Ratio, compare
from bench.node import peer_seconds
from tests.support.credential_kit import BASE, NOW, SNAPSHOT, STATUS_LIST

from advocert_certificates.credentials.issuing import CredentialIssuer
from advocert_certificates.credentials.keys import SigningKey, generate_key
from advocert_certificates.domain.profile import CredentialSnapshot, Holder, StatusPlace, build_document

GOAL, PEER_GOAL = 2.5, 1 / 40
CALLS = 1_000
PEOPLE = 3_000  # more than any cache of the product holds
NAMES = ["Amina Osei", "Jürgen Groß", "Светлана Ильина", "王小明", 'Ann "Annie" O\\Neil', "محمد علي", "🎉"]


def measure() -> list[Line]:
    """Return the goal against the limit, and against the Node peer where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        key = generate_key(Path(folder), NOW)
    own = _ratio(key)
    lines = [Line("P1", own.middle, GOAL, own.note)]
    peer = peer_seconds("p01_peer.mjs", build_document(SNAPSHOT))  # CPU of the other process
    if peer:
        lines.append(
            Line("P1-peer", own.own / peer, PEER_GOAL, f"@digitalbazaar/vc {peer * 1e6:.0f} us per call")
        )
    return lines


def _ratio(key: SigningKey) -> Ratio:
    issuer, message, people = (
        CredentialIssuer(key),
        b"x" * 2048,
        cycle([somebody(number) for number in range(PEOPLE)]),
    )

    def own() -> None:
        issuer.issue(next(people), NOW)

    def limit() -> None:
        key.sign(sha256(message).digest() + sha256(message).digest())

    return compare(own, limit, CALLS)


def somebody(number: int) -> CredentialSnapshot:
    """Make a person: the values that come out of a database, before anything is done with them."""
    person = UUID(int=number)
    return replace(
        SNAPSHOT,
        id=f"{BASE}/credentials/{person}",
        number=f"{number:08d}",
        holder=Holder(
            f"urn:uuid:{person}", NAMES[number % len(NAMES)], f"p{number}@acme.example", f"salt{number}"
        ),
        status=StatusPlace(STATUS_LIST, number),
    )
