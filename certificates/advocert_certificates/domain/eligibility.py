"""Whether somebody has done what a level requires, and what is still open.

Rules, all of them about facts that only ever accumulate:

* a clause counts when exactly the wanted version and text (SHA-256) was signed, or an earlier text of ours whose
  signature still holds, because only words have changed since;
* a conversation counts when a counting run was passed without a critical error; practice never counts;
* an exam counts when one attempt was passed, a lesson when it was completed;
* a practical was passed; a coaching session counts when both sides confirmed it; attendance and outside
  evidence count when they were confirmed; an area counts when a coach confirmed it;
* another certification counts while it is held, and when asked, only after so many months;
* a waiver or equivalency stands for a thing until its end, and never for a signature: nobody else can say
  that somebody has read a text;
* a fact from somebody who was known not to be enrolled never counts.

So the answer does not depend on the order or the number of repeats, and a further fact never takes anything
away: a later failed attempt is no reason to lose a level. Rank, age and manager are no facts. This module
reads no clock and no storage.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from advocert_certificates.domain.facts import (
    AREA,
    CERTIFICATION,
    CLAUSE,
    COACHING,
    EXEMPTION,
    Fact,
)
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.standing import add_months

# A renewal asks for new deeds, but a text that has not changed stays signed.
_LASTING = frozenset({CLAUSE, CERTIFICATION, AREA})


@dataclass(frozen=True)
class Wanted:
    """One thing that a requirement asks for.

    `version` and `sha256` of a clause and the oldest version whose signature still holds; `version` the number of a
    coaching session; `months` for how long another certification must have been held.
    """

    kind: str
    ref: str
    title: str
    version: int = 0
    sha256: str = ""
    holds_from: int = 0
    months: int = 0


@dataclass(frozen=True)
class Leaf:
    """So many of these things. `kind` is the word of the programme: clauses, scenarios, exam, lessons."""

    kind: str
    title: str
    wanted: tuple[Wanted, ...]
    needed: int


@dataclass(frozen=True)
class Group:
    """All or any of these requirements; `kind` is `all` or `any`."""

    kind: str
    title: str
    members: tuple["Leaf | Group", ...]


Requirement = Leaf | Group


@dataclass(frozen=True)
class Entry:
    """One wanted thing and the first fact that met it."""

    wanted: Wanted
    met_by: Fact | None
    detail: str


@dataclass(frozen=True)
class Progress:
    """How far a requirement is: `done` of `total`."""

    kind: str
    title: str
    met: bool
    done: int
    total: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Evaluation:
    """The answer for one level: met or not, and the progress of each of its top requirements."""

    met: bool
    requirements: tuple[Progress, ...]

    @property
    def rests_until(self) -> datetime | None:
        """The end of the first waiver or equivalency that the answer rests on, if any."""
        ends = (entry.met_by.until for part in self.requirements for entry in part.entries if entry.met_by)
        return min((end for end in ends if end is not None), default=None)


@dataclass(frozen=True)
class View:
    """From where facts are looked at.

    Attributes:
        now: the moment of the decision.
        since: for a renewal, deeds from before do not count again.
        level_ref: a waiver or equivalency may be for the whole level.
    """

    now: datetime | None = None
    since: datetime | None = None
    level_ref: str = ""


ANYTIME = View()


def evaluate(requires: Requirement, facts: Iterable[Fact], view: View = ANYTIME) -> Evaluation:
    """Return whether the facts meet the requirement, with the progress of its parts."""
    ordered = sorted(facts, key=lambda fact: (fact.at, fact.kind, fact.ref, fact.detail))
    top = requires.members if isinstance(requires, Group) and requires.kind == "all" else (requires,)
    progress = tuple(_progress(member, ordered, view) for member in top)
    return Evaluation(met=all(part.met for part in progress), requirements=progress)


def wanted_of(requires: Requirement) -> Iterable[Wanted]:
    """Return everything that a requirement names."""
    if isinstance(requires, Leaf):
        return requires.wanted
    return tuple(wanted for member in requires.members for wanted in wanted_of(member))


def _progress(requirement: Requirement, facts: list[Fact], view: View) -> Progress:
    if isinstance(requirement, Leaf):
        entries = tuple(_entry(wanted, facts, view) for wanted in requirement.wanted)
        done, total = sum(entry.met_by is not None for entry in entries), requirement.needed
    else:
        parts = [_progress(member, facts, view) for member in requirement.members]
        entries = tuple(entry for part in parts for entry in part.entries)
        done = sum(part.met for part in parts)
        total = len(parts) if requirement.kind == "all" else 1
    done = min(done, total)
    return Progress(requirement.kind, requirement.title, done == total, done, total, entries)


def _entry(wanted: Wanted, facts: list[Fact], view: View) -> Entry:
    about = [fact for fact in facts if fact.kind == wanted.kind and fact.ref == wanted.ref]
    good = (
        fact for fact in about if fact.counts and _same_text(wanted, fact) and _in_time(wanted, fact, view)
    )
    met_by = next(good, None) or _exemption(wanted, facts, view)
    if met_by is not None:
        return Entry(wanted, met_by, met_by.detail)
    if not about:
        return Entry(wanted, None, "")
    last = about[-1]
    if not _same_text(wanted, last):
        return Entry(wanted, None, Phrase("An earlier text was signed") if wanted.kind == CLAUSE else "")
    return Entry(
        wanted, None, last.detail if not last.counts else Phrase("Done before; it has to be done again")
    )


def _in_time(wanted: Wanted, fact: Fact, view: View) -> bool:
    if wanted.months and view.now is not None:
        return add_months(fact.at, wanted.months) <= view.now
    return view.since is None or wanted.kind in _LASTING or fact.at >= view.since


def _exemption(wanted: Wanted, facts: list[Fact], view: View) -> Fact | None:
    """Return what stands for the thing now: the last word about it, if that word is not a withdrawal."""
    if wanted.kind in {CLAUSE, CERTIFICATION} or view.now is None:
        return None
    for ref in (wanted.ref, view.level_ref):
        said = [fact for fact in facts if fact.kind == EXEMPTION and fact.ref == ref and fact.at <= view.now]
        if said and said[-1].counts and said[-1].until is not None and view.now < said[-1].until:
            return said[-1]
    return None


def _same_text(wanted: Wanted, fact: Fact) -> bool:
    if wanted.kind == COACHING:
        return wanted.version == fact.version
    if wanted.kind != CLAUSE:
        return True
    if wanted.version == fact.version:
        return wanted.sha256 == fact.sha256
    # What stood in an earlier version is only known where the text is ours.
    return fact.ours and 0 < wanted.holds_from <= fact.version < wanted.version
