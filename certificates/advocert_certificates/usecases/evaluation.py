"""From evidence to a decision: what the rules say about one person, under that person's lock."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from advocert_certificates.domain.eligibility import Evaluation, Fact, Requirement, evaluate, read_fact
from advocert_certificates.domain.lifecycle import State
from advocert_certificates.models import Certification, Evidence, Person
from advocert_certificates.usecases.certifying import certify
from advocert_certificates.usecases.locks import lock_person
from advocert_certificates.usecases.programmes import active_version, rules_of


def evaluate_person(person_id: int, *, now: datetime) -> int:
    """Decide about every level from all evidence of the person; return how many were newly earned.

    Decision, certificate and messages are one transaction with the note that the evidence was looked at:
    after a kill the next call finds the evidence unmarked and decides again. Two calls at once wait for each
    other.

    Raises:
        PersonNotFoundError: nobody has this id.
    """
    with transaction.atomic():
        person = lock_person(person_id)
        version = active_version()
        if version is None:
            return 0
        rows = list(person.evidence.order_by("occurred_at", "id"))
        facts = facts_of(rows)
        held = _held_levels(person)
        earned = [
            level
            for level in rules_of(version).levels
            if level.ref not in held and evaluate(level.requires, facts).met
        ]
        for level in earned:
            certify(person, level, version, decided_by=rows[-1], now=now)
        # Only what was read here: evidence that arrives meanwhile stays unmarked.
        Evidence.objects.filter(pk__in=[row.pk for row in rows], evaluated_at=None).update(evaluated_at=now)
    return len(earned)


def people_with_news(limit: int) -> list[int]:
    """Return the ids of people whose newest evidence nobody has looked at, oldest id first."""
    waiting = Evidence.objects.filter(evaluated_at=None).order_by("person_id")
    return list(waiting.values_list("person_id", flat=True).distinct()[:limit])


def facts_of(rows: Iterable[Evidence]) -> list[Fact]:
    """Return what decides, out of the recorded facts."""
    facts = (
        read_fact(row.kind, row.ref, row.body, occurred_at=row.occurred_at, enrolled=row.enrolled)
        for row in rows
    )
    return [fact for fact in facts if fact is not None]


def progress_of(requires: Requirement, rows: Iterable[Evidence]) -> Evaluation:
    """Return how far somebody is, for display."""
    return evaluate(requires, facts_of(rows))


def _held_levels(person: Person) -> set[str]:
    decided = Certification.objects.filter(person=person).exclude(state=State.LEARNING)
    return set(decided.values_list("level_ref", flat=True))
