"""What stands in the address of the list of people, so that it can be kept and sent to a colleague."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advocert_certificates import api
from advocert_certificates.data import Day, HoldingFilter, KeptView, PeoplePage
from advocert_certificates.data.countries import country_name
from advocert_certificates.records.days import DaysForm, begin_of, day_of, end_of
from advocert_certificates.web.saying import day_text
from advocert_certificates.web.standings import badge_for

COLUMNS = ("name", "user_name", "mail", "level", "title", "standing", "allows", "valid_until", "person")
VIEWS = {
    "ends": _("Ends within 60 days"),
    "older": _("Earned on an older policy"),
    "never": _("Ended, never renewed"),
}
_SOON_DAYS = 60
_NAMES = {
    "query": "q",
    "state": "standing",
    "level": "level",
    "area": "area",
    "country": "country",
    "track": "track",
    "policy": "policy",
    "since": "since",
    "until": "until",
    "view": "view",
    "on": "on",
    "known": "known",
}


@dataclass(frozen=True)
class Chip:
    """A filter in use: what it says, and the address of the list without it."""

    label: str
    without: str


@dataclass(frozen=True)
class Filters:
    """The filters of the list; an empty one does not matter.

    `view` is one of `VIEWS`; `since` and `until` are the first and the last day on which it ends. `on` and `known` are
    the days of the question: how it stood, and as known when; `problem` says why they cannot be read. `left_out` is a ready-made list that stood beside a day, though it is about today.
    """

    query: str = ""
    state: str = ""
    level: str = ""
    area: str = ""
    country: str = ""
    track: str = ""
    policy: str = ""
    since: str = ""
    until: str = ""
    view: str = ""
    on: str = ""
    known: str = ""
    cursor: str = ""
    problem: str = ""
    left_out: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Filters":
        """Read the address; what it does not name is not filtered by, and an unknown view or day is none."""
        asked = {field: request.GET.get(name, "").strip()[:200] for field, name in _NAMES.items()}
        asked["view"] = asked["view"] if asked["view"] in VIEWS else ""
        for field in ("since", "until"):
            asked[field] = asked[field] if day_of(asked[field]) else ""
        days = DaysForm(request.GET)
        problem = "" if days.is_valid() else str(next(iter(days.errors.values()))[0])
        for field in ("on", "known"):
            day = days.cleaned_data.get(field)
            asked[field] = day.isoformat() if day else ""
        left_out = ""
        if asked["view"] and (asked["on"] or asked["known"]):
            left_out, asked["view"] = str(VIEWS[asked["view"]]), ""
        cursor = request.GET.get("from", "")
        return cls(**asked, cursor=cursor, problem=problem, left_out=left_out)

    @property
    def are_used(self) -> bool:
        """Whether anything narrows the list."""
        return any(getattr(self, field) for field in _NAMES)

    @property
    def is_of_a_day(self) -> bool:
        """Whether the list is about a day that was named, and not about now."""
        return bool(self.on or self.known)

    def day(self, now: datetime) -> Day | None:
        """Return the moments that the list is about; None for now."""
        if not self.is_of_a_day:
            return None
        on, known = day_of(self.on), day_of(self.known)
        return Day(end_of(on) if on else now, min(end_of(known), now) if known else now)

    @property
    def holding(self) -> HoldingFilter:
        """Return what the service is asked for."""
        return HoldingFilter(
            level=self.level,
            area=self.area,
            country=self.country,
            track=self.track,
            policy=self.policy,
            ends_after=begin_of(first) if (first := day_of(self.since)) else None,
            ends_before=end_of(day) if (day := day_of(self.until)) else None,
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
            "since": _("Ends from {day} on").format(day=_written(self.since)),
            "until": _("Ends by {day}").format(day=_written(self.until)),
            "view": str(VIEWS.get(self.view, "")),
            "on": _("On {day}").format(day=_written(self.on)),
            "known": _("As known on {day}").format(day=_written(self.known)),
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
            self.query,
            state=self.state,
            holding=self.holding,
            cursor=cursor,
            limit=limit,
            now=now,
            day=self.day(now),
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

    def without(self, *fields: str) -> str:
        """Return the address of the list without these filters."""
        return replace(self, **dict.fromkeys(fields, "")).address()

    @property
    def today(self) -> str:
        """Return the address of the same list as it stands now."""
        return self.without("on", "known")

    @property
    def days(self) -> str:
        """Return the days as they stand in an address, to go on with them on a person's page."""
        return urlencode({name: value for name in ("on", "known") if (value := getattr(self, name))})

    def file_name(self, now: datetime) -> str:
        """Return the name of a file of this list; that of a day says which."""
        if not self.is_of_a_day:
            return f"people-{now:%Y-%m-%d}"
        on, known = self.on or f"{now:%Y-%m-%d}", self.known or f"{now:%Y-%m-%d}"
        return f"people-on-{on}-known-{known}"

    def address(self, **more: str) -> str:
        """Return the address of the list with these filters, from its first page on."""
        return self.address_of("advocert:records", **more)

    def address_of(self, page: str, **more: str) -> str:
        """Return the address of a page that is told these filters."""
        wanted = {_NAMES[field]: value for field, value in asdict(self).items() if field in _NAMES} | more
        query = urlencode({name: value for name, value in wanted.items() if value})
        return reverse(page) + (f"?{query}" if query else "")


def _written(day: str) -> str:
    return day_text(day_of(day)) if day else ""


def columns_of(filters: Filters) -> tuple[str, ...]:
    """Return the columns of a file; one about a day says in each line which, and as known when."""
    return (*COLUMNS, "on", "known") if filters.is_of_a_day else COLUMNS


def exported(filters: Filters, now: datetime) -> Iterator[tuple[Any, ...]]:
    """Yield a line for each certification of everybody who matches; one line for somebody who holds none."""
    day = filters.day(now)
    about = (day.on, day.known) if day else ()
    page = filters.page(now, "", 100)
    yield from ((*line, *about) for line in _lines(page))
    while page.next_cursor:
        page = filters.page(now, page.next_cursor, 100)
        yield from ((*line, *about) for line in _lines(page))


def _lines(page: PeoplePage) -> Iterator[tuple[Any, ...]]:
    for person in page.people:
        who = (person.full_name, person.username, person.email)
        for one in person.certifications:
            until = one.valid_until.astimezone(UTC) if one.valid_until else None
            allows = " ".join(one.scopes)
            yield (*who, one.level_ref, one.title, one.state, allows, until, str(person.uuid))
        if not person.certifications:
            yield (*who, "", "", "learning", "", None, str(person.uuid))
