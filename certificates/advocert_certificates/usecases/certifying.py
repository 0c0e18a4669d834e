"""Earning and renewing a level: the step, the certificate and the messages, on the desk of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from advocert_certificates.domain.condition import Terms
from advocert_certificates.domain.history import write_period, write_terms
from advocert_certificates.domain.ledger import snapshot_digest
from advocert_certificates.domain.lifecycle import State, Trigger
from advocert_certificates.domain.programme import Level
from advocert_certificates.domain.standing import Period, cut_at, period_from, renewed_from
from advocert_certificates.models import Certification, Evidence, Person, ProgrammeVersion
from advocert_certificates.usecases.component_texts import texts_in_force
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.issuing import draft_credential
from advocert_certificates.usecases.ledger import digest_of
from advocert_certificates.usecases.outbox import Change, tell
from advocert_certificates.usecases.programmes import rules_of
from advocert_certificates.usecases.results import results_of
from advocert_certificates.usecases.transitions import BY_RULES, Why, step, take_step


@dataclass(frozen=True)
class Earned:
    """What the rules have found: a level, in an area (or empty), on these facts, at most until `until`."""

    level: Level
    area: str
    evidence: Sequence[Evidence]
    until: datetime | None = None


def certify(
    desk: Desk, person: Person, earned: Earned, version: ProgrammeVersion, *, now: datetime
) -> Certification:
    """Move the person to certified, on the desk.

    Raises:
        IllegalMoveError: the level is held, suspended or revoked already.
    """
    place = (earned.level.ref, earned.area)
    row = next((one for one in desk.rows[person.pk] if (one.level_ref, one.area) == place), None)
    if row is None:
        row = Certification(person=person, level_ref=place[0], area=place[1], state=State.LEARNING)
        desk.add(row)
    period = period_from(now, earned.level.validity)
    return _issue(desk, row, earned, version, Trigger.PASS, _limited(period, earned, now), now)


def renew(
    desk: Desk, row: Certification, earned: Earned, version: ProgrammeVersion, *, now: datetime
) -> Certification:
    """Give a certification its next period and a new certificate; the one before runs out by itself.

    Raises:
        IllegalMoveError: it is not time yet, or it is suspended or revoked.
    """
    before = period_of(row)
    fresh = period_from(now, earned.level.validity)
    period = renewed_from(now, before, earned.level.validity) if before else fresh
    return _issue(desk, row, earned, version, Trigger.RENEW, _limited(period, earned, now), now)


def terms_of(level: Level, area: str) -> Terms:
    """Return what a level gives, in one area if it is earned area by area."""
    areas = (area,) if area else level.areas
    return Terms(level.scopes, areas, level.jurisdictions, level.grace_drops)


def _limited(period: Period, earned: Earned, now: datetime) -> Period:
    """A certification never outlives the waiver or equivalency that it rests on."""
    if earned.until is None:
        return period
    return cut_at(period, max(earned.until, now + timedelta(seconds=1)).replace(microsecond=0))


def _issue(
    desk: Desk,
    row: Certification,
    earned: Earned,
    version: ProgrammeVersion,
    trigger: Trigger,
    period: Period,
    now: datetime,
) -> Certification:
    row.programme, row.title = version, earned.level.title
    credential, snapshot = uuid4(), _snapshot(desk, row.person, earned, version)
    taken = step(
        trigger,
        now,
        period=write_period(period),
        terms=write_terms(terms_of(earned.level, earned.area)),
        programme=version.sha256,
        credential=str(credential),
        snapshot=snapshot_digest(snapshot),
        evidence=[{"uuid": str(fact.uuid), "sha256": digest_of(fact)} for fact in earned.evidence],
    )
    reason = "passed" if trigger is Trigger.PASS else "renewed"
    last = max(earned.evidence, key=lambda fact: (fact.occurred_at, fact.pk), default=None)
    take_step(desk, row, taken, Why(reason, BY_RULES, "rules", evidence=last))
    row.credential = draft_credential(row, snapshot, now, uuid=credential, supersedes=row.credential)
    desk.made.credentials.append(row.credential)
    kind = "granted" if trigger is Trigger.PASS else "renewed"
    tell(desk, row.person, Change(kind, reason, row), now)
    return row


def _snapshot(desk: Desk, person: Person, earned: Earned, version: ProgrammeVersion) -> dict[str, object]:
    """Return what the certificate will say, fixed now.

    The e-mail address is not in it, only its later hash.
    """
    level, programme = earned.level, rules_of(version)
    return {
        "schema": 1,
        "holder_name": person.full_name or person.username or "Name unknown",
        "title": level.title,
        "summary": level.summary,
        "criteria": level.criteria,
        "programme": programme.ref,
        "level_ref": level.ref,
        "policy_set": programme.policy_set,
        "policy_sha256": programme.policy_sha256,
        "organisation_name": programme.organisation_name,
        "organisation_url": programme.organisation_url,
        "language": programme.language,
        "scopes": list(level.scopes),
        "grace_drops": list(level.grace_drops),
        "may": list(level.may),
        "ask_first": list(level.ask_first),
        "may_not": list(level.may_not),
        "areas": [earned.area] if earned.area else list(level.areas),
        "jurisdictions": list(level.jurisdictions),
        "results": results_of(desk.judged(person, texts_in_force(version)), level),
    }
