"""How long a card stays in memory: a thin door to FSRS, the Free Spaced Repetition Scheduler.

The model keeps two numbers per card: stability (after so many days, nine of ten people would still recall
it) and difficulty (1 to 10). A day is the smallest unit here: a round takes three minutes, and whoever comes
back does so on another day. Nothing is random, so that the same answers give the same plan on every server.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import IntEnum

from fsrs import Card, Rating, Scheduler, State

# Nine in ten: what FSRS itself recommends. More would mean many more rounds.
WANTED = 0.9
# A card comes back once a year at least: law and policy change.
LONGEST = 365
_SCHEDULER = Scheduler(
    desired_retention=WANTED,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


class Grade(IntEnum):
    """How it went, in the learner's own judgement."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


@dataclass(frozen=True)
class Memory:
    """What is known about one card: `stability` in days, `difficulty` 1 to 10, days of last and next asking."""

    stability: float
    difficulty: float
    last: date
    due: date


def first_memory(day: date) -> Memory:
    """Return the memory of somebody who read about it on that day and understood it."""
    card, _ = _SCHEDULER.review_card(Card(card_id=0), Rating.Good, _moment(day))
    return _memory(card)


def reviewed(memory: Memory, grade: Grade, day: date) -> Memory:
    """Return the memory after one more answer; a day before the last answer counts as that day."""
    moment = _moment(max(day, memory.last))
    card, _ = _SCHEDULER.review_card(_card(memory), Rating(int(grade)), moment)
    return _memory(card)


def recall_chance(memory: Memory, day: date) -> float:
    """Return how likely (0..1) it would come to mind on that day."""
    return float(_SCHEDULER.get_card_retrievability(_card(memory), _moment(max(day, memory.last))))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _card(memory: Memory) -> Card:
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_moment(memory.due),
        last_review=_moment(memory.last),
    )


def _memory(card: Card) -> Memory:
    if card.stability is None or card.difficulty is None or card.last_review is None:
        raise AssertionError("a card that was reviewed has a memory")
    # Two digits are more than the model knows, and keep what is stored small.
    return Memory(
        max(round(card.stability, 2), 0.01),
        round(card.difficulty, 2),
        card.last_review.date(),
        card.due.date(),
    )
