"""Signing what waits. A certificate counts as issued only when its signed document is stored."""

import json
import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from advocert_certificates.credentials.issuing import CredentialIssuer
from advocert_certificates.credentials.signers import Signer
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.installation_errors import InstallationError
from advocert_certificates.domain.snapshot import (
    Achievement,
    CredentialSnapshot,
    Holder,
    Issuer,
    PolicySet,
    Result,
    StatusPlace,
)
from advocert_certificates.models import Credential
from advocert_certificates.usecases import addresses
from advocert_certificates.usecases.identity import key_ring
from advocert_certificates.usecases.locks import locked
from advocert_certificates.usecases.tables import change_all

_logger = logging.getLogger(__name__)
_BATCH = 200
_MANY = 1_000


@dataclass(frozen=True)
class SigningReport:
    """How many were signed, how many still wait, and why."""

    signed: int
    waiting: int
    problems: tuple[str, ...]

    def plus(self, other: "SigningReport") -> "SigningReport":
        """Return both together."""
        return SigningReport(
            self.signed + other.signed, self.waiting + other.waiting, self.problems + other.problems
        )


def sign_pending(now: datetime) -> SigningReport:
    """Sign the certificates that wait, oldest first. Without a key they go on waiting; nothing is lost.

    Those that cannot be signed are passed over, so that no other waits for them.
    """
    report, after = SigningReport(0, 0, ()), 0
    while report.signed == 0 and report.waiting < _MANY:
        part, after = sign_batch(now, after)
        report = report.plus(part)
        if not after:
            break
    return report


def sign_batch(now: datetime, after: int) -> tuple[SigningReport, int]:
    """Sign the next certificates that wait behind this id; return the id to go on from, 0 at the end."""
    pending = unsigned().filter(pk__gt=after)
    rows = list(pending.select_related("certification__person", "status_list").order_by("id")[:_BATCH])
    if not rows:
        return SigningReport(0, 0, ()), 0
    try:
        key = key_ring(now).active
        addresses.issuer_did()
    except (CredentialError, InstallationError) as error:
        return SigningReport(0, len(rows), (f"{_count(len(rows))} for a signature. {error}",)), 0
    problems = _sign_all(rows, key, now)
    return SigningReport(len(rows) - len(problems), len(problems), tuple(problems)), rows[-1].pk


def unsigned() -> QuerySet[Credential]:
    """Return the certificates that wait. Asked by the moment of signing, which has an index; a document has none."""
    return Credential.objects.filter(signed_at=None, revoked_at=None)


def snapshot_of(row: Credential) -> CredentialSnapshot:
    """Return the values of the document. The salt is new each time; only the signed document keeps it."""
    said = row.snapshot
    person = row.certification.person
    policy = PolicySet(
        f"{said['organisation_name']} policy set {said['policy_set']}",
        said["organisation_url"],
        said["policy_sha256"],
    )
    return CredentialSnapshot(
        id=addresses.credential_url(row.uuid),
        number=row.number,
        issuer=Issuer(addresses.issuer_did(), said["organisation_name"], said["organisation_url"]),
        holder=Holder(f"urn:uuid:{person.uuid}", said["holder_name"], person.email, secrets.token_hex(16)),
        achievement=Achievement(
            id=addresses.achievement_url(
                said["programme"], said["level_ref"], said["policy_set"], row.certification.area
            ),
            name=said["title"],
            description=said["summary"],
            criteria=said["criteria"],
            version=said["policy_set"],
            policy_set=policy,
            level_ref=said["level_ref"],
            scopes=tuple(said["scopes"]),
            areas=tuple(said["areas"]),
            jurisdictions=tuple(said["jurisdictions"]),
            language=said["language"],
        ),
        status=StatusPlace(addresses.status_list_url(row.status_list.ref), row.status_index),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        awarded_at=row.issued_at,
        # A snapshot of an earlier version of this service has none.
        results=tuple(Result(**result) for result in said.get("results", ())),
    )


def _sign_all(rows: Iterable[Credential], key: Signer, now: datetime) -> list[str]:
    """Sign, then store in one transaction; return a sentence for each that cannot be signed."""
    issuer, signed, problems = CredentialIssuer(key), {}, []
    for row in rows:
        try:
            signed[row.pk] = json.loads(issuer.issue(snapshot_of(row), now))
        except CredentialError as error:
            _logger.exception("Certificate %s cannot be signed", row.number)
            problems.append(f"Certificate {row.number} cannot be signed. {error}")
    _store(signed, key, now)
    return problems


def _store(signed: dict[int, Any], key: Signer, now: datetime) -> None:
    with transaction.atomic():
        # Only if nobody else was faster: a document never changes once it is stored.
        waiting = unsigned().filter(pk__in=signed)
        mine = list(locked(waiting).only("pk"))
        for row in mine:
            row.document, row.signed_at, row.key_id = signed[row.pk], now, key.key_id
        change_all(Credential, mine, ("document", "signed_at", "key_id"))


def _count(number: int) -> str:
    return f"{number} certificates wait" if number > 1 else "One certificate waits"
