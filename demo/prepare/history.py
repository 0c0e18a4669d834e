"""Eleven colleagues with a past, so that HR's list is not empty; all of it went the way of learners' deeds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from advocert_certificates import api
from demo.course import current_course
from demo.people import MARTA
from demo.prepare.deeds import Deed, all_deeds, tell
from demo.prepare.older import CHANGED, NEW_CLAUSE, put_new_in_force, put_older_in_force

Turn = tuple[datetime, Callable[[datetime], None]]

ALL = 1.0
TOOK = timedelta(minutes=50)  # from the first deed to the last
TIME_TO_SIGN = timedelta(days=30, minutes=1)


@dataclass(frozen=True)
class Colleague:
    """Somebody who did a share of the course so many days ago; `taken_back` is a reason, if any.

    `signed_after`: how many days after the new clause came they signed it; None: not yet. `asks_to_go`: so many days
    ago they asked HR to erase everything about them; 0 is never.
    """

    username: str
    first_name: str
    last_name: str
    days_ago: int
    share: float
    taken_back: str = ""
    words: str = ""
    signed_after: int | None = None
    asks_to_go: int = 0

    @property
    def email(self) -> str:
        """Return the made-up address."""
        return f"{self.username}@acme.example"


COLLEAGUES = (
    Colleague("d.aksoy", "Deniz", "Aksoy", 402, ALL, signed_after=9),
    Colleague("h.lindgren", "Hanna", "Lindgren", 318, ALL, signed_after=2),
    Colleague("p.castellanos", "Paloma", "Castellanos", 287, ALL),
    Colleague("s.laaksonen", "Sanna", "Laaksonen", 233, ALL, signed_after=27),
    Colleague("m.brennan", "Michael", "Brennan", 195, ALL),
    Colleague("n.dimitrova", "Nevena", "Dimitrova", 151, ALL, signed_after=16),
    Colleague(
        "t.zielinski",
        "Tomasz",
        "Zieliński",
        140,
        ALL,
        "other_work",
        "Changed to a team without public work.",
        asks_to_go=3,
    ),
    Colleague("al.fernandez", "Ana Lucía", "Fernández de la Vega y Montoya", 61, ALL),
    Colleague("y.mansoori", "يوسف", "المنصوري", 12, ALL),
    Colleague("g.achieng", "Grace", "Achieng", 5, 0.6),
    Colleague("ming.li", "明", "李", 2, 0.3),
)


def make_history() -> None:
    """Give the colleagues their past in the order of time; a start that was killed half-way does it once more."""
    today = timezone.now()
    users = {one.username: _account(one) for one in COLLEAGUES}
    waiting = [one for one in COLLEAGUES if users[one.username].last_login is None]
    if not waiting:
        return
    story = _Story(today, {name: user.pk for name, user in users.items()}, put_older_in_force(today))
    for at, happen in sorted(story.turns(waiting), key=lambda turn: turn[0]):
        happen(at)
        api.tick(now=at)
    for one in waiting:
        get_user_model().objects.filter(username=one.username).update(last_login=story.begin(one))


def _account(colleague: Colleague) -> Any:
    names = {"first_name": colleague.first_name, "last_name": colleague.last_name, "email": colleague.email}
    return get_user_model().objects.get_or_create(username=colleague.username, defaults=names)[0]


@dataclass(frozen=True)
class _Story:
    """What happens up to today; `ids` are ids on the platform, `two_policies` whether there was another one."""

    today: datetime
    ids: Mapping[str, int]
    two_policies: bool

    def begin(self, one: Colleague) -> datetime:
        return self.today - timedelta(days=one.days_ago)

    def turns(self, people: Iterable[Colleague]) -> Iterator[Turn]:
        """Yield what happens when, in no order."""
        if self.two_policies:
            yield self.today - CHANGED, put_new_in_force
            yield self.today - CHANGED + TIME_TO_SIGN, lambda _at: None  # what was not signed closes now
        for one in people:
            yield self.begin(one) + TOOK, partial(self._learn, one)
            if self.two_policies and one.signed_after is not None:
                signed = self.today - CHANGED + timedelta(days=one.signed_after)
                yield signed, partial(self._sign_new_clause, one)
            if one.taken_back:
                yield self.begin(one) + timedelta(days=30), partial(self._take_back, one)
            if one.asks_to_go:
                yield self.today - timedelta(days=one.asks_to_go), partial(self._ask_to_go, one)

    def _learn(self, one: Colleague, at: datetime) -> None:
        deeds = list(all_deeds(current_course(), COLLEAGUES.index(one) + 1))
        older = self.two_policies and at < self.today - CHANGED
        for place, deed in enumerate(deeds[: round(len(deeds) * one.share)]):
            if not (older and deed.ref == NEW_CLAUSE):
                self._tell(one, deed, self.begin(one) + TOOK * place / len(deeds))

    def _sign_new_clause(self, one: Colleague, at: datetime) -> None:
        for deed in all_deeds(current_course(), 1):
            if deed.ref == NEW_CLAUSE:
                self._tell(one, deed, at)

    def _tell(self, one: Colleague, deed: Deed, at: datetime) -> None:
        tell(current_course(), self.ids[one.username], deed, at)

    def _take_back(self, one: Colleague, at: datetime) -> None:
        for held in api.get_my_certifications(self.ids[one.username], now=at):
            if held.uuid and held.active:
                api.revoke_certification(
                    held.uuid, reason_code=one.taken_back, reason_text=one.words, actor=MARTA.slug, now=at
                )

    def _ask_to_go(self, one: Colleague, at: datetime) -> None:
        api.ask_to_be_erased(self.ids[one.username], now=at)
