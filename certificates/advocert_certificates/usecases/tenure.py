"""Looking at people again on the day on which time alone may give them something (`domain.tenure`)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from advocert_certificates.domain.history import read_period
from advocert_certificates.domain.lifecycle import Trigger
from advocert_certificates.domain.programme import Level
from advocert_certificates.domain.standing import standing_at
from advocert_certificates.domain.tenure import Held, asks_for_months, held_since, look_again_at
from advocert_certificates.models import Certification, Person, Transition
from advocert_certificates.usecases.conditions import period_of


def held_since_of(rows: Collection[Certification]) -> dict[int, datetime]:
    """Return since when each certification is held without a break, by its id: one query for all of them."""
    periods = defaultdict(list)
    earned = Transition.objects.filter(certification__in=rows, trigger__in=(Trigger.PASS, Trigger.RENEW))
    found = earned.order_by("number").values_list("certification_id", "details") if rows else ()
    for pk, details in found:
        periods[pk].append(read_period(details["period"]))
    return {pk: since for pk, lived in periods.items() if (since := held_since(lived))}


def note_next_look(
    person: Person, levels: Collection[Level], rows: Iterable[Certification], now: datetime
) -> None:
    """Write down when to look at a person again; the caller holds the lock. Most people have no such day."""
    earned = [(row, period) for row in rows if (period := period_of(row))]
    asked = {level.ref for level in levels}
    since = (
        held_since_of([row for row, _ in earned if row.level_ref in asked]) if asks_for_months(levels) else {}
    )
    held = [
        Held(row.level_ref, standing_at(row.state, period, now), period, since.get(row.pk, period.valid_from))
        for row, period in earned
    ]
    moment = look_again_at(levels, held, now)
    if moment != person.look_again_at:
        person.look_again_at = moment
        person.save(update_fields=["look_again_at"])


def look_at_once(person: Person, now: datetime) -> None:
    """Let the next tick look at a person: something that held the rules back has ended."""
    person.look_again_at = now
    person.save(update_fields=["look_again_at"])


def people_due(now: datetime, limit: int) -> list[int]:
    """Return the ids of people whose day has come, earliest first."""
    due = Person.objects.filter(look_again_at__lte=now).order_by("look_again_at", "id")
    return list(due.values_list("pk", flat=True)[:limit])
