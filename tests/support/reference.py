"""A reference model of one certification: plain lists, no table, no log, no index. Slow, and easy to believe.

It keeps every step as (recorded, counts from, what it does) and answers about the past by doing again, in the order
in which they count, all that was recorded by then.
"""

from collections.abc import Callable
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
        self.past: list[tuple[datetime, datetime, Callable[[Reference], None]]] = []

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

    def do(self, deed: Callable[["Reference"], None], now: datetime, counts: datetime | None = None) -> None:
        """Do something and remember it."""
        deed(self)
        self.past.append((now, counts or now, deed))

    def on(self, day: datetime, known: datetime) -> "Reference":
        """Return how it was on a day, as known on a day."""
        fitting = [one for one in self.past if one[0] <= known and one[1] <= day]
        then = Reference()
        for _, _, deed in sorted(fitting, key=lambda one: one[1]):
            deed(then)
        return then

    def first_day(self, asked: datetime, now: datetime, standings: set[str]) -> datetime:
        """Return the first moment from `asked` on at which it stood like that, as known now."""
        moments = sorted({asked, *(counts for _, counts, _ in self.past if counts > asked)})
        return next((one for one in moments if self.on(one, now).standing(one) in standings), now)

    def evaluate(self, now: datetime) -> None:
        """Ask for the text in force, or stop asking."""
        if not self.certified or self.revoked:
            return
        if self.asked and (self.signed >= self.wanted or self.asked != self.wanted):
            self.do(_ask(0, None), now)
        if (
            self.standing(now) in {"certified", "expiring", "grace"}
            and self.signed < self.wanted != self.asked
        ):
            self.do(_ask(self.wanted, self.published + SIGN_WITHIN), now)

    def earn(self, now: datetime, *, early: bool = False) -> None:
        """Be certified or renewed."""
        end = add_months(self.end if early else now, 12)

        def deed(one: Reference) -> None:
            one.certified, one.start, one.end = True, now, end

        self.documents += 1
        self.do(deed, now)

    def hold(self, ref: str, scopes: tuple[str, ...], now: datetime, counts: datetime) -> None:
        """Close scopes, or everything."""
        self.do(lambda one: one.holds.update({ref: scopes}), now, counts)

    def open(self, ref: str, now: datetime) -> None:
        """End a hold."""
        self.do(lambda one: one.holds.pop(ref, None), now)

    def take_back(self, now: datetime, counts: datetime) -> None:
        """End it for good."""

        def deed(one: Reference) -> None:
            one.revoked = True

        self.bits = self.documents
        self.do(deed, now, counts)


def _ask(version: int, due: datetime | None) -> Callable[[Reference], None]:
    def deed(one: Reference) -> None:
        one.asked, one.due = version, due

    return deed
