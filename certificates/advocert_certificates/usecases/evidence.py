"""The inbox: one small insert per fact, once for ever."""

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from advocert_certificates import conf
from advocert_certificates.data import EvidenceInput, GradeInput, PersonInput
from advocert_certificates.domain.errors import EvidenceInputError
from advocert_certificates.domain.evidence_body import clean_body
from advocert_certificates.domain.facts import EXEMPTION, KINDS, NOTES
from advocert_certificates.models import Evidence, EvidenceItems, Person
from advocert_certificates.usecases.storable import storable, storable_json
from advocert_certificates.usecases.tables import create_all
from advocert_certificates.usecases.wake import wake_after_commit

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_KEY_LENGTH = 255


def record_evidence(evidence: EvidenceInput) -> bool:
    """Put one fact into the inbox and wake the worker after the commit.

    The same fact is known by person and `fact_key`; a repeat changes nothing and returns False. A moment in
    the future is written as now: clocks of other systems differ, and nothing may be earned before it happens.

    Raises:
        EvidenceInputError: the kind is unknown, a text is empty or too long, or the time has no zone.
    """
    check_fact(evidence)
    now = timezone.now()
    with transaction.atomic():
        return keep_fact(_know_person(evidence.person, now), evidence, now)


def keep_fact(person: Person, evidence: EvidenceInput, now: datetime) -> bool:
    """Write a fact once, with what is about single items apart from it; return whether it was new.

    Raises:
        EvidenceInputError: the body is too large or nested too deep.
    """
    body, items = clean_body(storable_json(dict(evidence.body)))
    fact, created = Evidence.objects.get_or_create(
        person=person,
        fact_key=evidence.fact_key,
        defaults=_columns(evidence, body, now),
    )
    if created and items:
        end = now + timedelta(days=conf.items_days())
        EvidenceItems.objects.create(evidence=fact, items=items, delete_after=end)
    if created:
        wake_after_commit()
    return created


def keep_for_all(people: Sequence[Person], evidence: EvidenceInput, now: datetime) -> None:
    """Write the same fact about each of these once. The caller holds their locks inside a transaction."""
    body, _ = clean_body(storable_json(dict(evidence.body)))
    known = Evidence.objects.filter(person__in=people, fact_key=evidence.fact_key)
    have = set(known.values_list("person_id", flat=True))
    rows = [
        Evidence(person=person, fact_key=evidence.fact_key, **_columns(evidence, body, now))
        for person in people
        if person.pk not in have
    ]
    create_all(Evidence, rows)
    wake_after_commit()


def _columns(evidence: EvidenceInput, body: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {
        "kind": evidence.kind,
        "ref": evidence.ref,
        "body": body,
        "language": storable(evidence.language)[:16],
        "course_key": storable(evidence.course_key),
        "usage_key": storable(evidence.usage_key),
        "course_version": storable(evidence.course_version)[:64],
        "enrolled": evidence.enrolled,
        "source": evidence.source,
        "recorded_by": evidence.recorded_by,
        "occurred_at": min(evidence.occurred_at, now),
        "recorded_at": now,
    }


def record_grade(platform_user_id: int, grade: GradeInput) -> bool:
    """Note a grade of the platform, once for each value, and only of a course from which we know the person.

    It never decides about a certification. A grade that falls afterwards makes a person look.
    """
    if len(grade.course_key) > _KEY_LENGTH:
        return False
    known = Evidence.objects.filter(
        person__platform_user_id=platform_user_id, course_key=storable(grade.course_key)
    )
    person_id = known.values_list("person_id", flat=True).first()
    if person_id is None:
        return False
    # The platform tells the same grade many times, under other event ids: its meaning is its key.
    meaning = [
        grade.course_key,
        grade.course_version,
        grade.policy_hash,
        f"{grade.percent:.4f}",
        grade.passed,
    ]
    fact = EvidenceInput(
        PersonInput(platform_user_id, ""),
        "course.graded",
        "course",
        f"course.graded/{sha256(json.dumps(meaning).encode()).hexdigest()}",
        grade.at,
        {"passed": grade.passed, "percent": round(grade.percent), "policy": grade.policy_hash},
        course_key=grade.course_key,
        course_version=grade.course_version,
        source="platform",
    )
    check_fact(fact)
    with transaction.atomic():
        return keep_fact(Person.objects.get(pk=person_id), fact, timezone.now())


def check_fact(evidence: EvidenceInput) -> None:
    """Check what does not depend on the person.

    Raises:
        EvidenceInputError: the kind is unknown, a text is empty or too long, or the time has no zone.
    """
    if evidence.kind not in KINDS and evidence.kind not in NOTES:
        raise EvidenceInputError(f"its kind is {evidence.kind!r}")
    if KINDS.get(evidence.kind) == EXEMPTION and not evidence.recorded_by:
        raise EvidenceInputError("nobody is named who decided it")
    if evidence.occurred_at.tzinfo is None:
        raise EvidenceInputError("its time has no zone")
    for name, limit in (("ref", 128), ("fact_key", 255)):
        text = getattr(evidence, name)
        if not 0 < len(text) <= limit or _CONTROL.search(text):
            raise EvidenceInputError(f"its {name} is empty, longer than {limit} or no line of text")


def _know_person(who: PersonInput, now: datetime) -> Person:
    """Return the person as the platform describes them now; empty values leave what is known."""
    given = {
        "username": one_line(who.username, 150),
        "full_name": one_line(who.full_name, 255),
        "email": one_line(who.email, 254),
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


def one_line(text: str, limit: int) -> str:
    """Return the text on one line, cut."""
    # A name with a control character could never be signed (domain.text).
    return " ".join(_CONTROL.sub(" ", text).split())[:limit]
