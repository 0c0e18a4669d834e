"""Which card is asked on which day: rounds, checkpoints, and how memory grows.

* A card opens on the day its lesson (or conversation) was finished. Reading counts as the first answer; it
  is due for the first time on the deck's first checkpoint day, then whenever the memory model says so.
* A round is what is due, at most `cards_a_day`, those first that are nearest to being forgotten, in an order
  that differs from day to day. A card that did not come to mind is shown once more at the end.
* The rhythm begins when everything the deck asks about is finished. On each checkpoint day of it a full
  round is due, whatever the model says. One that was missed is not held against anybody: only the newest
  counts, and it can be held on any later day.
* Practising more than is due is always possible.
"""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from advocert_courses.memory import Grade, Memory, first_memory, recall_chance, reviewed
from advocert_courses.models import Card, Deck, card_ref
from advocert_courses.seeded import shuffled

Opened = Mapping[str, date]


@dataclass(frozen=True)
class Round:
    """The round of one day: the cards in order, how many were answered, and those to be shown once more.

    `checkpoint` is the day of the rhythm that this round stands for, if any.
    """

    day: date
    refs: tuple[str, ...]
    answered: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    checkpoint: int | None = None

    @property
    def current(self) -> str | None:
        """Return the card that is to be answered now, None at the end."""
        waiting = [ref for ref in self.refs if ref not in self.answered]
        return next(iter([*waiting, *self.again]), None)

    def with_answer(self, ref: str, grade: Grade) -> "Round":
        """Return the round after one answer."""
        if ref in self.answered:
            return replace(self, again=tuple(one for one in self.again if one != ref))
        again = (*self.again, ref) if grade is Grade.AGAIN else self.again
        return replace(self, answered=(*self.answered, ref), again=again)


@dataclass(frozen=True)
class Practice:
    """All that one learner knows of one deck.

    `opened`: since when each card is open; `rhythm`: its first day, None until everything is finished;
    `held`: the checkpoints that were kept in it.
    """

    deck: Deck
    opened: Opened
    rhythm: date | None
    memories: Mapping[str, Memory] = field(default_factory=dict)
    held: tuple[int, ...] = ()

    def memory(self, ref: str) -> Memory:
        """Return what is remembered of an open card; before the first answer it rests on the lesson."""
        if ref in self.memories:
            return self.memories[ref]
        first = first_memory(self.opened[ref])
        return replace(first, due=self.opened[ref] + timedelta(days=self.deck.checkpoints[0]))

    def after(self, ref: str, grade: Grade, day: date) -> Memory:
        """Return the memory of a card after an answer."""
        return reviewed(self.memory(ref), grade, day)

    def due(self, day: date) -> list[str]:
        """Return the open cards that are due, nearest to being forgotten first."""
        return [ref for ref in self._by_chance(day) if self.memory(ref).due <= day]

    def checkpoint(self, day: date) -> int | None:
        """Return the newest checkpoint that has come and was not held yet."""
        if self.rhythm is None:
            return None
        come = [days for days in self.deck.checkpoints if self.rhythm + timedelta(days=days) <= day]
        return come[-1] if come and come[-1] > max(self.held, default=0) else None

    def round_of(self, day: date) -> Round | None:
        """Return the round that is due on a day, None when nothing is."""
        checkpoint, refs = self.checkpoint(day), self.due(day)
        if checkpoint is not None:
            refs = list(dict.fromkeys([*refs, *self._by_chance(day)]))
        return self._round(day, refs, checkpoint) if refs else None

    def extra_round(self, day: date, seen: Sequence[str] = ()) -> Round | None:
        """Return a round of cards that nobody asked for, those first that were not `seen` today."""
        refs = sorted(self._by_chance(day), key=lambda ref: ref in seen)
        return self._round(day, refs, None) if refs else None

    def next_day(self, day: date) -> date | None:
        """Return the next day after this one on which something is due, None while no card is open."""
        days = [max(self.memory(ref).due, day + timedelta(days=1)) for ref in self.opened]
        if self.rhythm is not None:
            rhythm = (self.rhythm + timedelta(days=days) for days in self.deck.checkpoints)
            days += [one for one in rhythm if one > day]
        return min(days, default=None)

    def expected(self, day: date) -> float:
        """Return how many of the open cards would come to mind on that day."""
        return sum(recall_chance(self.memory(ref), day) for ref in self.opened)

    def growth(self) -> "list[Growth]":
        """Return, part by part, how long its cards stay: when they were read, and now."""
        return [grown for part in self.deck.parts if (grown := self._growth(part.title, part.cards))]

    def _growth(self, title: str, cards: Sequence[Card]) -> "Growth | None":
        refs = [ref for card in cards if (ref := card_ref(card)) in self.opened]
        if not refs:
            return None
        start = first_memory(self.opened[refs[0]]).stability
        # Memory grows by factors, so the geometric mean is the middle of it.
        now = statistics.geometric_mean(self.memory(ref).stability for ref in refs)
        return Growth(title, len(refs), sum(ref in self.memories for ref in refs), start, now)

    def _by_chance(self, day: date) -> list[str]:
        """Return the open cards, nearest to being forgotten first; equal ones in the order of the day."""
        refs = self._of_the_day(self.opened, day)
        return sorted(refs, key=lambda ref: round(recall_chance(self.memory(ref), day), 3))

    def _of_the_day(self, refs: Iterable[str], day: date) -> list[str]:
        return shuffled(refs, 0, f"{self.deck.ref} {day.isoformat()}")

    def _round(self, day: date, refs: Sequence[str], checkpoint: int | None) -> Round:
        chosen = self._of_the_day(refs[: self.deck.cards_a_day], day)
        return Round(day, tuple(chosen), checkpoint=checkpoint)


@dataclass(frozen=True)
class Growth:
    """How many days the cards of one part stay in memory, and how many of them were asked yet."""

    title: str
    cards: int
    asked: int
    start: float
    now: float


def practice_of(
    deck: Deck, learned: Opened, memories: Mapping[str, Memory], held: Sequence[int] = ()
) -> Practice:
    """Return the practice of somebody who finished these components on these days."""
    opened = {
        card_ref(card): learned[part.after]
        for part in deck.parts
        if part.after in learned
        for card in part.cards
    }
    days = [learned.get(part.after) for part in deck.parts]
    finished = [one for one in days if one is not None]
    rhythm = max(finished) if finished and len(finished) == len(days) else None
    known = {ref: memory for ref, memory in memories.items() if ref in opened}
    return Practice(deck, opened, rhythm, known, tuple(held))
