"""A directive is a quote whose first line is `> [!NAME argument]`; the rest of the quote is its text.

In any Markdown viewer it looks like a note. Lessons and decks are written with the same ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from advocert_courses.models import Example
from advocert_courses.parsing.report import Report
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

_DIRECTIVE = re.compile(r" {0,3}> ?\[!(?P<name>[A-Za-z]{1,20})(?P<argument>[^\]]{0,300})\][ \t]*$")
_QUOTE = re.compile(r" {0,3}> ?")
_WHY = "Why:"


@dataclass
class Chunk:
    """A directive with the lines of its quote, or (without a name) running text."""

    line: int
    name: str | None = None
    argument: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the lines without blank ones around them."""
        return "\n".join(self.lines).strip("\n")

    @property
    def first_line(self) -> int:
        """Return the line on which the text begins."""
        return self.line + next((place for place, text in enumerate(self.lines) if text.strip()), 0)


def read_chunks(source: Source) -> Iterator[Chunk]:
    """Cut the body where a directive begins and where its quote ends."""
    current = Chunk(source.body_line)
    for number, line in source.lines():
        directive = _DIRECTIVE.match(line)
        if directive:
            yield current
            current = Chunk(number, directive["name"].upper(), directive["argument"].strip())
            continue
        if current.name and not _QUOTE.match(line):
            yield current
            current = Chunk(number)
        current.lines.append(_QUOTE.sub("", line, count=1) if current.name else line)
    yield current


def read_example(chunk: Chunk, report: Report) -> tuple[str, Example] | None:
    """Return `weak` or `strong` and the example of a directive, None after a finding."""
    strength = chunk.argument.lower()
    if strength not in {"weak", "strong"} or not chunk.text.strip():
        message = Phrase("An example is weak or strong, and its text stands in the same quote.")
        fix = Phrase("Write > [!EXAMPLE weak] and the text on the next line of the quote.")
        report.add("E012", chunk.line, message, fix)
        return None
    text, why = _apart(chunk.text)
    line = chunk.line + 1
    return strength, Example(report.html(text, line), report.html(why, line) if why else None)


def read_id(chunk: Chunk, report: Report) -> str | None:
    """Return the id of a directive that stands alone with it, None after a finding."""
    if chunk.argument and not chunk.text.strip():
        return chunk.argument
    message = Phrase("{name} stands alone with one id.", name=chunk.name)
    report.add(
        "E012",
        chunk.line,
        message,
        Phrase("Write > [!{name} ID], and a blank line below it.", name=chunk.name),
    )
    return None


def _apart(text: str) -> tuple[str, str]:
    """Part an example from the comment in its last paragraph, which is empty when there is none."""
    lines = text.split("\n")
    starts = [place for place, line in enumerate(lines) if line.startswith(_WHY)]
    if not starts or not all(line.strip() for line in lines[starts[-1] :]):
        return text, ""
    example, why = lines[: starts[-1]], "\n".join(lines[starts[-1] :])
    return "\n".join(example).strip("\n"), why.removeprefix(_WHY).strip()
