"""Writing messages.

In the transaction of the change that they tell, one per target, full status, next number.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from advocert_certificates.domain.condition import Condition, allowed_at, closes_at
from advocert_certificates.models import Certification, OutboxMessage, Person
from advocert_certificates.unlock.message import CredentialPart, ScopePart, StatusMessage, write_message
from advocert_certificates.unlock.targets import Target
from advocert_certificates.usecases.addresses import credential_url, verify_url
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.storing import store

# Changes after which nothing may be left, and what the status is then.
_ENDS = {"revoked": "revoked", "suspended": "suspended", "expired": "expired"}


@dataclass(frozen=True)
class Change:
    """What happened, the code that others are told, and the certification.

    `kind` is `granted`, `renewed`, `changed`, `suspended`, `expired` or `revoked`. `takes`: something that was
    allowed is allowed no more.
    """

    kind: str
    reason: str
    certification: Certification
    takes: bool = False


def tell_targets(person: Person, change: Change, now: datetime) -> None:
    """Write one message per target. The caller holds the person's lock inside a transaction."""
    desk = Desk([person])
    tell(desk, person, change, now)
    store(desk.made, now)


def tell(desk: Desk, person: Person, change: Change, now: datetime) -> None:
    """Put one message per target on the desk.

    When access is taken away, everything that still waits for this person is sent first and soon: order is
    kept, and a slow retry of an old message does not hold the new one back.
    """
    person.sequence += 1
    desk.made.told[person.pk] += 1
    scopes = tuple(_scopes_of(desk, person, now))
    for target in desk.targets:
        if _is_urgent(change):
            _hurry(desk, person, target, now)
        message = _message(person, target, change, scopes, now)
        desk.made.messages[person.pk].append(message)


def _hurry(desk: Desk, person: Person, target: Target, now: datetime) -> None:
    desk.made.urgent[target.slug, now].add(person.pk)
    for earlier in desk.made.messages[person.pk]:
        if earlier.target == target.slug:
            earlier.urgent, earlier.due_at = True, now


def _message(
    person: Person, target: Target, change: Change, scopes: tuple[ScopePart, ...], now: datetime
) -> OutboxMessage:
    # Who still may do something by another certification has changed, not ended.
    kind = "changed" if change.kind in _ENDS and scopes else change.kind
    message = StatusMessage(
        type=f"advocate.status.{kind}",
        at=now,
        subject=target.subject_of(uuid=str(person.uuid), email=person.email),
        sequence=person.sequence,
        status="active" if scopes else _ENDS.get(change.kind, "revoked"),
        scopes=scopes,
        credential=_credential_part(change.certification),
        reason=change.reason,
    )
    return OutboxMessage(
        event_id=f"evt_{secrets.token_hex(16)}",
        target=target.slug,
        person=person,
        sequence=person.sequence,
        type=message.type,
        body=write_message(message),
        grants=bool(scopes),
        urgent=_is_urgent(change),
        created_at=now,
        due_at=now,
    )


def _is_urgent(change: Change) -> bool:
    return change.takes or change.kind in _ENDS


def _scopes_of(desk: Desk, person: Person, now: datetime) -> Iterator[ScopePart]:
    """Return everything that the person may do after the change, over all certifications."""
    for row in desk.earned(person):
        yield from _scope_parts(row, desk.condition(row), now)


def _scope_parts(row: Certification, condition: Condition, now: datetime) -> list[ScopePart]:
    period, terms = period_of(row), condition.terms
    if period is None:
        return []
    places = product(allowed_at(condition, now), terms.areas or (row.area,), terms.regions or ("",))
    return [
        ScopePart(
            scope=scope,
            area=area,
            region=region,
            language=row.credential.snapshot["language"],
            level=row.level_ref,
            valid_from=period.valid_from,
            valid_until=closes_at(condition, scope) or period.valid_until,
        )
        for scope, area, region in places
    ]


def _credential_part(certification: Certification) -> CredentialPart:
    credential = certification.credential
    return CredentialPart(
        id=credential_url(credential.uuid),
        url=verify_url(credential.uuid),
        policy_version=credential.snapshot["policy_set"],
        issued_at=credential.issued_at,
        expires_at=credential.valid_until,
    )
