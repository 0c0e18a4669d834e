"""A credential of the profile with every member, made-up keys, and shortcuts to sign and to check.

kit = CredentialKit(tmp_path)
signed = kit.issue(holder=Holder(SUBJECT, "Amina Osei"))
assert kit.verify(signed).valid
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from advocert_certificates.credentials.keys import generate_key, load_keys
from advocert_certificates.credentials.signing import sign_document
from advocert_certificates.credentials.verifying import verify
from advocert_certificates.domain.did import did_document
from advocert_certificates.domain.profile import (
    Achievement,
    CredentialSnapshot,
    EvidenceLink,
    Holder,
    Issuer,
    PolicySet,
    Result,
    StatusPlace,
    build_document,
)
from advocert_certificates.domain.statuslist import StatusBits, build_status_document
from advocert_certificates.domain.verification import Verification

BASE = "https://advocert.example/advocert"
DID = "did:web:advocert.example:advocert"
SUBJECT = "urn:uuid:7d9c3c52-6a0e-4a58-9f0b-0f8f6a1c2d11"
STATUS_LIST = f"{BASE}/status/2026-1"
ACHIEVEMENT = f"{BASE}/achievements/ACME/L1/2026.1"
INDEX = 77

SNAPSHOT = CredentialSnapshot(
    id=f"{BASE}/credentials/3b0f5a5e-2c61-4f0e-8c57-6a0a0b8f9d10",
    number="7KQ2-M9XD",
    issuer=Issuer(DID, "Acme", "https://acme.example"),
    holder=Holder(SUBJECT, "Amina Osei", "amina.osei@acme.example", "c2FsdA"),
    achievement=Achievement(
        id=ACHIEVEMENT,
        name="Certified Advocate, Foundations",
        description="May share approved pieces and speak about Acme from their own account.",
        criteria="Sign the clauses.\nPass three conversations.\nPass the exam.",
        version="2026.1",
        policy_set=PolicySet("Policy set 2026.1", f"{BASE}/policies/2026.1", "ab" * 32),
        level_ref="L1",
        scopes=("share:approved", "speak:own-account"),
        areas=("Home networking",),
        jurisdictions=("DE", "AT"),
    ),
    status=StatusPlace(STATUS_LIST, INDEX),
    valid_from=datetime(2026, 3, 4, tzinfo=UTC),
    valid_until=datetime(2028, 3, 4, tzinfo=UTC),
    results=(
        Result("exam", "Exam", "92", required="70", lowest="0", highest="100"),
        Result("conversations", "Conversations passed", "3", "RawScore"),
    ),
    evidence=(EvidenceLink(f"{BASE}/records/evidence/1", "Signed clauses"),),
)
NOW = datetime(2026, 11, 22, 14, 6, tzinfo=UTC)


class CredentialKit:
    """An issuer with one key in a folder, and its status list."""

    def __init__(self, folder: Path, now: datetime = NOW) -> None:
        """Make the key; `now` is when everything is signed and judged."""
        self.now = now
        self.folder = folder
        generate_key(folder, now)
        self.ring = load_keys(folder, {})
        self.bits = StatusBits()

    @property
    def did(self) -> dict[str, Any]:
        """The issuer's DID document."""
        return did_document(DID, self.ring.published)

    def issue(self, **changes: Any) -> dict[str, Any]:
        """Sign the snapshot with these values changed."""
        return self.issue_snapshot(replace(SNAPSHOT, **changes))

    def issue_snapshot(self, snapshot: CredentialSnapshot) -> dict[str, Any]:
        """Sign a snapshot in the general way."""
        return self.sign(build_document(snapshot))

    def sign(self, document: dict[str, Any]) -> dict[str, Any]:
        """Sign any document of the profile."""
        return sign_document(document, self.ring.active, self.now)

    def status(self, **changes: Any) -> dict[str, Any]:
        """Sign the status list; `changes` are arguments of `build_status_document`."""
        values = {
            "list_id": STATUS_LIST,
            "issuer_did": DID,
            "encoded": self.bits.encode(),
            "valid_from": self.now - timedelta(minutes=16),
            "valid_until": self.now + timedelta(days=1),
        }
        return self.sign(build_status_document(**(values | changes)))

    def verify(self, document: dict[str, Any], **changes: Any) -> Verification:
        """Judge a document with this issuer's keys and list, unless others are given."""
        values = {"did_document": self.did, "status_document": self.status(), "now": self.now}
        return verify(document, **(values | changes))
