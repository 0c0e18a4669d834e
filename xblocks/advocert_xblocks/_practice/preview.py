"""A deck as its author looks at it: every card with its answer, part by part. Learners meet them one by one."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._practice import cards, texts
from advocert_xblocks._practice.state import Shown
from advocert_xblocks._shared.html import el, join
from advocert_xblocks._shared.tongue import in_tongue
from advocert_xblocks._shared.words import Words


def all_cards(words: Words, bundle: courses.Bundle[courses.Deck]) -> SafeString:
    """Return the cards in the order of the text, each as it looks when it has been answered right."""
    parts = [_part(words, bundle, part) for part in bundle.main.parts]
    return el(
        "div.block.stack.stack-l",
        el("h3", bundle.main.title, **words.tongue(bundle.main.origin.language)),
        parts,
    )


def _part(words: Words, bundle: courses.Bundle[courses.Deck], part: courses.DeckPart) -> SafeString:
    title = in_tongue(join(part.title), words.tongue(bundle.main.origin.language))
    head = el("h4", words.rich(texts.OPENS_AFTER, title=title))
    return el("section.stack", head, [_card(words, bundle, card) for card in part.cards])


def _card(
    words: Words, bundle: courses.Bundle[courses.Deck], card: courses.Recall | courses.PracticeMoment
) -> SafeString:
    if isinstance(card, courses.PracticeMoment):
        return cards.moment_answer(words, card, words.tongue(bundle.main.origin.language))
    item = bundle.items[card.item_ref]
    key = next(index for index, option in enumerate(item.options) if option.correct)
    return cards.question_answer(words, item, Shown(item.ref, key), words.tongue(bundle.languages[item.ref]))
