"""What a learner did in one conversation: the attempt on the table, what came of earlier ones, private notes.

Attempts are append-only: a new one never removes or lowers what came of another. The state stays small: one
run with its choices (to look back at), one line per finished attempt up to `MAX_RESULTS`, and the history
that the rule of counting needs. The certificate service keeps every counting result for ever.

Evolution of the stored state: `v` is its version; a new key is optional for readers, a changed meaning gets
a new version.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from advocert_courses import api as courses

VERSION = 1
MAX_RESULTS = 30
NOTES = ("felt", "keep", "next")
MAX_NOTE = 1000
# A laptop that was closed over the weekend says nothing about how long somebody thought.
MAX_SECONDS = 9_999


@dataclass(frozen=True)
class Attempt:
    """One attempt: the run of the rules, its number from 1, and whether it counts.

    `turn` grows with every step that is taken, also with one that is taken back. In a drill, `pace` is the time
    for one decision in seconds (0: no clock), `since` when the present step was shown, and `seconds` how long
    each decision took. `language` is that of the first reply that was written: each language looks for words of its
    own, so what was written is judged, and the run goes on, in that one; empty while nothing was written.
    """

    run: dict[str, Any]
    number: int
    counts: bool
    started_at: datetime
    finished: bool = False
    turn: int = 0
    pace: int = 0
    since: datetime | None = None
    seconds: tuple[int, ...] = ()
    language: str = ""

    @property
    def id(self) -> str:
        """Return the attempt's public name, the same in state, in the browser and in evidence."""
        return str(self.run["attempt_id"])

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        since = self.since and self.since.isoformat()
        moments = {"started_at": self.started_at.isoformat(), "since": since, "seconds": list(self.seconds)}
        return {**self.__dict__, **moments}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Attempt":
        """Rebuild an attempt that `to_json` wrote."""
        since = value.get("since")
        moments = {
            "started_at": datetime.fromisoformat(value["started_at"]),
            "since": since and datetime.fromisoformat(since),
            "seconds": tuple(value.get("seconds", ())),
        }
        return cls(**{**value, **moments})

    def waited(self, now: datetime) -> int:
        """Return the seconds since the present step was shown, 0 outside a drill."""
        return min(int((now - self.since).total_seconds()), MAX_SECONDS) if self.since else 0

    def stepped(self, run: dict[str, Any], now: datetime, language: str = "") -> "Attempt":
        """Return the attempt with its run one decision further, or one back, by a reader of a language."""
        further = len(run["path"]) > len(self.run["path"])
        seconds = (*self.seconds, self.waited(now)) if further else self.seconds[:-1]
        clock = {"since": now, "seconds": seconds} if self.pace else {}
        was_written = any(isinstance(entry, str) for entry in run["path"])
        spoken = (self.language or language) if was_written else ""
        return replace(self, run=run, turn=self.turn + 1, language=spoken, **clock)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Outcome:
    """What came of one finished attempt, in one line."""

    number: int
    attempt: str
    counts: bool
    passed: bool
    score: int


@dataclass(frozen=True)
class ScenarioState:
    """All of it."""

    attempt: Attempt | None = None
    history: tuple[courses.PastRun, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    started: int = 0
    passed: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def best(self) -> float | None:
        """Return the best counting run as a share of 1, None before the first; what passed stays passed."""
        counted = [1.0 if one.passed else one.score / 100 for one in self.outcomes if one.counts]
        if self.passed:
            return 1.0
        return max(counted, default=None)

    def known(self, scenario: courses.Scenario) -> str | None:
        """Return the variant that was met longest ago, for a drill; None before the first run."""
        met = {run.variant: run.started_at for run in sorted(self.history, key=lambda run: run.started_at)}
        playable = [variant.id for variant in scenario.playable if variant.id in met]
        return min(playable, key=lambda ref: met[ref], default=None)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "ScenarioState":
        """Read the stored state; nothing stored means nothing done."""
        attempt = value.get("attempt")
        return cls(
            attempt=Attempt.from_json(attempt) if attempt else None,
            history=tuple(courses.PastRun.from_json(one) for one in value.get("history", [])),
            outcomes=tuple(Outcome(**one) for one in value.get("outcomes", [])),
            started=value.get("started", 0),
            passed=value.get("passed", False),
            notes=value.get("notes", {}),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the state to store."""
        return {
            "v": VERSION,
            "attempt": self.attempt.to_json() if self.attempt else None,
            "history": [one.to_json() for one in self.history],
            "outcomes": [asdict(one) for one in self.outcomes],
            "started": self.started,
            "passed": self.passed,
            "notes": dict(self.notes),
        }

    def with_attempt(self, attempt: Attempt) -> "ScenarioState":
        """Return the state with a new attempt on the table; from now on it was seen, and may have counted.

        A drill is played on a variant that was seen before, so it changes nothing about which run counts.
        """
        if attempt.pace:
            return replace(self, attempt=attempt, started=attempt.number)
        past = courses.PastRun(attempt.run["variant"], attempt.counts, attempt.started_at)
        history = tuple(courses.trim_history([*self.history, past]))
        return replace(self, attempt=attempt, history=history, started=attempt.number)

    def with_run(self, run: dict[str, Any], now: datetime, language: str = "") -> "ScenarioState":
        """Return the state one decision further, or one back, by a reader of a language."""
        return replace(self, attempt=self._open_attempt().stepped(run, now, language))

    def with_outcome(self, result: courses.RunResult) -> "ScenarioState":
        """Return the state with the attempt on the table finished."""
        attempt = self._open_attempt()
        outcome = Outcome(attempt.number, attempt.id, attempt.counts, result.passed, result.score)
        return replace(
            self,
            attempt=replace(attempt, finished=True),
            outcomes=(*self.outcomes, outcome)[-MAX_RESULTS:],
            passed=self.passed or (attempt.counts and result.passed),
        )

    def without_attempt(self) -> "ScenarioState":
        """Return the state after the authors rewrote a conversation that was under way: it does not count."""
        attempt = self._open_attempt()
        history = tuple(
            replace(one, counts=False) if one.started_at == attempt.started_at else one
            for one in self.history
        )
        return replace(self, attempt=None, history=history)

    def with_notes(self, notes: Mapping[str, str]) -> "ScenarioState":
        """Return the state with the learner's private answers."""
        return replace(self, notes=dict(notes))

    def _open_attempt(self) -> Attempt:
        if self.attempt is None:
            raise NoAttemptError
        return self.attempt


class NoAttemptError(Exception):
    """A step was kept for an attempt that does not exist: a fault of this package, not of the learner."""

    def __init__(self) -> None:
        super().__init__("There is no attempt on the table. Start one before a step is kept.")
