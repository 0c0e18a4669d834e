"""Conditions: what must have happened before something is said, offered, or led to.

A condition is written in words, `told and not pushed and empathy >= 3`: all of its terms must hold. A term asks
for something that is remembered, or compares a total: the points earned so far in a dimension, or `decisions`.
"""

import operator
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

DECISIONS = "decisions"
COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


@dataclass(frozen=True)
class Remembered:
    """Something is remembered, or (`wanted` False) it is not."""

    name: str
    wanted: bool = True

    def holds(self, memory: Collection[str], totals: Mapping[str, int]) -> bool:  # noqa: ARG002 - one form for all terms
        """Say whether it is so."""
        return (self.name in memory) is self.wanted

    def __str__(self) -> str:
        """Return the term as a file has it."""
        return self.name if self.wanted else f"not {self.name}"


@dataclass(frozen=True)
class Compared:
    """A total stands in a relation to a number: `empathy >= 3`."""

    name: str
    sign: str
    number: int

    def holds(self, memory: Collection[str], totals: Mapping[str, int]) -> bool:  # noqa: ARG002 - one form for all terms
        """Say whether it is so."""
        return COMPARISONS[self.sign](totals.get(self.name, 0), self.number)

    def __str__(self) -> str:
        """Return the term as a file has it."""
        return f"{self.name} {self.sign} {self.number}"


@dataclass(frozen=True)
class Condition:
    """All terms together; no term always holds."""

    terms: tuple[Remembered | Compared, ...] = ()

    def holds(self, memory: Collection[str], totals: Mapping[str, int]) -> bool:
        """Say whether every term holds."""
        return all(term.holds(memory, totals) for term in self.terms)

    def __str__(self) -> str:
        """Return the words behind `When`, as a file has them."""
        return " and ".join(str(term) for term in self.terms)


ALWAYS = Condition()


def highest_compared(conditions: Iterable[Condition]) -> dict[str, int]:
    """Return the highest number with which each total is compared: above it, more makes no difference."""
    highest: dict[str, int] = {}
    for condition in conditions:
        for term in condition.terms:
            if isinstance(term, Compared):
                highest[term.name] = max(highest.get(term.name, 0), term.number)
    return highest
