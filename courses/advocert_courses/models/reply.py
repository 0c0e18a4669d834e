"""A reply that the learner writes: what it is asked for, and the checks that judge it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Check:
    """One thing that a written reply is looked at for; `advocert_courses.reply_checks` says what each kind does.

    `costs`: the points that a reply loses by dimension when the check is not met. `words`: what the kind looks
    for, beyond what it knows. `target` and `critical` tell where a reply leads that does not meet it; `remembers` is
    kept of one that does.
    """

    kind: str
    costs: Mapping[str, int]
    note: str
    words: tuple[str, ...] = ()
    target: str | None = None
    critical: str | None = None
    remembers: tuple[str, ...] = ()
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Writing:
    """The place where a reply is written.

    `prompt` is shown above the field; `strong` and `weak` are models for the debrief; `approved` is a text of the
    library that may be used when it is made one's own; `consequence` is what readers see of a reply that meets
    every check. `best`: writing is the strongest thing to do here.
    """

    prompt: str
    target: str
    checks: tuple[Check, ...]
    strong: str
    weak: str
    consequence: str
    approved: str = ""
    best: bool = False
    remembers: tuple[str, ...] = ()
    line: int = field(default=1, compare=False)

    @property
    def judged(self) -> set[str]:
        """Return the dimensions that some check judges."""
        return {name for check in self.checks for name, points in check.costs.items() if points}

    @property
    def words_range(self) -> tuple[int, int] | None:
        """Return how many words are asked for, when a check asks for it."""
        found = next((check.words[0] for check in self.checks if check.kind == "words"), None)
        if found is None:
            return None
        low, _, high = found.partition("-")
        return int(low), int(high)
