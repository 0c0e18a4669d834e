"""Work on many that fails for one: halve until that one is alone, so that all the others go through."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass
class Handled:
    """What came of it, by id. `busy` are those whom somebody else holds at the moment: ask again."""

    done: list[int] = field(default_factory=list)
    busy: list[int] = field(default_factory=list)
    failed: list[tuple[int, Exception]] = field(default_factory=list)

    def add(self, other: "Handled") -> None:
        """Take in what came of others."""
        self.done += other.done
        self.busy += other.busy
        self.failed += other.failed


def halved(ids: Sequence[int], work: Callable[[Sequence[int]], Iterable[int]]) -> Handled:
    """Do the work, which is one transaction and returns the ids that it got hold of; halve what fails.

    One bad one among n costs about 2 log n more transactions, not n.
    """
    if not ids:
        return Handled()
    try:
        done = set(work(ids))
    except Exception as error:  # noqa: BLE001 - whatever it is, the others must not wait for it
        if len(ids) == 1:
            return Handled(failed=[(ids[0], error)])
        middle = len(ids) // 2
        handled = halved(ids[:middle], work)
        handled.add(halved(ids[middle:], work))
        return handled
    return Handled([one for one in ids if one in done], [one for one in ids if one not in done])
