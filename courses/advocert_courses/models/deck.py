"""The deck: what keeps a course alive in the weeks and months after it."""

from dataclasses import dataclass, field

from advocert_courses.models.common import NOWHERE, Origin
from advocert_courses.models.lesson import Example, Recall
from advocert_courses.models.scenario import Post


@dataclass(frozen=True)
class PracticeMoment:
    """One line of a conversation that calls for an answer, and a model reply to compare one's own with.

    `weak`, where the author wrote one, shows what the difference is.
    """

    ref: str
    posts: tuple[Post, ...]
    strong: Example
    weak: Example | None = None
    line: int = field(default=1, compare=False)


Card = Recall | PracticeMoment


@dataclass(frozen=True)
class DeckPart:
    """The cards that open when a learner has finished the lesson or conversation `after`."""

    after: str
    title: str
    cards: tuple[Card, ...]
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Deck:
    """Cards by the component that opens them.

    `checkpoints`: days after the last part was opened, ascending, on which a round is due whatever the
    memory model says. `cards_a_day` is the length of a round.
    """

    ref: str
    title: str
    intro_html: str
    checkpoints: tuple[int, ...]
    cards_a_day: int
    parts: tuple[DeckPart, ...]
    sha256: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return all cards in file order."""
        return tuple(card for part in self.parts for card in part.cards)


def card_ref(card: Card) -> str:
    """Return the id of a card: that of its question, or its own."""
    return card.ref if isinstance(card, PracticeMoment) else card.item_ref
