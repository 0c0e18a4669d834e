"""Everything that is stored about one person, for that person (GDPR articles 15 and 20)."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q

from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.models import (
    Certification,
    Credential,
    ErasureRequest,
    Evidence,
    Hold,
    Notice,
    OutboxMessage,
    Person,
    ShareLink,
    Task,
    Transition,
)

FORMAT = "advocert-person/1"


def find_person(who: str) -> UUID:
    """Return the uuid of the person who has exactly this uuid, user name or mail address.

    Raises:
        PersonNotFoundError: nobody, or more than one, has it.
    """
    named = Q(username=who) | Q(email=who)
    with contextlib.suppress(ValueError, ValidationError):
        named |= Q(uuid=UUID(who))
    found = list(Person.objects.filter(named).values_list("uuid", flat=True)[:2]) if who else []
    if len(found) != 1:
        raise PersonNotFoundError(who)
    return UUID(str(found[0]))


def export_person(person_uuid: UUID, *, now: datetime) -> dict[str, Any]:
    """Return all data about one person as JSON values. Names of colleagues who decided are not part of it.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    person = Person.objects.filter(uuid=person_uuid).first()
    if person is None:
        raise PersonNotFoundError(person_uuid)
    return _everything(person, now)


def export_platform_user(platform_user_id: int, *, now: datetime) -> dict[str, Any]:
    """Return all data about a user of the platform; of somebody unknown, that nothing is stored."""
    person = Person.objects.filter(platform_user_id=platform_user_id).first()
    if person is None:
        return {"format": FORMAT, "made_at": format_instant(now), "person": None}
    return _everything(person, now)


def _everything(person: Person, now: datetime) -> dict[str, Any]:
    mine = {"certification__person": person}
    return {
        "format": FORMAT,
        "made_at": format_instant(now),
        "person": {
            "uuid": str(person.uuid),
            "platform_user_id": person.platform_user_id,
            "username": person.username,
            "full_name": person.full_name,
            "email": person.email,
            "language": person.language,
            "known_since": _at(person.created_at),
        },
        "certifications": [_certification(row) for row in person.certifications.order_by("id")],
        "steps": [_step(row) for row in _rows(Transition, mine)],
        "pauses": [_hold(row) for row in _rows(Hold, mine)],
        "tasks": [_task(row) for row in _rows(Task, mine)],
        "certificates": [_credential(row) for row in Credential.objects.filter(**mine).order_by("id")],
        "links": [_link(row) for row in _links(person)],
        "facts": list(_facts(person)),
        "messages_to_other_systems": [_message(row) for row in person.messages.order_by("id")],
        "mails_to_you": [_notice(row) for row in Notice.objects.filter(**mine).order_by("id")],
        "requests_to_erase": [_request(row) for row in person.erasure_requests.order_by("id")],
    }


def _rows(model: Any, mine: dict[str, Any]) -> Any:
    return model.objects.filter(**mine).select_related("certification").order_by("id")


def _links(person: Person) -> Any:
    rows = ShareLink.objects.filter(credential__certification__person=person)
    return rows.select_related("credential").order_by("id")


def _at(moment: datetime | None) -> str | None:
    return format_instant(moment) if moment else None


def _certification(row: Certification) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid),
        "level": row.level_ref,
        "area": row.area,
        "title": row.title,
        "state": row.state,
        "valid_from": _at(row.valid_from),
        "valid_until": _at(row.valid_until),
        "grace_until": _at(row.grace_until),
        "terms": row.terms,
    }


def _step(row: Transition) -> dict[str, Any]:
    return {
        "certification": str(row.certification.uuid),
        "number": row.number,
        "step": row.trigger,
        "from": row.from_state,
        "to": row.to_state,
        "reason": row.reason_code,
        "words": row.reason_text,
        "source": row.source,
        "counts_from": _at(row.effective_at),
        "recorded": _at(row.at),
    }


def _hold(row: Hold) -> dict[str, Any]:
    return {
        "certification": str(row.certification.uuid),
        "scopes": row.scopes,
        "reason": row.reason_code,
        "words": row.reason_text,
        "from": _at(row.opened_at),
        "until": _at(row.lifted_at),
        "you_objected": _at(row.appealed_at),
        "your_words": row.appeal_text,
    }


def _task(row: Task) -> dict[str, Any]:
    return {
        "certification": str(row.certification.uuid),
        "what": row.title,
        "from": _at(row.opened_at),
        "due": _at(row.due_at),
        "done": _at(row.done_at),
    }


def _credential(row: Credential) -> dict[str, Any]:
    return {
        "number": row.number,
        "issued": _at(row.issued_at),
        "taken_back": _at(row.revoked_at),
        "says": row.snapshot,
        "signed_file": row.document,
    }


def _link(row: ShareLink) -> dict[str, Any]:
    return {
        "certificate": row.credential.number,
        "made": _at(row.created_at),
        "withdrawn": _at(row.withdrawn_at),
    }


def _facts(person: Person) -> Iterator[dict[str, Any]]:
    rows = Evidence.objects.filter(person=person).select_related("items").order_by("occurred_at", "id")
    for row in rows.iterator(chunk_size=500):
        items = getattr(row, "items", None)
        yield {
            "kind": row.kind,
            "about": row.ref,
            "at": _at(row.occurred_at),
            "recorded": _at(row.recorded_at),
            "language": row.language,
            "course": row.course_key,
            "course_version": row.course_version,
            "source": row.source,
            "says": row.body,
            "drawn_questions": items.items if items else None,
            "drawn_questions_until": _at(items.delete_after) if items else None,
        }


def _message(row: OutboxMessage) -> dict[str, Any]:
    return {"system": row.target, "state": row.state, "sent": _at(row.sent_at), "says": row.body}


def _notice(row: Notice) -> dict[str, Any]:
    return {"written": _at(row.written_at), "end": _at(row.valid_until), "days_before": row.days}


def _request(row: ErasureRequest) -> dict[str, Any]:
    return {
        "by": "HR" if row.asked_by else "you",
        "reason": row.reason_code,
        "asked": _at(row.asked_at),
        "ended": _at(row.ended_at),
        "how": row.ended,
    }
