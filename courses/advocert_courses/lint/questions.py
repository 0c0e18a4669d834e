"""Every question has its keys, options enough to make guessing a poor plan, and a reason behind each of them."""

from collections.abc import Iterator

from advocert_courses.exam_items import PICKS
from advocert_courses.findings import Finding
from advocert_courses.html import plain_text
from advocert_courses.models import Bank, Item
from advocert_courses.models.exam import MARK, ORDER, PICK_TWO, SINGLE
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

# Of three options or steps chance finds one in three or one in six; of two pairs it would find half.
FEWEST_OPTIONS = {SINGLE: 3, PICK_TWO: 4, ORDER: 3, MARK: 3}
KEYS = {SINGLE: 1, PICK_TWO: PICKS, ORDER: 0, MARK: 1}
WORDS = {ORDER: Phrase("steps"), MARK: Phrase("sentences")}


def check_questions(bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong with the questions of a bank."""
    for item in bank.items:
        yield from _check_form(bank.origin.file, item)
        yield from _check_options(bank.origin.file, item)


def _check_form(file: str, item: Item) -> Iterator[Finding]:
    keys, wanted = sum(option.correct for option in item.options), KEYS[item.kind]
    if keys != wanted:
        found = Phrase("{keys} options are", keys=keys)
        if keys < 2:  # noqa: PLR2004 - none or one
            found = Phrase("one option is") if keys else Phrase("no option is")
        fix = None if wanted == 1 else Phrase("Mark exactly {wanted} options with [x].", wanted=wanted)
        yield finding(
            "E301",
            file,
            item.line,
            Phrase("In {ref} {found} marked as right.", ref=item.ref, found=found),
            fix,
        )
    fewest, word = FEWEST_OPTIONS[item.kind], WORDS.get(item.kind, Phrase("options"))
    if len(item.options) < fewest:
        message = Phrase(
            "{ref} needs {fewest} {word} and has {options}.",
            ref=item.ref,
            options=len(item.options),
            word=word,
            fewest=fewest,
        )
        yield finding(
            "E302", file, item.line, message, Phrase("Write {fewest} {word}.", fewest=fewest, word=word)
        )
    if item.recall and item.kind != SINGLE:
        yield finding(
            "E309",
            file,
            item.line,
            Phrase("{ref} is a recall question of the kind {kind}.", ref=item.ref, kind=item.kind),
        )


def _check_options(file: str, item: Item) -> Iterator[Finding]:
    seen: set[str] = set()
    for option in item.options:
        words = " ".join(plain_text(option.html).casefold().split())
        if words in seen:
            yield finding("E306", file, option.line, Phrase("{ref} has this option twice.", ref=item.ref))
        seen.add(words)
        if not option.explanation_html:
            message = Phrase("The option does not say why it is right or wrong.")
            yield finding("E303", file, option.line, message)
