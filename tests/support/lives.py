"""A programme of three levels with short lives, and people who live them; every moment is given.

Usage: `live = Lives(); live.certify(7); live.at(days=350); live.renew(7)`. `live.now` is the moment of the story.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support.programmes import NOW, SCENARIOS, all_facts, clause, compiled, examined, one_level, played

from advocert_certificates import api
from advocert_certificates.models import Certification, Evidence, Person
from advocert_certificates.usecases.evaluation import evaluate_person
from advocert_certificates.usecases.evidence import keep_fact

# Long enough ago that a story of three years ends before the clock of the machine.
BEGIN = datetime(2022, 1, 10, 9, 0, tzinfo=NOW.tzinfo)
RENEWAL = {"late_months": 12, "requires": {"exam": "FND-EXAM"}}


def care(**changes: Any) -> dict[str, Any]:
    """Return a second level that is earned area by area on top of L1."""
    level = one_level() | {
        "ref": "L2",
        "track": "CC",
        "title": "Customer Care",
        "by_area": True,
        "requires": {"all": [{"certifications": ["L1"]}, {"practical": "CC-LIVE"}]},
        "scopes": ["respond:brand-account"],
        "areas": ["billing", "installation"],
        "jurisdictions": ["DE", "AT"],
        "validity": {"months": 12, "window_days": 60, "grace_days": 30},
        "grace_drops": ["respond:brand-account"],
        "renewal": {"requires": {"practical": "CC-LIVE"}},
    }
    return level | changes


def short(**changes: Any) -> dict[str, Any]:
    """Return level L1 for twelve months, renewed by the exam alone."""
    level = {"validity": {"months": 12, "window_days": 60, "grace_days": 30}, "renewal": RENEWAL}
    return one_level() | level | changes


def rules(*levels: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a compiled programme."""
    return compiled() | {"levels": list(levels) or [short(), care()]} | changes


class Lives:
    """The story. Facts are recorded at `now`, whatever the clock says."""

    def __init__(self, document: dict[str, Any] | None = None) -> None:
        self.now = BEGIN
        self.attempt = 0
        api.load_programme(document or rules(), actor="test", now=self.now)

    def at(self, **later: float) -> datetime:
        """Go on in time."""
        self.now += timedelta(**later)
        return self.now

    def tell(self, *facts: api.EvidenceInput, decide: bool = True) -> None:
        """Record facts of people and decide about them."""
        people = set()
        for fact in facts:
            who = fact.person
            person, _ = Person.objects.get_or_create(
                platform_user_id=who.platform_user_id,
                defaults={"full_name": who.full_name, "email": who.email, "created_at": self.now},
            )
            keep_fact(person, replace(fact, occurred_at=min(fact.occurred_at, self.now)), self.now)
            people.add(person.pk)
        for pk in people if decide else ():
            evaluate_person(pk, now=self.now)

    def certify(self, user_id: int = 7) -> Certification:
        """Let somebody do all that L1 asks for."""
        self.tell(*(replace(fact, occurred_at=self.now) for fact in all_facts(user_id)))
        return self.of(user_id)

    def exam(self, user_id: int = 7, **changes: Any) -> None:
        """Let somebody take the exam again."""
        self.attempt += 1
        self.tell(replace(examined(user_id, f"again-{self.attempt}", **changes), occurred_at=self.now))

    def care(self, user_id: int = 7, area: str = "billing") -> Certification:
        """Let somebody earn the second level in an area."""
        person = self.person(user_id)
        for kind, ref, body in (
            ("area.confirmed", area, {"confirmed": True}),
            ("practical.scored", "CC-LIVE", {"passed": True, "points": 15, "of": 18}),
        ):
            fact = api.FactInput(kind, ref, f"{kind}/{ref}/{self.now}", self.now, body)
            api.record_fact(person.uuid, fact, actor="coach", now=self.now)
        evaluate_person(person.pk, now=self.now)
        return self.of(user_id, "L2", area)

    def person(self, user_id: int = 7) -> Person:
        """Return somebody."""
        return Person.objects.get(platform_user_id=user_id)

    def of(self, user_id: int = 7, level: str = "L1", area: str = "") -> Certification:
        """Return a certification as it is stored now."""
        return Certification.objects.get(person__platform_user_id=user_id, level_ref=level, area=area)

    def view(self, user_id: int = 7, level: str = "L1") -> api.CertificationView:
        """Return a certification as people see it at the moment."""
        views = api.get_my_certifications(user_id, now=self.now)
        return next(view for view in views if view.level_ref == level)

    def hold(self, uuid: UUID, *scopes: str, reason: str = "incident", **more: Any) -> UUID:
        """Suspend, and return the uuid of the hold."""
        asked = api.HoldInput(reason, scopes, counsel_checked=True, **more)
        return api.suspend_certification(uuid, asked, actor="marta", now=self.now).holds[-1].uuid


__all__ = [
    "BEGIN",
    "SCENARIOS",
    "Evidence",
    "Lives",
    "care",
    "clause",
    "played",
    "rules",
    "short",
    "timezone",
]
