"""Short ways to read a text in tests of the parser and the linter.

>>> complaints(LESSON.replace("minutes: 5", "minutes: five"))
['a.md:7: "minutes" is "five"; it must be a whole number from 1 to 240. Correct it.']
"""

from collections.abc import Callable
from typing import Any

from advocert_courses.errors import SourceErrors
from advocert_courses.findings import Finding
from advocert_courses.parsing import parse_text

FILE = "a.md"


def changed(text: str, old: str, new: str) -> str:
    """Replace a text that occurs; a test that changes nothing would claim nothing."""
    assert old in text, f"{old!r} is not in the text"
    return text.replace(old, new, 1)


def findings(text: str, parse: Callable[[str, str], Any] = parse_text) -> tuple[Finding, ...]:
    """Return what the parser finds wrong with a text."""
    try:
        parse(text, FILE)
    except SourceErrors as error:
        return error.findings
    return ()


def complaints(text: str, parse: Callable[[str, str], Any] = parse_text) -> list[str]:
    """Return what the parser finds wrong with a text, as printed."""
    return [str(one) for one in findings(text, parse)]


def line_of(text: str, part: str) -> int:
    """Return the number of the first line that holds a text."""
    return next(number for number, line in enumerate(text.split("\n"), start=1) if part in line)
