"""P3: verify a foreign eddsa-rdfc-2022 credential, against @digitalbazaar/vc; our own against one Ed25519 check.

Measured is the whole door: JSON text in, check-list out. The foreign credential has members that our profile does
not know and no status (the peer's status check is switched off); its words are checked against pinned contexts,
undefined ones refused. Of our own every call has another person, and the status list is checked too. PyLD with
pyoxigraph, the usual way in Python, stands beside it.
"""

import json
import tempfile
from dataclasses import replace
from hashlib import sha256
from itertools import cycle
from pathlib import Path

from bench.harness import Line, compare
from bench.node import peer_seconds
from bench.p01_issue import somebody
from tests.support.credential_kit import DID, NOW, STATUS_LIST, CredentialKit
from tests.support.foreign_issuer import NOW as FOREIGN_NOW
from tests.support.foreign_issuer import ForeignIssuer
from tests.support.json_ld_reference import reference_nquads

from advocert_certificates.credentials.issuing import CredentialIssuer
from advocert_certificates.credentials.sources import GivenSources
from advocert_certificates.credentials.verifying import signature_fits, verify_presented

PEER_GOAL, OWN_GOAL = 0.9, 3.0
PEOPLE = 2_500  # more than any cache of the product holds
CALLS = 500


def measure() -> list[Line]:
    """Return both goals, and the general way of Python beside them."""
    lines = [_own()]
    issuer = ForeignIssuer()
    documents = [
        json.dumps(issuer.issue(credentialStatus=None, name=f"Badge {number}")) for number in range(300)
    ]
    sources, texts = GivenSources({issuer.identity: issuer.did}), cycle(documents)

    def verify() -> None:
        text = next(texts)
        assert verify_presented(text, json.loads(text), sources, now=FOREIGN_NOW).valid

    def python() -> None:
        document = json.loads(next(texts))
        proof = document.pop("proof")
        value = {name: proof[name] for name in proof if name != "proofValue"}
        digests = [reference_nquads(one) for one in ({"@context": document["@context"], **value}, document)]
        sha256(b"".join(digests))

    against_python = compare(verify, python, 30)
    lines.append(
        Line(
            "P3-peer-pyld",
            against_python.middle,
            1.0,
            f"PyLD and pyoxigraph {against_python.limit * 1e6:.0f} us per call",
        )
    )
    seconds = peer_seconds("p03_peer.mjs", {"credentials": documents, "didDocument": issuer.did})
    if seconds:
        own = compare(verify, verify, 300)
        note = f"{own.own * 1e6:.0f} us per call, @digitalbazaar/vc {seconds * 1e6:.0f} us"
        lines.append(Line("P3-peer", own.own / seconds, PEER_GOAL, note))
    return lines


def _own() -> Line:
    with tempfile.TemporaryDirectory() as folder:
        kit = CredentialKit(Path(folder))
    issuer = CredentialIssuer(kit.ring.active)
    people = cycle([issuer.issue(replace(somebody(number)), NOW) for number in range(PEOPLE)])
    sources = GivenSources({DID: kit.did}, {STATUS_LIST: kit.status()})
    public = kit.ring.active.public.raw
    messages = cycle(
        [
            (
                kit.ring.active.sign(bytes([number % 256]) * 64 + str(number).encode()),
                bytes([number % 256]) * 64 + str(number).encode(),
            )
            for number in range(PEOPLE)
        ]
    )

    def verify() -> None:
        text = next(people)
        assert verify_presented(text, json.loads(text), sources, now=NOW).valid

    def limit() -> None:
        signature, message = next(messages)
        assert signature_fits(public, signature, message)

    found = compare(verify, limit, CALLS)
    return Line("P3-own", found.middle, OWN_GOAL, found.note)
