"""Earning a level: the move, the certificate and the messages, inside the caller's transaction and lock."""

from datetime import datetime

from advocert_certificates.domain.lifecycle import State, Trigger, move
from advocert_certificates.domain.programme import Level, Programme
from advocert_certificates.domain.standing import period_from
from advocert_certificates.models import Certification, Evidence, Person, ProgrammeVersion, Transition
from advocert_certificates.usecases.issuing import issue_credential
from advocert_certificates.usecases.outbox import Change, tell_targets
from advocert_certificates.usecases.programmes import rules_of
from advocert_certificates.usecases.results import results_of

BY_RULES = "programme"


def certify(
    person: Person, level: Level, version: ProgrammeVersion, *, decided_by: Evidence, now: datetime
) -> Certification:
    """Move the person to certified. The caller holds the person's lock inside a transaction.

    Raises:
        IllegalMoveError: the level is held, suspended or revoked already.
    """
    certification, _ = Certification.objects.get_or_create(
        person=person,
        level_ref=level.ref,
        area="",
        defaults={"title": level.title, "state": State.LEARNING, "programme": version},
    )
    before = certification.state
    period = period_from(now, level.validity)
    certification.state = move(before, Trigger.PASS)
    certification.programme = version
    certification.title = level.title
    certification.valid_from = period.valid_from
    certification.expiring_from = period.expiring_from
    certification.valid_until = period.valid_until
    certification.grace_until = period.grace_until
    certification.credential = issue_credential(
        certification, snapshot_of(person, level, rules_of(version)), now
    )
    certification.save()
    Transition.objects.create(
        certification=certification,
        from_state=before,
        to_state=certification.state,
        reason_code="passed",
        actor=BY_RULES,
        evidence=decided_by,
        at=now,
    )
    tell_targets(person, Change("granted", "passed", certification), now)
    return certification


def snapshot_of(person: Person, level: Level, programme: Programme) -> dict[str, object]:
    """Return what the certificate will say, fixed now.

    The e-mail address is not in it, only its later hash.
    """
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
        "areas": list(level.areas),
        "jurisdictions": list(level.jurisdictions),
        "results": results_of(person, level),
    }
