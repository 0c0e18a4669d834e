"""The crowd lives its years, ten days at a time: facts come in, rules decide, people decide, time goes on.

Everything goes through the door of the service, as it would on a site; only the clock is quicker. After a start
that was killed half-way the next one goes on with the days that had not ended.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.domain.errors import RequestError
from demo.course import current_course
from demo.people import JONAS, MARTA
from demo.prepare.answers import answered_by
from demo.prepare.crowd import Somebody, crowd
from demo.prepare.deeds import LANGUAGE, Deed, all_deeds

STEP = timedelta(days=10)
CROWD = "200"  # how many people, unless ADVOCERT_DEMO_CROWD says another number; 0 is nobody
_TWO_TRIES = 4  # every fourth person passes the exam at the second try
_STYLES = 6  # how many different ways through the course are played; many people share one
_HR = "hanna.hr"


def make_year() -> None:
    """Let the crowd live until today, unless it has."""
    size = int(os.environ.get("ADVOCERT_DEMO_CROWD", CROWD))
    mark = settings.PLACES.folder / "crowd-until"
    people = crowd(size) if size else []
    if not people:
        return
    begin = mark.read_text() if mark.exists() else ""
    if begin == "today":
        return
    today = timezone.now().replace(microsecond=0)
    for _ in Story(people, today, accounts_of(people)).live(mark, begin):
        pass
    api.tick(now=today)


class Story:
    """The lives of a crowd up to today; `ids` are their ids on the platform by user name."""

    def __init__(self, people: list[Somebody], today: datetime, ids: Mapping[str, int]) -> None:
        self.people, self.today, self.ids = people, today, ids
        self.course = current_course()
        self.styles = [list(all_deeds(self.course, seed)) for seed in range(101, 101 + _STYLES)]

    def live(self, mark: Path, begin: str) -> Iterator[float]:
        """Live on from where `begin` says, and yield after every ten days how much of it is over."""
        steps = (max(one.days_ago for one in self.people) + 20) // STEP.days
        first = int(begin) if begin else 0
        for number in range(first, steps + 1):
            self._days(self.today - STEP * (steps - number))
            mark.write_text(str(number + 1))
            yield (number + 1) / (steps + 1)
        mark.write_text("today")

    def _days(self, end: datetime) -> None:
        """Let everything of the days before `end` happen."""
        passed = [one for one in self.people if end - STEP < self._passed(one) <= end]
        later = [one for one in self.people if end - STEP < self._then(one) <= end]
        facts = [fact for one in passed for fact in self._facts(one)]
        facts += [fact for one in later if one.fate == "renewed" for fact in self._again(one)]
        api.record_many(facts, now=end)
        self._waive([one for one in passed if one.fate == "waived"], end)
        self.round(end)
        for one in later:
            with suppress(RequestError):  # done already, by a start that was killed in these days
                self._decide(one, end)

    def round(self, now: datetime) -> None:
        """Let the service do what waits."""
        api.tick(now=now)

    def _passed(self, one: Somebody) -> datetime:
        return self.today - timedelta(days=one.days_ago)

    def _then(self, one: Somebody) -> datetime:
        return self._passed(one) + timedelta(days=690 if one.fate == "renewed" else one.later)

    def _facts(self, one: Somebody) -> Iterator[api.EvidenceInput]:
        deeds = self.deeds(one)
        if one.fate == "learning":
            deeds = deeds[: 2 + one.number % (len(deeds) - 3)]
        for place, deed in enumerate(deeds):
            at = self._passed(one) - timedelta(minutes=3 * (len(deeds) - place))
            if deed.kind != "exam.finished":
                yield self._fact(one, deed, at)
            elif one.fate != "waived":
                yield from self._exam(one, deed, at)

    def _exam(self, one: Somebody, deed: Deed, at: datetime) -> Iterator[api.EvidenceInput]:
        """Sit the exam; one in four needs two tries."""
        tries = 2 if one.number % _TWO_TRIES == 0 else 1
        for number in range(1, tries + 1):
            body = answered_by(one.number, deed.body, deed.keys, passes=number == tries)
            fact = deed.fact if number == tries else f"{deed.fact}-first"
            told = replace(deed, fact=fact, body={**body, "attempt": number})
            yield self._fact(one, told, at - timedelta(days=tries - number))

    def deeds(self, one: Somebody) -> list[Deed]:
        """Return what somebody who does everything does."""
        return self.styles[one.number % _STYLES]

    def _again(self, one: Somebody) -> Iterator[api.EvidenceInput]:
        """Play and answer again for the renewal; what was signed stays signed."""
        for deed in self.styles[(one.number + 1) % _STYLES]:
            if deed.kind in {"scenario.finished", "exam.finished"}:
                body = answered_by(-one.number, deed.body, deed.keys) if deed.keys else deed.body
                again = replace(deed, fact=f"{deed.fact}-2", body={**body, "attempt": 3})
                yield self._fact(one, again, self._then(one) - timedelta(minutes=5))

    def _fact(self, one: Somebody, deed: Deed, at: datetime) -> api.EvidenceInput:
        who = api.PersonInput(self.ids[one.username], one.username, one.full_name, one.email)
        return api.EvidenceInput(
            person=who,
            kind=deed.kind,
            ref=deed.ref,
            fact_key=deed.fact,
            occurred_at=at,
            body=deed.body,
            language=LANGUAGE,
            course_key=str(self.course.key),
            usage_key=deed.usage_key,
        )

    def _waive(self, people: list[Somebody], now: datetime) -> None:
        exam = next(deed.ref for deed in self.styles[0] if deed.kind == "exam.finished")
        for one in people:
            until = now + timedelta(days=365)
            reason = "Passed the exam of the company that joined us last year."
            asked = api.ExemptionInput("equivalency", exam, until, reason, JONAS.slug)
            api.grant_exemption(self._person(one), asked, actor=MARTA.slug, now=now)

    def _decide(self, one: Somebody, now: datetime) -> None:
        decide: Callable[[Somebody, datetime], object] | None = {
            "suspended": self._suspend,
            "incident": self._incident,
            "reinstated": self._reinstate,
            "revoked": self._revoke,
            "left": lambda who, at: api.record_leaver(
                self._person(who), actor="HR system", source="import", now=at
            ),
            "corrected": self._correct,
            "review": self._lower_grade,
            "moved": self._move,
        }.get(one.fate)
        if decide is not None:
            decide(one, now)

    def _suspend(self, one: Somebody, now: datetime) -> None:
        asked = api.HoldInput("absence", reason_text="On leave until further notice.")
        api.suspend_certification(self._held(one), asked, actor=MARTA.slug, now=now)

    def _incident(self, one: Somebody, now: datetime) -> api.CertificationView:
        words = "A post named a customer. It was taken down the same day."
        asked = api.HoldInput("incident", ("speak:own-account",), words, counsel_checked=True)
        view = api.suspend_certification(self._held(one), asked, actor=MARTA.slug, now=now)
        if one.number % 2:
            api.appeal_hold(
                view.holds[0].uuid,
                viewer_user_id=self.ids[one.username],
                text="The customer had agreed in writing; the mail is with my manager.",
                now=now + timedelta(hours=3),
            )
        return view

    def _reinstate(self, one: Somebody, now: datetime) -> None:
        view = self._incident(one, now)
        hold = view.holds[0].uuid
        api.propose_reinstatement(
            hold, actor=MARTA.slug, reason_text="Re-immersion done.", now=now + timedelta(days=2)
        )
        api.complete_task(view.tasks[0].uuid, actor=JONAS.slug, now=now + timedelta(days=2))
        api.reinstate_certification(hold, actor=_HR, now=now + timedelta(days=3))

    def _revoke(self, one: Somebody, now: datetime) -> None:
        code = ("own_wish", "policy_broken", "other_work", "mistake")[one.number % 4]
        api.revoke_certification(self._held(one), reason_code=code, actor=MARTA.slug, now=now)

    def _correct(self, one: Somebody, now: datetime) -> None:
        name = f"{one.full_name}-Roth"
        api.correct_name(self._person(one), full_name=name, actor=MARTA.slug, now=now)

    def _lower_grade(self, one: Somebody, now: datetime) -> None:
        fact = api.FactInput(
            "course.graded",
            self.course.key.course,
            f"course.graded/{self.course.key}/{now:%Y-%m-%d}",
            now,
            {"passed": False, "percent": 56},
            "platform",
        )
        api.record_fact(self._person(one), fact, actor="", now=now)

    def _move(self, one: Somebody, now: datetime) -> None:
        api.record_placement(self._person(one), what="country", value="CH", actor="HR system", now=now)

    def _person(self, one: Somebody):  # noqa: ANN202 - a uuid
        page = api.search_people(one.username, now=self.today)
        return page.people[0].uuid

    def _held(self, one: Somebody):  # noqa: ANN202 - a uuid
        views = api.get_my_certifications(self.ids[one.username], now=self.today)
        return next(view.uuid for view in views if view.uuid)


def accounts_of(people: list[Somebody]) -> dict[str, int]:
    """Make accounts without a password, all at once; return their ids by user name."""
    model = get_user_model()
    names = {one.username: one for one in people}
    known = set(model.objects.filter(username__in=names).values_list("username", flat=True))
    model.objects.bulk_create(
        model(
            username=name,
            first_name=one.full_name.split(" ")[0],
            last_name=one.full_name.split(" ", 1)[1],
            email=one.email,
            password="!",  # noqa: S106 - the mark for: nobody logs in with one
        )
        for name, one in names.items()
        if name not in known
    )
    return dict(model.objects.filter(username__in=names).values_list("username", "pk"))
