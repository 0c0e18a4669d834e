"""How somebody stood on a day, as known on a day, replayed from the steps that were recorded by then."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from advocert_certificates.data import Day, StandingOn
from advocert_certificates.domain.condition import Condition, allowed_at
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.domain.history import Step
from advocert_certificates.domain.phases import condition_on
from advocert_certificates.models import Certification, Person, Transition
from advocert_certificates.usecases.transitions import as_step


def standings_on(
    person_uuid: UUID, *, on: datetime, known_at: datetime | None = None
) -> tuple[StandingOn, ...]:
    """Return how every certification of a person stood on that day, as it was known then.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    person = Person.objects.filter(uuid=person_uuid).first()
    if person is None:
        raise PersonNotFoundError(person_uuid)
    rows = Transition.objects.filter(certification__person=person, at__lte=known_at or on)
    lives: dict[Certification, list[Transition]] = defaultdict(list)
    for row in rows.select_related("certification").order_by("certification_id", "number"):
        lives[row.certification].append(row)
    return tuple(_standing(row, steps, on) for row, steps in lives.items())


def conditions_on(certifications: Iterable[int], day: Day) -> dict[int, Condition]:
    """Return the condition on a day, as known on a day, of certifications by their row; one query for all of them."""
    lives: dict[int, list[Step]] = defaultdict(list)
    rows = Transition.objects.filter(certification__in=list(certifications), at__lte=day.known)
    for row in rows.order_by("certification_id", "number"):
        lives[row.certification_id].append(as_step(row))
    return {certification: condition_on(steps, day.on) for certification, steps in lives.items()}


def _standing(row: Certification, steps: list[Transition], on: datetime) -> StandingOn:
    condition = condition_on(map(as_step, steps), on)
    return StandingOn(
        certification_uuid=row.uuid,
        level_ref=row.level_ref,
        area=row.area,
        standing=condition.standing(on).value,
        scopes=allowed_at(condition, on),
        valid_until=condition.period.valid_until if condition.period else None,
    )
