"""Writing messages.

In the transaction of the change that they tell, one per target, full status, next number.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from advocert_certificates import conf
from advocert_certificates.domain.standing import Period, open_scopes, scope_end, standing_at
from advocert_certificates.models import Certification, OutboxMessage, Person
from advocert_certificates.unlock.message import CredentialPart, ScopePart, StatusMessage, write_message
from advocert_certificates.unlock.targets import Target, read_targets
from advocert_certificates.usecases.addresses import credential_url, verify_url


@dataclass(frozen=True)
class Change:
    """What happened: `granted` or `revoked`, the code that others are told, and the certification."""

    kind: str
    reason: str
    certification: Certification


def tell_targets(person: Person, change: Change, now: datetime) -> None:
    """Write one message per target. The caller holds the person's lock inside a transaction.

    When access is taken away, everything that still waits for this person is sent first and soon: order is
    kept, and a slow retry of an old message does not hold the new one back.
    """
    person.sequence += 1
    person.save(update_fields=["sequence"])
    scopes = _scopes_of(person, now)
    takes = change.kind == "revoked"
    for target in read_targets(conf.targets()):
        if takes:
            OutboxMessage.objects.filter(
                target=target.slug, person=person, state=OutboxMessage.PENDING
            ).update(urgent=True, due_at=now)
        _write(person, target, change, scopes, now)


def _write(person: Person, target: Target, change: Change, scopes: list[ScopePart], now: datetime) -> None:
    kind = "changed" if change.kind == "revoked" and scopes else change.kind
    message = StatusMessage(
        type=f"advocate.status.{kind}",
        at=now,
        subject=target.subject_of(uuid=str(person.uuid), email=person.email),
        sequence=person.sequence,
        status="active" if scopes else "revoked",
        scopes=tuple(scopes),
        credential=_credential_part(change.certification),
        reason=change.reason,
    )
    OutboxMessage.objects.create(
        event_id=f"evt_{secrets.token_hex(16)}",
        target=target.slug,
        person=person,
        sequence=person.sequence,
        type=message.type,
        body=write_message(message),
        grants=bool(scopes),
        urgent=change.kind == "revoked",
        created_at=now,
        due_at=now,
    )


def _scopes_of(person: Person, now: datetime) -> list[ScopePart]:
    """Return everything that the person may do after the change, over all certifications."""
    rows = Certification.objects.filter(person=person).exclude(valid_from=None).select_related("credential")
    return [part for row in rows.order_by("level_ref", "area") for part in _scope_parts(row, now)]


def _scope_parts(row: Certification, now: datetime) -> list[ScopePart]:
    said = row.credential.snapshot
    period = period_of(row)
    if period is None:
        return []
    drops = said["grace_drops"]
    allowed = open_scopes(standing_at(row.state, period, now), said["scopes"], drops)
    places = product(allowed, said["areas"] or [row.area], said["jurisdictions"] or [""])
    return [
        ScopePart(
            scope=scope,
            area=area,
            region=region,
            language=said["language"],
            level=row.level_ref,
            valid_from=period.valid_from,
            valid_until=scope_end(scope, period, drops),
        )
        for scope, area, region in places
    ]


def period_of(row: Certification) -> Period | None:
    """Return the dates of a certification, or None before it was ever earned."""
    if not (row.valid_from and row.expiring_from and row.valid_until and row.grace_until):
        return None
    return Period(row.valid_from, row.expiring_from, row.valid_until, row.grace_until)


def _credential_part(certification: Certification) -> CredentialPart:
    credential = certification.credential
    return CredentialPart(
        id=credential_url(credential.uuid),
        url=verify_url(credential.uuid),
        policy_version=credential.snapshot["policy_set"],
        issued_at=credential.issued_at,
        expires_at=credential.valid_until,
    )
