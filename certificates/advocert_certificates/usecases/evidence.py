"""The inbox: one small insert per fact, once for ever."""

import re
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from advocert_certificates.data import EvidenceInput, PersonInput
from advocert_certificates.domain.eligibility import KINDS
from advocert_certificates.domain.errors import EvidenceInputError
from advocert_certificates.models import Evidence, Person
from advocert_certificates.usecases.storable import storable, storable_json
from advocert_certificates.usecases.wake import wake_after_commit

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def record_evidence(evidence: EvidenceInput) -> bool:
    """Put one fact into the inbox and wake the worker after the commit.

    The same fact is known by person and `fact_key`; a repeat changes nothing and returns False. A moment in
    the future is written as now: clocks of other systems differ, and nothing may be earned before it happens.

    Raises:
        EvidenceInputError: the kind is unknown, a text is empty or too long, or the time has no zone.
    """
    _check(evidence)
    now = timezone.now()
    with transaction.atomic():
        person = _know_person(evidence.person, now)
        _, created = Evidence.objects.get_or_create(
            person=person,
            fact_key=evidence.fact_key,
            defaults={
                "kind": evidence.kind,
                "ref": evidence.ref,
                "body": storable_json(dict(evidence.body)),
                "language": storable(evidence.language)[:16],
                "course_key": storable(evidence.course_key),
                "usage_key": storable(evidence.usage_key),
                "enrolled": evidence.enrolled,
                "occurred_at": min(evidence.occurred_at, now),
                "recorded_at": now,
            },
        )
        if created:
            wake_after_commit()
    return created


def _check(evidence: EvidenceInput) -> None:
    if evidence.kind not in KINDS:
        raise EvidenceInputError(f"its kind is {evidence.kind!r}")
    if evidence.occurred_at.tzinfo is None:
        raise EvidenceInputError("its time has no zone")
    for name, limit in (("ref", 128), ("fact_key", 255)):
        text = getattr(evidence, name)
        if not 0 < len(text) <= limit or _CONTROL.search(text):
            raise EvidenceInputError(f"its {name} is empty, longer than {limit} or no line of text")


def _know_person(who: PersonInput, now: datetime) -> Person:
    """Return the person as the platform describes them now; empty values leave what is known."""
    given = {
        "username": _line(who.username, 150),
        "full_name": _line(who.full_name, 255),
        "email": _line(who.email, 254),
    }
    person, created = Person.objects.get_or_create(
        platform_user_id=who.platform_user_id, defaults={**given, "created_at": now}
    )
    changed = [name for name, value in given.items() if value and getattr(person, name) != value]
    if not created and changed:
        for name in changed:
            setattr(person, name, given[name])
        person.save(update_fields=changed)
    return person


def _line(text: str, limit: int) -> str:
    # A name with a control character could never be signed (domain.text).
    return " ".join(_CONTROL.sub(" ", text).split())[:limit]
