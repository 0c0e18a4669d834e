"""A deck asks what was taught, and nothing that an exam still asks."""

from collections.abc import Iterable, Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Deck, DeckPart, Lesson, Recall, card_ref
from advocert_courses.parsing.report import near
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding
from advocert_courses.tree import Tree


def check_deck(tree: Tree, deck: Deck) -> Iterator[Finding]:
    """Yield what a deck names and the content does not have, or has otherwise."""
    asked = {card_ref(card) for card in deck.cards}
    for part in deck.parts:
        opener = tree.lessons.get(part.after) or tree.scenarios.get(part.after)
        if opener is None:
            known = [*tree.lessons, *tree.scenarios]
            yield _missing(deck, part.line, Phrase("lesson or conversation"), part.after, known)
        elif isinstance(opener, Lesson):
            yield from _check_title(deck, part, opener.title)
            yield from _check_left_out(deck, part, opener, asked)
        for card in part.cards:
            if isinstance(card, Recall):
                yield from _check_question(tree, deck, card)


def _check_title(deck: Deck, part: DeckPart, title: str) -> Iterator[Finding]:
    if part.title != title:
        message = Phrase('{after} is called "{title}" now.', after=part.after, title=title)
        fix = Phrase("Write ## After {after}: {title}", after=part.after, title=title)
        yield finding("W421", deck.origin.file, part.line, message, fix)


def _check_left_out(deck: Deck, part: DeckPart, lesson: Lesson, asked: set[str]) -> Iterator[Finding]:
    for one in lesson.parts:
        if isinstance(one, Recall) and one.item_ref not in asked:
            message = Phrase(
                "{ref} asks {item_ref}, and the deck never asks it again.",
                ref=lesson.ref,
                item_ref=one.item_ref,
            )
            fix = Phrase("Add > [!RECALL {item_ref}] below this line.", item_ref=one.item_ref)
            yield finding("W422", deck.origin.file, part.line, message, fix)


def _check_question(tree: Tree, deck: Deck, card: Recall) -> Iterator[Finding]:
    items = tree.items
    if card.item_ref not in items:
        yield _missing(deck, card.line, Phrase("question"), card.item_ref, items)
    elif not items[card.item_ref].recall:
        yield finding(
            "E421",
            deck.origin.file,
            card.line,
            Phrase("{item_ref} may be drawn in an exam.", item_ref=card.item_ref),
        )


def _missing(deck: Deck, line: int, kind: str, ref: str, known: Iterable[str]) -> Finding:
    hint = near(ref, known)
    return finding(
        "E101",
        deck.origin.file,
        line,
        Phrase('There is no {kind} "{ref}".', kind=kind, ref=ref),
        hint or None,
    )
