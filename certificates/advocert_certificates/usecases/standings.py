"""What a person's certifications look like at a moment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from advocert_certificates import conf
from advocert_certificates.data import (
    AccessView,
    CertificationView,
    CredentialView,
    EndedView,
    EntryView,
    RequirementView,
    StandingView,
)
from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.condition import Condition, allowed_at, closed_at
from advocert_certificates.domain.eligibility import ANYTIME, Progress, View
from advocert_certificates.domain.lifecycle import Standing, State
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.programme import Level
from advocert_certificates.models import (
    Certification,
    Credential,
    Evidence,
    OutboxMessage,
    Person,
)
from advocert_certificates.unlock.targets import read_targets
from advocert_certificates.usecases.addresses import credential_url, pdf_url, verify_url
from advocert_certificates.usecases.component_texts import facts_of, texts_in_force, texts_of
from advocert_certificates.usecases.conditions import condition_of
from advocert_certificates.usecases.evaluation import RENEWABLE, progress_of, renewal_of, standing_of
from advocert_certificates.usecases.programmes import active_version, rules_of
from advocert_certificates.usecases.reasons import reason_of
from advocert_certificates.usecases.todo import milestones, open_holds, reminders, tasks_to_do


def get_my_certifications(platform_user_id: int, *, now: datetime) -> tuple[CertificationView, ...]:
    """Return every level as it stands for this platform user; for somebody unknown, all at their start."""
    person = Person.objects.filter(platform_user_id=platform_user_id).first()
    if person is None:
        return _levels_to_learn((), set())
    return certifications_of(person, now)


def certifications_of(person: Person, now: datetime) -> tuple[CertificationView, ...]:
    """Return what was decided about the person, oldest first, then the levels still to be learned."""
    rows = list(person.evidence.all())
    decided = list(_decided(person))
    held = {row.level_ref for row in decided}
    access = access_of(person)
    views = tuple(replace(_view(row, rows, now), access=access) for row in decided)
    return views + _levels_to_learn(rows, held)


def certification_view(certification: Certification, now: datetime) -> CertificationView:
    """Return one certification with its requirements and what other systems were told."""
    person = certification.person
    return replace(_view(certification, list(person.evidence.all()), now), access=access_of(person))


def standing_view(row: Certification, condition: Condition, now: datetime) -> StandingView:
    """Return the line of a certification in a list."""
    return StandingView(
        row.uuid,
        row.level_ref,
        row.title,
        condition.standing(now).value,
        row.valid_until,
        scopes=allowed_at(condition, now),
        closed=closed_at(condition, now),
    )


def access_of(person: Person) -> tuple[AccessView, ...]:
    """Return the last word to each system, by target."""
    names = {target.slug: target.name for target in read_targets(conf.targets())}
    last: dict[str, OutboxMessage] = {}
    for message in OutboxMessage.objects.filter(person=person).order_by("sequence"):
        last[message.target] = message
    return tuple(_access(last[slug], names.get(slug, slug)) for slug in sorted(last))


def _access(message: OutboxMessage, name: str) -> AccessView:
    failed = message.state == OutboxMessage.PENDING and bool(message.last_error)
    return AccessView(
        target=message.target,
        name=name,
        wanted="on" if message.grants else "off",
        state="failed" if failed else message.state,
        at=message.sent_at or message.created_at,
        next_try=message.due_at if failed else None,
        attempts=message.attempts,
        detail=message.last_error,
    )


def _decided(person: Person) -> Iterable[Certification]:
    rows = Certification.objects.filter(person=person).exclude(state=State.LEARNING)
    return rows.select_related("credential").defer("programme__body").order_by("id")


def _levels_to_learn(rows: Sequence[Evidence], held: set[str]) -> tuple[CertificationView, ...]:
    version = active_version()
    if version is None:
        return ()
    texts = texts_in_force(version)
    rules = rules_of(version)
    return tuple(
        replace(_learning(level, rows, texts), language=rules.language)
        for level in rules.levels
        if level.ref not in held
    )


def _learning(level: Level, rows: Sequence[Evidence], texts: TextRules) -> CertificationView:
    return CertificationView(
        uuid=None,
        level_ref=level.ref,
        title=level.title,
        summary=level.summary,
        state=Standing.LEARNING.value,
        valid_from=None,
        valid_until=None,
        grace_until=None,
        may=level.may,
        ask_first=level.ask_first,
        may_not=level.may_not,
        scopes=(),
        areas=level.areas,
        jurisdictions=level.jurisdictions,
        requirements=_requirements(level, rows, texts),
    )


def _view(row: Certification, rows: Sequence[Evidence], now: datetime) -> CertificationView:
    said = row.credential.snapshot
    condition = condition_of(row)
    # Under the rules by which it was earned, not those of today.
    rules = rules_of(row.programme)
    level = rules.level(row.level_ref)
    return CertificationView(
        uuid=row.uuid,
        level_ref=row.level_ref,
        title=row.title,
        summary=said["summary"],
        state=condition.standing(now).value,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        grace_until=row.grace_until,
        may=tuple(said["may"]),
        ask_first=tuple(said["ask_first"]),
        may_not=tuple(said["may_not"]),
        scopes=allowed_at(condition, now),
        closed=closed_at(condition, now),
        areas=tuple(said["areas"]),
        jurisdictions=tuple(said["jurisdictions"]),
        requirements=_requirements(level, rows, texts_of(row.programme), View(now, None, level.ref))
        if level
        else (),
        credential=credential_view(row.credential),
        ended=_ended(row),
        area=row.area,
        holds=open_holds(row),
        tasks=tasks_to_do(row, now),
        milestones=milestones(row, level, rows, now) if level else (),
        renewal=_renewal(row, rows, now),
        reminders=reminders(row, level) if level else (),
        review_since=row.review_since,
        steps=row.steps,
        language=rules.language,
    )


def _renewal(row: Certification, rows: Sequence[Evidence], now: datetime) -> tuple[RequirementView, ...]:
    """Return what a renewal asks for by the rules of today, while it can be renewed."""
    version = active_version()
    level = rules_of(version).level(row.level_ref) if version else None
    if version is None or level is None or standing_of(row, now) not in RENEWABLE:
        return ()
    texts = texts_in_force(version)
    requires, view = renewal_of(row, level, facts_of(rows, texts), now)
    return tuple(_requirement(part) for part in progress_of(requires, rows, texts, view).requirements)


def credential_view(row: Credential) -> CredentialView:
    """Return the certificate of a certification with its addresses."""
    return CredentialView(
        uuid=row.uuid,
        number=row.number,
        ready=row.signed_at is not None,
        issued_at=row.issued_at,
        verify_url=verify_url(row.uuid),
        document_url=credential_url(row.uuid),
        pdf_url=pdf_url(row.uuid),
    )


def _ended(row: Certification) -> EndedView | None:
    last = row.transitions.filter(to_state=State.REVOKED).order_by("-id").first()
    if last is None:
        return None
    reason = reason_of(last.reason_code)
    return EndedView(
        last.at, last.reason_code, reason.label if reason else Phrase("Taken back"), last.reason_text
    )


def _requirements(
    level: Level, rows: Sequence[Evidence], texts: TextRules, view: View = ANYTIME
) -> tuple[RequirementView, ...]:
    return tuple(_requirement(part) for part in progress_of(level.requires, rows, texts, view).requirements)


def _requirement(part: Progress) -> RequirementView:
    entries = tuple(
        EntryView(
            kind=entry.wanted.kind,
            ref=entry.wanted.ref,
            title=entry.wanted.title,
            met=entry.met_by is not None,
            when=entry.met_by.at if entry.met_by else None,
            detail=entry.detail,
        )
        for entry in part.entries
    )
    return RequirementView(part.kind, part.title, part.met, part.done, part.total, entries)
