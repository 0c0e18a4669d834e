"""Every question has one key, three options, and a reason behind each of them."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.html import plain_text
from advocert_courses.models import Bank, Item
from advocert_courses.rules import finding

FEWEST_OPTIONS = 3


def check_questions(bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong with the questions of a bank."""
    for item in bank.items:
        yield from _check_item(bank.origin.file, item)


def _check_item(file: str, item: Item) -> Iterator[Finding]:
    keys = sum(option.correct for option in item.options)
    if keys != 1:
        found = "no option is" if not keys else f"{keys} options are"
        yield finding("E301", file, item.line, f"In {item.ref} {found} marked as right.")
    if len(item.options) < FEWEST_OPTIONS:
        message = f"{item.ref} has {len(item.options)} options; it needs {FEWEST_OPTIONS}."
        yield finding("E302", file, item.line, message)
    seen: set[str] = set()
    for option in item.options:
        words = " ".join(plain_text(option.html).casefold().split())
        if words in seen:
            yield finding("E306", file, option.line, f"{item.ref} has this option twice.")
        seen.add(words)
        if not option.explanation_html:
            message = "The option does not say why it is right or wrong."
            yield finding("E303", file, option.line, message)
