"""Finding people: by part of a name, in a standing, page by page without counting."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from advocert_certificates.data import PeoplePage, PersonRow
from advocert_certificates.domain.errors import CursorError, UnknownStateError
from advocert_certificates.domain.lifecycle import State
from advocert_certificates.domain.standing import Standing
from advocert_certificates.models import Certification, Person
from advocert_certificates.usecases.standings import standing_view

_LIMIT = 100


def search_people(
    query: str = "", *, state: str = "", cursor: str = "", limit: int = 25, now: datetime
) -> PeoplePage:
    """Return one page of people by full name. `limit` is 1 to 100; `cursor` is that of the page before.

    Raises:
        UnknownStateError: the state is none of `domain.standing.Standing`.
        CursorError: the cursor is not one of ours.
    """
    people = Person.objects.filter(_matches(query))
    if state:
        people = _in_state(people, state, now)
    if cursor:
        name, last = _read_cursor(cursor)
        people = people.filter(Q(full_name__gt=name) | Q(full_name=name, id__gt=last))
    limit = min(max(limit, 1), _LIMIT)
    # One more than asked: whether there is a next page, without counting.
    rows = list(people.order_by("full_name", "id")[: limit + 1])
    more = len(rows) > limit
    rows = rows[:limit]
    return PeoplePage(_with_standings(rows, now), _cursor(rows[-1]) if more else "")


def _matches(query: str) -> Q:
    found = Q()
    for word in query.split():
        found &= Q(full_name__icontains=word) | Q(username__icontains=word) | Q(email__icontains=word)
    return found


def _in_state(people: QuerySet[Person], state: str, now: datetime) -> QuerySet[Person]:
    if state not in set(Standing):
        raise UnknownStateError(state, tuple(Standing))
    if state == Standing.LEARNING:
        decided = Certification.objects.exclude(state=State.LEARNING)
        return people.exclude(pk__in=decided.values("person_id"))
    rows = Certification.objects.filter(_STANDINGS[Standing(state)](now))
    return people.filter(pk__in=rows.values("person_id"))


def _certified(**dates: datetime) -> Q:
    return Q(state=State.CERTIFIED, **dates)


# The same borders as domain.standing.standing_at; a test compares the two.
_STANDINGS = {
    Standing.CERTIFIED: lambda now: _certified(expiring_from__gt=now),
    Standing.EXPIRING: lambda now: _certified(expiring_from__lte=now, valid_until__gt=now),
    Standing.GRACE: lambda now: _certified(valid_until__lte=now, grace_until__gt=now),
    Standing.EXPIRED: lambda now: _certified(grace_until__lte=now),
    Standing.SUSPENDED: lambda _now: Q(state=State.SUSPENDED),
    Standing.REVOKED: lambda _now: Q(state=State.REVOKED),
}


def _with_standings(rows: Sequence[Person], now: datetime) -> tuple[PersonRow, ...]:
    standings = defaultdict(list)
    certifications = Certification.objects.filter(person__in=rows).exclude(state=State.LEARNING)
    for certification in certifications.order_by("id"):
        standings[certification.person_id].append(standing_view(certification, now))
    return tuple(
        PersonRow(row.uuid, row.full_name, row.username, row.email, tuple(standings[row.pk])) for row in rows
    )


def _cursor(row: Person) -> str:
    return urlsafe_b64encode(json.dumps([row.full_name, row.pk]).encode()).decode()


def _read_cursor(cursor: str) -> tuple[str, int]:
    try:
        name, last = json.loads(urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError) as error:
        raise CursorError from error
    if not isinstance(name, str) or not isinstance(last, int):
        raise CursorError
    return name, last
