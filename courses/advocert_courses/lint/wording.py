"""A question asks about the matter: nothing in its form may point at the key."""

import re
from collections import Counter
from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.html import plain_text
from advocert_courses.models import Bank, Item
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

LONGER = 1.4
# Below this number the places of the keys say nothing; above this share they stand too often at one place.
ENOUGH_ITEMS = 9
LARGEST_SHARE = 0.5
_NEGATIVE = re.compile(r"\b(?:not|never|except|least|incorrect|false)\b|n['\u2019]t\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(?:always|never|all of the above|none of the above)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d')]?\s+")


def check_wording(bank: Bank) -> Iterator[Finding]:
    """Yield questions whose form gives the answer away or hides the question."""
    file = bank.origin.file
    for item in bank.items:
        yield from _check_key(file, item)
        question = _SENTENCE_END.split(plain_text(item.stem_html).strip())[-1]
        negative = _NEGATIVE.search(question)
        if negative:
            message = Phrase('{ref} asks with "{negative}".', ref=item.ref, negative=negative[0])
            yield finding("W303", file, item.line, message)
        for option in item.options:
            absolute = _ABSOLUTE.search(plain_text(option.html))
            if absolute:
                yield finding(
                    "W304", file, option.line, Phrase('The option says "{absolute}".', absolute=absolute[0])
                )
    yield from _check_places(bank)


def _check_key(file: str, item: Item) -> Iterator[Finding]:
    lengths = [(len(plain_text(option.html)), option) for option in item.options]
    others = [length for length, option in lengths if not option.correct]
    for length, option in lengths:
        if option.correct and others and length > LONGER * max(others):
            percent = round(100 * length / max(others)) - 100
            message = Phrase(
                "The key of {ref} is {percent} % longer than every other option.",
                ref=item.ref,
                percent=percent,
            )
            yield finding("W301", file, option.line, message)


def _check_places(bank: Bank) -> Iterator[Finding]:
    places = [
        place for item in bank.items for place, option in enumerate(item.options, start=1) if option.correct
    ]
    if len(places) < ENOUGH_ITEMS:
        return
    place, count = Counter(places).most_common(1)[0]
    if count > LARGEST_SHARE * len(places):
        message = Phrase(
            "{count} of {places} keys stand at place {place}.", count=count, places=len(places), place=place
        )
        yield finding("W302", bank.origin.file, bank.origin.line("id"), message)
