"""What stands in the address of the list of people, so that it can be kept and sent to a colleague."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advocert_certificates import api
from advocert_certificates.data import HoldingFilter, KeptView, PeoplePage
from advocert_certificates.data.countries import country_name
from advocert_certificates.records.days import end_of
from advocert_certificates.web.standings import badge_for

COLUMNS = ("name", "user_name", "mail", "level", "title", "standing", "valid_until", "person")
VIEWS = {
    "ends": _("Ends within 60 days"),
    "older": _("Earned on an older policy"),
    "never": _("Ended, never renewed"),
}
_SOON_DAYS = 60
_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_NAMES = {
    "query": "q",
    "state": "standing",
    "level": "level",
    "area": "area",
    "country": "country",
    "track": "track",
    "policy": "policy",
    "until": "until",
    "view": "view",
}


@dataclass(frozen=True)
class Chip:
    """A filter in use: what it says, and the address of the list without it."""

    label: str
    without: str


@dataclass(frozen=True)
class Filters:
    """The filters of the list; an empty one does not matter. `view` is one of `VIEWS`, `until` a day."""

    query: str = ""
    state: str = ""
    level: str = ""
    area: str = ""
    country: str = ""
    track: str = ""
    policy: str = ""
    until: str = ""
    view: str = ""
    cursor: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Filters":
        """Read the address; what it does not name is not filtered by, and an unknown view or day is none."""
        asked = {field: request.GET.get(name, "").strip()[:200] for field, name in _NAMES.items()}
        asked["view"] = asked["view"] if asked["view"] in VIEWS else ""
        asked["until"] = asked["until"] if _day(asked["until"]) else ""
        return cls(**asked, cursor=request.GET.get("from", ""))

    @property
    def are_used(self) -> bool:
        """Whether anything narrows the list."""
        return any(getattr(self, field) for field in _NAMES)

    @property
    def holding(self) -> HoldingFilter:
        """Return what the service is asked for."""
        return HoldingFilter(
            level=self.level,
            area=self.area,
            country=self.country,
            track=self.track,
            policy=self.policy,
            ends_before=end_of(day) if (day := _day(self.until)) else None,
            ends_within=_SOON_DAYS if self.view == "ends" else None,
            outdated=self.view == "older",
            never_renewed=self.view == "never",
        )

    @property
    def chips(self) -> list[Chip]:
        """Return the filters in use, in the words of the page."""
        words = {
            "query": f"“{self.query}”",
            "state": str(badge_for(self.state).word),
            "country": country_name(self.country),
            "policy": _("Policy {version}").format(version=self.policy),
            "until": _("Ends by {day}").format(day=self.until),
            "view": str(VIEWS.get(self.view, "")),
        }
        used = [field for field in _NAMES if getattr(self, field)]
        return [Chip(words.get(field, getattr(self, field)), self.without(field)) for field in used]

    @property
    def views(self) -> list[tuple[str, str, bool]]:
        """Return the ready-made views: label, address, whether it is this one."""
        return [(label, Filters(view=name).address(), name == self.view) for name, label in VIEWS.items()]

    def kept(self, views: Iterable[KeptView]) -> list[tuple[KeptView, str, bool]]:
        """Return kept lists: each with its address, and whether it is this one."""
        here = self.address_of("advocert:records")
        addresses = [(view, f"{reverse('advocert:records')}?{view.query}") for view in views]
        return [(view, address, address == here) for view, address in addresses]

    def page(self, now: datetime, cursor: str, limit: int) -> PeoplePage:
        """Return one page of the people who match."""
        return api.search_people(
            self.query, state=self.state, holding=self.holding, cursor=cursor, limit=limit, now=now
        )

    def choose(self, action: str, actor: str, now: datetime) -> UUID:
        """Begin a run over everybody who matches; return its uuid.

        Raises:
            BulkError: no such action, or nobody matches.
            UnknownStateError: the address names a standing that there is not.
        """
        return api.choose_matching(
            self.query, state=self.state, holding=self.holding, action=action, actor=actor, now=now
        )

    def without(self, field: str) -> str:
        """Return the address of the list without one filter."""
        return replace(self, **{field: ""}).address()

    def address(self, **more: str) -> str:
        """Return the address of the list with these filters, from its first page on."""
        return self.address_of("advocert:records", **more)

    def address_of(self, page: str, **more: str) -> str:
        """Return the address of a page that is told these filters."""
        wanted = {_NAMES[field]: value for field, value in asdict(self).items() if field in _NAMES} | more
        query = urlencode({name: value for name, value in wanted.items() if value})
        return reverse(page) + (f"?{query}" if query else "")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def exported(filters: Filters, now: datetime) -> Iterator[tuple[Any, ...]]:
    """Yield a line for each certification of everybody who matches; one line for somebody who holds none."""
    page = filters.page(now, "", 100)
    yield from _lines(page)
    while page.next_cursor:
        page = filters.page(now, page.next_cursor, 100)
        yield from _lines(page)


def _lines(page: PeoplePage) -> Iterator[tuple[Any, ...]]:
    for person in page.people:
        who = (person.full_name, person.username, person.email)
        for one in person.certifications:
            until = one.valid_until.astimezone(UTC) if one.valid_until else None
            yield (*who, one.level_ref, one.title, one.state, until, str(person.uuid))
        if not person.certifications:
            yield (*who, "", "", "learning", None, str(person.uuid))
