"""A reference model of one certification: plain lists, no table, no log, no index. Slow, and easy to believe.

It keeps every step as (recorded, effective, copy of everything) and answers about the past by looking for the
last copy that was recorded by then and counts by then.
"""

import copy
from datetime import datetime, timedelta

from advocert_certificates.domain.standing import add_months

SCOPES = ("share:approved", "respond:brand-account")
DROPPED = "respond:brand-account"
WINDOW, GRACE, SIGN_WITHIN = timedelta(days=60), timedelta(days=30), timedelta(days=30)


class Reference:
    """One person in one level of twelve months."""

    def __init__(self) -> None:
        self.certified = self.revoked = False
        self.start = self.end = None
        self.holds: dict[str, tuple[str, ...]] = {}
        self.due: datetime | None = None
        self.asked: int = 0
        self.signed, self.wanted, self.published = 1, 1, None
        self.bits, self.documents = 0, 0
        self.past: list[tuple[datetime, datetime, Reference]] = []

    def standing(self, at: datetime) -> str:
        """Return how it stands."""
        if self.revoked:
            return "revoked"
        if not self.certified:
            return "learning"
        if any(not scopes for scopes in self.holds.values()):
            return "suspended"
        if at < max(self.end - WINDOW, self.start):
            return "certified"
        if at < self.end:
            return "expiring"
        return "grace" if at < self.end + GRACE else "expired"

    def scopes(self, at: datetime) -> tuple[str, ...]:
        """Return what is open."""
        standing = self.standing(at)
        if standing not in {"certified", "expiring", "grace"}:
            return ()
        if self.due is not None and at >= self.due:
            return ()
        held = {scope for scopes in self.holds.values() for scope in scopes}
        dropped = {DROPPED} if standing == "grace" else set()
        return tuple(scope for scope in SCOPES if scope not in held | dropped)

    def keep(self, now: datetime, effective: datetime | None = None) -> None:
        """Remember how everything is after a step."""
        bare = copy.copy(self)
        bare.holds, bare.past = dict(self.holds), []
        self.past.append((now, effective or now, bare))

    def on(self, day: datetime, known: datetime) -> "Reference":
        """Return how it was on a day, as known on a day."""
        fitting = [what for recorded, effective, what in self.past if recorded <= known and effective <= day]
        return fitting[-1] if fitting else Reference()

    def evaluate(self, now: datetime) -> None:
        """Ask for the text in force, or stop asking."""
        if not self.certified or self.revoked:
            return
        if self.asked and (self.signed >= self.wanted or self.asked != self.wanted):
            self.asked, self.due = 0, None
            self.keep(now)
        if (
            self.standing(now) in {"certified", "expiring", "grace"}
            and self.signed < self.wanted != self.asked
        ):
            self.asked, self.due = self.wanted, self.published + SIGN_WITHIN
            self.keep(now)

    def earn(self, now: datetime, *, early: bool = False) -> None:
        """Be certified or renewed."""
        base = self.end if early else now
        self.certified, self.start, self.end = True, now, add_months(base, 12)
        self.documents += 1
        self.keep(now)
