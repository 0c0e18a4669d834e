"""Looking at people again on the day on which time alone may give them something (`domain.tenure`)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from advocert_certificates.domain.history import read_period
from advocert_certificates.domain.lifecycle import Trigger
from advocert_certificates.domain.programme import Level
from advocert_certificates.domain.standing import standing_at
from advocert_certificates.domain.tenure import Held, held_since, look_again_at
from advocert_certificates.models import Certification, Person, Transition
from advocert_certificates.usecases.conditions import period_of


def held_since_of(pks: Collection[int]) -> dict[UUID, datetime]:
    """Return since when certifications are held without a break, by their uuid: one query for all of them."""
    if not pks:
        return {}
    periods = defaultdict(list)
    earned = Transition.objects.filter(certification__in=pks, trigger__in=(Trigger.PASS, Trigger.RENEW))
    found = earned.order_by("number").values_list("certification__uuid", "details")
    for uuid, details in found:
        periods[uuid].append(read_period(details["period"]))
    return {uuid: since for uuid, lived in periods.items() if (since := held_since(lived))}


def next_look(
    levels: Collection[Level],
    rows: Iterable[Certification],
    since: dict[UUID, datetime],
    now: datetime,
) -> datetime | None:
    """Return when to look at a person again; most people have no such day."""
    held = [
        Held(
            row.level_ref, standing_at(row.state, period, now), period, since.get(row.uuid, period.valid_from)
        )
        for row in rows
        if (period := period_of(row))
    ]
    return look_again_at(levels, held, now)


def look_at_once(person: Person, now: datetime) -> None:
    """Let the next tick look at a person: something that held the rules back has ended."""
    person.look_again_at = now
    person.save(update_fields=["look_again_at"])


def people_due(now: datetime, limit: int, after: int = 0) -> list[int]:
    """Return the ids of people whose day has come, oldest id first, from `after` on."""
    due = Person.objects.filter(look_again_at__lte=now, pk__gt=after).order_by("pk")
    return list(due.values_list("pk", flat=True)[:limit])
