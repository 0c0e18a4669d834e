"""Finding people: by part of a name, in a standing, page by page without counting."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from advocert_certificates.data import ANYTHING, Day, HoldingFilter, PeoplePage, PersonRow, StandingView
from advocert_certificates.domain.errors import CursorError, UnknownStateError
from advocert_certificates.domain.lifecycle import Standing, State
from advocert_certificates.models import Certification, Person
from advocert_certificates.usecases.conditions import conditions_of
from advocert_certificates.usecases.holders import held, held_on, in_standing
from advocert_certificates.usecases.past import conditions_on
from advocert_certificates.usecases.standings import standing_view
from advocert_certificates.usecases.storable import storable
from advocert_certificates.usecases.stretches import stretch_view, stretches_on

_LIMIT = 100


def search_people(
    query: str = "",
    *,
    state: str = "",
    holding: HoldingFilter = ANYTHING,
    cursor: str = "",
    limit: int = 25,
    now: datetime,
    day: Day | None = None,
) -> PeoplePage:
    """Return one page of people by full name. `limit` is 1 to 100; `cursor` is that of the page before.

    Whoever was erased has no name and is in no list of today; how things stood on a day counts them too.

    `state` and `holding` are about one and the same certification. With a `day` they are about how it stood then,
    and so is what the page says of each; whoever was not known by then is not in it. Names are those of today.

    Raises:
        UnknownStateError: the state is none of `domain.standing.Standing`.
        CursorError: the cursor is not one of ours.
        ListOfTodayError: a day was given, and the filter asks what is known for today only.
    """
    people = people_who_match(query, state, holding, now, day)
    if day is None:
        people = people.filter(erased_at=None)
    rows, earlier, later = _page_of(people, _read_cursor(cursor), min(max(limit, 1), _LIMIT))
    return PeoplePage(
        _with_standings(rows, now, day),
        next_cursor=_cursor(rows[-1], "later") if later else "",
        previous_cursor=_cursor(rows[0], "earlier") if earlier else "",
    )


def people_who_match(
    query: str, state: str, holding: HoldingFilter, now: datetime, day: Day | None = None
) -> QuerySet[Person]:
    """Return everybody who matches, in no order; with a day, of those who were known by then.

    Raises:
        UnknownStateError: the state is none of `domain.standing.Standing`.
        ListOfTodayError: a day was given, and the filter asks what is known for today only.
    """
    people = Person.objects.filter(_matches(query))
    if day is not None:
        people = people.filter(created_at__lte=min(day.on, day.known))
    if not state and holding == ANYTHING:
        return people
    if state and state not in set(Standing):
        raise UnknownStateError(state, tuple(Standing))
    return _who_stood(people, state, holding, day) if day else _who_hold(people, state, holding, now)


def _page_of(people: QuerySet[Person], place: "_Place | None", limit: int) -> tuple[list[Person], bool, bool]:
    """Return the rows of a page in order, and whether there are earlier and later ones."""
    backwards = place is not None and place.way == "earlier"
    if place is not None:
        people = people.filter(place.beyond())
    order = ("-full_name", "-id") if backwards else ("full_name", "id")
    # One more than asked: whether the list goes on, without counting.
    rows = list(people.order_by(*order)[: limit + 1])
    goes_on = len(rows) > limit
    rows = rows[:limit]
    if backwards:
        return rows[::-1], goes_on, bool(rows)
    return rows, place is not None and bool(rows), goes_on


def _matches(query: str) -> Q:
    found = Q()
    for word in storable(query).split():
        found &= Q(full_name__icontains=word) | Q(username__icontains=word) | Q(email__icontains=word)
    return found


def _who_hold(
    people: QuerySet[Person], state: str, holding: HoldingFilter, now: datetime
) -> QuerySet[Person]:
    if state == Standing.LEARNING:
        decided = Certification.objects.exclude(state=State.LEARNING)
        return people.exclude(pk__in=decided.values("person_id"))
    rows = held(holding, now)
    if state:
        rows = rows.filter(in_standing(Standing(state), now))
    return people.filter(pk__in=rows.values("person_id"))


def _who_stood(people: QuerySet[Person], state: str, holding: HoldingFilter, day: Day) -> QuerySet[Person]:
    if state == Standing.LEARNING:
        return people.exclude(pk__in=stretches_on(day).values("person_id"))
    rows = held_on(holding, day)
    if state:
        rows = rows.filter(in_standing(Standing(state), day.on))
    return people.filter(pk__in=rows.values("person_id"))


def _with_standings(rows: Sequence[Person], now: datetime, day: Day | None) -> tuple[PersonRow, ...]:
    standings = _standings_on(rows, day) if day else _standings(rows, now)
    return tuple(
        PersonRow(row.uuid, row.full_name, row.username, row.email, tuple(standings[row.pk])) for row in rows
    )


def _standings(rows: Sequence[Person], now: datetime) -> dict[int, list[StandingView]]:
    found = defaultdict(list)
    certifications = Certification.objects.filter(person__in=rows).exclude(state=State.LEARNING)
    for row, condition in conditions_of(certifications.order_by("id")):
        found[row.person_id].append(standing_view(row, condition, now))
    return found


def _standings_on(rows: Sequence[Person], day: Day) -> dict[int, list[StandingView]]:
    found = defaultdict(list)
    stood = stretches_on(day).filter(person__in=rows).select_related("certification")
    stood = list(stood.defer("certification__terms").order_by("certification_id"))
    conditions = conditions_on([row.certification_id for row in stood], day)
    for row in stood:
        found[row.person_id].append(stretch_view(row, conditions[row.certification_id], day.on))
    return found


@dataclass(frozen=True)
class _Place:
    """A person in the list, and the way to go from there."""

    way: str
    name: str
    last: int

    def beyond(self) -> Q:
        side = "lt" if self.way == "earlier" else "gt"
        return Q(**{f"full_name__{side}": self.name}) | Q(full_name=self.name, **{f"id__{side}": self.last})


def _cursor(row: Person, way: str) -> str:
    return urlsafe_b64encode(json.dumps([way, row.full_name, row.pk]).encode()).decode()


def _read_cursor(cursor: str) -> _Place | None:
    if not cursor:
        return None
    try:
        way, name, last = json.loads(urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError) as error:
        raise CursorError from error
    if way not in {"earlier", "later"} or not isinstance(name, str) or not isinstance(last, int):
        raise CursorError
    if storable(name) != name:
        raise CursorError
    return _Place(way, name, last)
