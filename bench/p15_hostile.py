"""P15: hostile authoring input of 2 kB becomes a page in at most 50 ms of CPU, or a clear refusal.

The figure is the slowest of all shapes, in milliseconds.
"""

import contextlib
import gc
import time
from statistics import median

from bench.harness import Line

from advocert_courses.errors import MarkdownRefusedError
from advocert_courses.html import render_html

GOAL = 50.0
ROUNDS = 5
_SIZE = 2_000
SHAPES = (
    "- ", "> ", "1. ", "[", "![", "](", "*", "**a ", "_a_", "`", "``a", "<", "<a ", "&", "==a ", "|a", "|a\n|-\n", "\\", "# ",
    "a\n\n", "[a](b)", "![a](b) ", "[a]: b\n", "- - ", "> - ", "  - a\n", "\t", "a* ", "a__b", "[[a]]", "*a **b ", "`a`` ",
    "(((", "<!--", "http://a", "***", "~~~\n", "```\n", "- a\n\n", ">a\n\n", "*[a](", "|", "a\\\n", "&#x", "![[",
)  # fmt: skip
# The same between words, so that fewer of them are refused at the door.
SPARSE = tuple(f"{shape} word and word " for shape in SHAPES) + tuple(f"{shape}wo" for shape in SHAPES)
ALL = SHAPES + SPARSE


def measure() -> list[Line]:
    """Return one line: the slowest shape."""
    spent = {shape: median(_milliseconds(shape, number) for number in range(ROUNDS)) for shape in ALL}
    slowest = max(spent, key=lambda shape: spent[shape])
    refused = sum(_is_refused(shape) for shape in ALL)
    note = f"ms for 2 kB of {slowest!r}, the slowest of {len(ALL)} shapes, {refused} of them refused"
    return [Line("P15", spent[slowest], GOAL, note)]


def _text(shape: str, number: int = 0) -> str:
    """A text that no cache knows."""
    return (shape * _SIZE)[:_SIZE] + f" {number}"


def _milliseconds(shape: str, number: int) -> float:
    text = _text(shape, number)
    render_html.cache_clear()
    gc.collect()
    start = time.process_time()
    with contextlib.suppress(MarkdownRefusedError):
        render_html(text)
    return 1000 * (time.process_time() - start)


def _is_refused(shape: str) -> bool:
    try:
        render_html(_text(shape))
    except MarkdownRefusedError:
        return True
    return False
