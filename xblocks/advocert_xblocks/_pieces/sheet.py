"""A text as lines, divided at its headings, while a piece is put into it. Whether it can be read does not matter here."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_FILE = re.compile(r"<!-- file: .*")


class Part(NamedTuple):
    """One heading and what stands below it: lines from 0; `end` is behind the last line that is not empty."""

    name: str
    first: int
    end: int


class Placed(NamedTuple):
    """A text with a piece in it, and the line, from 1, on which the piece begins; a sentence when there is none in it."""

    text: str
    line: int
    sentence: str = ""


class Sheet:
    """A text whose lines are known; `here` is the one in which its author writes, from 0."""

    def __init__(self, text: str, line: int) -> None:
        self.lines = text.rstrip("\n").split("\n") if text.strip("\n") else []
        self.here = max(0, min(line - 1, len(self.lines) - 1))

    @property
    def text(self) -> str:
        """Return all lines as one text."""
        return "\n".join(self.lines) + "\n"

    @property
    def first_file_end(self) -> int:
        """Return the line behind the first file."""
        return self.end_of_file(0)

    def end_of_file(self, line: int) -> int:
        """Return the line behind the last one of the file in which a line stands."""
        marks = (at for at in range(line + 1, len(self.lines)) if _FILE.fullmatch(self.lines[at]))
        return self._filled(next(marks, len(self.lines)))

    def start_of_file(self, line: int) -> int:
        """Return the first line of the file in which a line stands."""
        return next((at for at in range(line, 0, -1) if _FILE.fullmatch(self.lines[at])), 0)

    def parts(self, mark: str, start: int, end: int) -> list[Part]:
        """Return what stands below the headings of one level between two lines."""
        heads = [at for at in range(start, end) if self.lines[at].startswith(mark)]
        ends = [*heads[1:], end][: len(heads)]
        return [
            Part(self.lines[at].removeprefix(mark).strip(), at, self._filled(until))
            for at, until in zip(heads, ends, strict=True)
        ]

    def next_heading(self, line: int, end: int) -> int:
        """Return the first line from `line` on that begins a section, a question or a card; `end` where none does."""
        return next((at for at in range(line, end) if self.lines[at].startswith(("## ", "### "))), end)

    def put(self, line: int, piece: str, *, apart: bool = True) -> int:
        """Put a piece before a line, between empty lines if it is to stand apart; return its first line, from 1."""
        # Whatever gap is there already is taken for its own.
        line = self._filled(line) if apart else line
        below = line
        while apart and below < len(self.lines) and not self.lines[below].strip():
            below += 1
        written = piece.rstrip("\n").split("\n")
        before = [""] if apart and line else []
        after = [""] if apart and below < len(self.lines) else []
        self.lines[line : below if apart else line] = [*before, *written, *after]
        return line + len(before) + 1

    def _filled(self, end: int) -> int:
        while end > 0 and not self.lines[end - 1].strip():
            end -= 1
        return end


def unused(name: str, taken: Sequence[str]) -> str:
    """Return a name that is not taken: itself, or with a number behind it."""
    tried, number = name, 2
    while tried in taken:
        tried, number = f"{name}-{number}", number + 1
    return tried


def next_id(text: str, kind: str, track: str, first: int = 1) -> str:
    """Return the id after the highest of its kind in a text, such as FND-Q-004."""
    numbers = [int(one) for one in re.findall(rf"\b{track}-{kind}-(\d+)", text)]
    return f"{track}-{kind}-{max([first - 1, *numbers]) + 1:03}"
