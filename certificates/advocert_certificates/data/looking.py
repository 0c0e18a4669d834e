"""What new rules would do, for everybody: how far the look is, how often, and whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from advocert_certificates.data.inputs import ProgrammeEffect


@dataclass(frozen=True)
class RulesLookView:
    """A look at everybody under rules that are not in force, as of the moment `at`.

    `state` is `looking`, `done`, `old` (longer ago than it holds) or `overtaken` (other rules came into force
    since); rules are put in force on one that is `done`. `changes` says in sentences what is new.
    """

    uuid: UUID
    sha256: str
    title: str
    policy_set: str
    levels: tuple[str, ...]
    planned: tuple[str, ...]
    changes: tuple[str, ...]
    state: str
    at: datetime
    total: int
    looked: int
    counts: Mapping[str, int] = field(default_factory=dict)

    def count(self, effect: str) -> int:
        """Return how many such effects were found so far."""
        return self.counts.get(effect, 0)

    @property
    def found(self) -> int:
        """Return how many effects were found so far."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class EffectPage:
    """Some of what was found; `next_cursor` says where to go on, empty when nothing is left."""

    rows: tuple[ProgrammeEffect, ...]
    next_cursor: str = ""
