"""The faces of a conversation, and which run of it counts (docs/decisions/0006).

A variant is one set of names and words for the same graph. The first run on each variant counts, unseen
variants come first, and when all were seen the next counting run opens 24 hours after the last counting
one; runs in between are practice. A run that was started has been seen, and a counting run that was
abandoned has counted. The variant that is shown solved is never played (docs/decisions/0021).

What this module does not do: it reads no clock and keeps no history; the caller hands both in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from advocert_courses.errors import UnknownVariantError
from advocert_courses.models import Scenario

# The wait between two counting runs when every variant is known.
REST = timedelta(hours=24)
_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")


class Why(StrEnum):
    """Why the next run counts or does not, as the sentence that the learner reads before the first line."""

    UNSEEN = "This run counts. You have not met these people before."
    RESTED = "This run counts. Your last one that counted was more than a day ago."
    RESTING = "This is practice. A run counts again 24 hours after your last one that counted."


@dataclass(frozen=True)
class PastRun:
    """One run that was started: on which variant, whether it counted, and when (aware)."""

    variant: str
    counts: bool
    started_at: datetime

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes, for learner state."""
        return {"variant": self.variant, "counts": self.counts, "started_at": self.started_at.isoformat()}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "PastRun":
        """Rebuild a run that `to_json` wrote."""
        return cls(value["variant"], value["counts"], datetime.fromisoformat(value["started_at"]))


class NextVariant(NamedTuple):
    """What the next run is: its variant, whether it counts, and why."""

    variant_id: str
    counts: bool
    reason: Why


def next_variant(
    scenario: Scenario, history: Sequence[PastRun], now: datetime, first: int = 0
) -> NextVariant:
    """Choose the variant of the next run.

    Args:
        scenario: the conversation.
        history: every run that was started, in any order; `trim_history` keeps what this rule needs.
        now: the aware present time.
        first: turns the order of the variants, so that two colleagues do not begin with the same one.
    """
    order = _turned([variant.id for variant in scenario.playable], first)
    last_seen = {run.variant: run.started_at for run in sorted(history, key=lambda run: run.started_at)}
    unseen = [ref for ref in order if ref not in last_seen]
    if unseen:
        return NextVariant(unseen[0], counts=True, reason=Why.UNSEEN)
    opens_at = counting_opens_at(scenario, history)
    counts = opens_at is None or opens_at <= now
    longest_ago = min(order, key=lambda ref: last_seen[ref])
    return NextVariant(longest_ago, counts, Why.RESTED if counts else Why.RESTING)


def counting_opens_at(scenario: Scenario, history: Sequence[PastRun]) -> datetime | None:
    """Return when the next counting run opens, None when it is open already because a variant is unseen."""
    seen = {run.variant for run in history}
    counted = [run.started_at for run in history if run.counts]
    if not counted or any(variant.id not in seen for variant in scenario.playable):
        return None
    return max(counted) + REST


def trim_history(history: Sequence[PastRun], keep: int = 20) -> list[PastRun]:
    """Return the newest runs and all that `next_variant` needs, oldest first: learner state stays small."""
    ordered = sorted(history, key=lambda run: run.started_at)
    needed = {run.variant: run for run in ordered}
    last_counting = [run for run in ordered if run.counts][-1:]
    kept = {*ordered[-keep:], *needed.values(), *last_counting}
    return [run for run in ordered if run in kept]


def variables_of(scenario: Scenario, variant_id: str) -> Mapping[str, str]:
    """Return the words of one variant.

    Raises:
        UnknownVariantError: the scenario has no such variant.
    """
    for variant in scenario.variants:
        if variant.id == variant_id:
            return variant.variables
    raise UnknownVariantError(scenario.ref, variant_id)


def fill(text: str, variables: Mapping[str, str]) -> str:
    """Put the words of a variant into a text; braces around anything else stay as they are.

    >>> fill("{name} asks about {x}", {"name": "Priya"})
    'Priya asks about {x}'
    """
    return _PLACEHOLDER.sub(lambda match: variables.get(match[1], match[0]), text)


def _turned(values: list[str], by: int) -> list[str]:
    by %= len(values)
    return values[by:] + values[:by]
