"""What HR may see about one person: texts signed, results, standings, and the whole story in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from advocert_certificates.data import (
    PersonRecord,
    ResultView,
    SignedClauseView,
    TimelineEntry,
)
from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.domain.facts import NOTES, Fact
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.models import ClauseVersion, Evidence, Person
from advocert_certificates.usecases.actors import name_of_mark
from advocert_certificates.usecases.component_texts import facts_of, texts_in_force
from advocert_certificates.usecases.programmes import active_version, rules_of
from advocert_certificates.usecases.standings import certifications_of
from advocert_certificates.usecases.timeline import PUBLIC_ACTORS, timeline_of


def get_person_record(person_uuid: UUID, *, now: datetime) -> PersonRecord:
    """Return everything about one person.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    person = Person.objects.filter(uuid=person_uuid).first()
    if person is None:
        raise PersonNotFoundError(person_uuid)
    rows = list(person.evidence.order_by("-occurred_at", "-id"))
    version = active_version()
    rules = rules_of(version) if version else None
    titles = rules.titles if rules else {}
    texts = texts_in_force(version) if version else TextRules()
    results = tuple(_result(row, titles, texts) for row in rows if row.kind != "clause.signed")
    clauses = _signed_clauses([row for row in rows if row.kind == "clause.signed"])
    return PersonRecord(
        uuid=person.uuid,
        full_name=person.full_name,
        username=person.username,
        email=person.email,
        certifications=certifications_of(person, now),
        clauses=clauses,
        results=tuple(one for one in results if one.kind not in NOTES),
        timeline=timeline_of(person, clauses, results),
    )


def get_my_timeline(platform_user_id: int, *, now: datetime) -> tuple[TimelineEntry, ...]:
    """Return what happened to a user of the platform, in the words of HR's page; colleagues are called HR."""
    uuid = Person.objects.filter(platform_user_id=platform_user_id).values_list("uuid", flat=True).first()
    if uuid is None:
        return ()
    record = get_person_record(uuid, now=now)
    nobody = {record.full_name, "holder"}
    return tuple(
        replace(entry, actor="" if entry.actor in nobody else PUBLIC_ACTORS.get(entry.actor, "HR"))
        for entry in record.timeline
    )


def _signed_clauses(rows: Sequence[Evidence]) -> tuple[SignedClauseView, ...]:
    texts = _texts(rows)
    return tuple(
        _signed(row, texts.get((row.ref, _version(row), str(row.body.get("sha256"))))) for row in rows
    )


def _texts(rows: Iterable[Evidence]) -> dict[tuple[str, int, str], ClauseVersion]:
    known = ClauseVersion.objects.filter(ref__in={row.ref for row in rows})
    return {(clause.ref, clause.version, clause.sha256): clause for clause in known}


def _version(row: Evidence) -> int:
    version = row.body.get("version")
    return version if isinstance(version, int) else 0


def _signed(row: Evidence, clause: ClauseVersion | None) -> SignedClauseView:
    return SignedClauseView(
        ref=row.ref,
        version=_version(row),
        title=clause.title if clause else str(row.body.get("title", row.ref)),
        sha256=str(row.body.get("sha256", "")),
        signed_at=row.occurred_at,
        language=row.language,
        statement=str(row.body.get("statement", "")),
        text=clause.text if clause else "",
        known=clause is not None,
        counts=clause is not None and row.enrolled is not False,
    )


def _result(row: Evidence, titles: Mapping[str, str], texts: TextRules) -> ResultView:
    fact = next(iter(facts_of([row], TextRules())), None)
    judged = texts.judged(fact) if fact else None
    passed = row.body.get("passed")
    return ResultView(
        kind=fact.kind if fact else row.kind,
        ref=row.ref,
        title=_title(row, titles),
        at=row.occurred_at,
        passed=passed if isinstance(passed, bool) else None,
        counts=bool(judged and judged.counts),
        summary=_summary(row, fact),
        body=row.body,
        text=texts.state_of(fact).value if fact else "",
        texts=fact.texts if fact else (),
    )


def _title(row: Evidence, titles: Mapping[str, str]) -> str:
    if row.kind == "course.graded":
        return Phrase(
            "Grade of the platform in the course: {percent} of 100", percent=row.body.get("percent", "?")
        )
    if row.kind == "placement.changed":
        return Phrase("Another area, country or role: {value}", value=str(row.body.get("value", "")))
    return titles.get(row.ref, row.ref)


def _summary(row: Evidence, fact: Fact | None) -> str:
    asked = name_of_mark(str(row.body["asked_by"])) if "asked_by" in row.body else ""
    detail = fact.detail if fact else ""
    if not asked:
        return detail
    asked_for = Phrase("asked for by {name}", name=asked)
    return Phrase("{first}, {rest}", first=detail, rest=asked_for) if detail else asked_for
