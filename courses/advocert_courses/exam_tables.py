"""How many questions of which outcome and which level one form has.

A blueprint gives two sums: so many questions per outcome, and so many per level. Many tables have these sums,
and the bank decides which of them can be drawn. A careless choice today leaves a bank from which no second
form can be drawn, although there are questions enough. So a form is taken out of the *largest number of
forms that the bank can bear*: all of them are laid out as one table, of which today's form gets an equal
share, rounded down or up. (A table of whole numbers with these sums always exists: it is a flow, and flows
with whole limits have whole solutions.) Each form then costs the bank exactly one form, whatever the seed.
"""

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from advocert_courses.seeded import shuffled

Cell: TypeAlias = tuple[str, str]
Table: TypeAlias = dict[Cell, int]


def forms_in(outcomes: Mapping[str, int], levels: Mapping[str, int], room: Mapping[Cell, int]) -> int:
    """Return how many forms without a common question the bank bears.

    Args:
        outcomes: number of questions of a form by outcome.
        levels: number of questions of a form by level; the same sum.
        room: number of questions of the bank by outcome and level.
    """
    most = min((_bound(outcomes, room, 0), _bound(levels, room, 1)))
    return next((count for count in range(most, 0, -1) if _fill(outcomes, levels, room, count, 0)), 0)


def form_table(
    outcomes: Mapping[str, int], levels: Mapping[str, int], room: Mapping[Cell, int], seed: int
) -> Table | None:
    """Return the number of questions per outcome and level of one form, or None where none can be drawn."""
    count = forms_in(outcomes, levels, room)
    every = _fill(outcomes, levels, room, count, seed) if count else None
    if every is None:
        return None
    least = {cell: number // count for cell, number in every.items()}
    spare = {cell: int(number % count > 0) for cell, number in every.items()}
    rest = _fill(_less(outcomes, least, 0), _less(levels, least, 1), spare, 1, seed)
    return {cell: number + (rest or {}).get(cell, 0) for cell, number in least.items()}


def _bound(wanted: Mapping[str, int], room: Mapping[Cell, int], side: int) -> int:
    there: Counter[str] = Counter()
    for cell, number in room.items():
        there[cell[side]] += number
    return min((there[name] // number for name, number in wanted.items() if number), default=0)


def _less(wanted: Mapping[str, int], taken: Table, side: int) -> dict[str, int]:
    left = Counter(wanted)
    for cell, number in taken.items():
        left[cell[side]] -= number
    return dict(left)


def _fill(
    outcomes: Mapping[str, int], levels: Mapping[str, int], room: Mapping[Cell, int], times: int, seed: int
) -> Table | None:
    """Return a table with these sums, taken so many times, that fits into the room; None where none does."""
    flow = _Flow(outcomes, levels, room, times, seed)
    return flow.table if all(flow.serve(outcome) for outcome in flow.outcomes) else None


class _Flow:
    """Questions that flow from outcomes to levels, one path of least length after the other."""

    def __init__(
        self,
        outcomes: Mapping[str, int],
        levels: Mapping[str, int],
        room: Mapping[Cell, int],
        times: int,
        seed: int,
    ) -> None:
        self.outcomes = shuffled(outcomes, seed, "outcomes")
        self.levels = shuffled(levels, seed, "levels")
        self.wanted = {name: number * times for name, number in outcomes.items()}
        self.open = {name: number * times for name, number in levels.items()}
        self.room = room
        self.table: Table = {(outcome, level): 0 for outcome in outcomes for level in levels}

    def serve(self, outcome: str) -> bool:
        """Place all questions of an outcome; say whether that was possible."""
        while self.wanted[outcome]:
            path = self._path(outcome)
            if path is None:
                return False
            self._push(outcome, path)
        return True

    def _path(self, start: str) -> list[Cell] | None:
        """Return cells to fill and to empty in turn, from an outcome to a level that is still open."""
        paths: dict[str, list[Cell]] = {start: []}
        queue = [start]
        reached: set[str] = set()
        for outcome in queue:
            for level in self.levels:
                cell = (outcome, level)
                if level in reached or self.table[cell] >= self.room.get(cell, 0):
                    continue
                reached.add(level)
                path = [*paths[outcome], cell]
                if self.open[level]:
                    return path
                for other in self.outcomes:
                    if other not in paths and self.table[other, level]:
                        paths[other] = [*path, (other, level)]
                        queue.append(other)
        return None

    def _push(self, outcome: str, path: list[Cell]) -> None:
        filled, emptied = path[::2], path[1::2]
        spare = [self.room[cell] - self.table[cell] for cell in filled]
        given = [self.table[cell] for cell in emptied]
        amount = min(self.wanted[outcome], self.open[path[-1][1]], *spare, *given)
        for cell in filled:
            self.table[cell] += amount
        for cell in emptied:
            self.table[cell] -= amount
        self.wanted[outcome] -= amount
        self.open[path[-1][1]] -= amount
