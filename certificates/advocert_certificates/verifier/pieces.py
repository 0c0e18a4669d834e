"""Reading an export of any size: its entries one after the other, a piece of the file in memory at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Entries:
    """The entries of a file, read anew each time, never more of them in memory than one piece of the file."""

    PIECE = 1 << 16

    def __init__(self, path: Path) -> None:
        self.path = path
        self.head: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Any]:
        with self.path.open(encoding="utf-8") as self._file:
            self._text, self._at, self._more = "", 0, True
            self.head = {}
            self._take("{")
            while self._peek() != "}":
                name = self._value()
                self._take(":")
                if name in self.head:
                    raise ValueError(f"{name!r} stands in it twice")
                self.head[name] = None
                if name == "entries":
                    yield from self._list()
                else:
                    self.head[name] = self._value()
                if self._peek() == ",":
                    self._take(",")
                    if self._peek() == "}":
                        raise ValueError("a comma too many")
            self._take("}")
            if self._peek():
                raise ValueError("something stands behind its end")

    def _list(self) -> Iterator[Any]:
        self._take("[")
        while self._peek() != "]":
            yield self._value()
            if self._peek() == ",":
                self._take(",")
                if self._peek() == "]":
                    raise ValueError("a comma too many")
            elif self._peek() != "]":
                raise ValueError("a comma is missing")
        self._take("]")

    def _fill(self) -> None:
        piece = self._file.read(max(self.PIECE, len(self._text) - self._at))
        self._text, self._at, self._more = self._text[self._at :] + piece, 0, bool(piece)

    def _peek(self) -> str:
        """Return the next character that is no space, empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._text) or not self._more:
                return self._text[self._at : self._at + 1]
            self._fill()

    def _take(self, character: str) -> None:
        if self._peek() != character:
            raise ValueError(f"there is no {character!r} where one must be")
        self._at += 1

    def _value(self) -> Any:
        """Return the next value; one that reaches to the end of the piece may go on in the next."""
        self._peek()
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._text, self._at)
            except ValueError:
                if not self._more:
                    raise
            else:
                if end < len(self._text) or not self._more:
                    self._at = end
                    return value
            self._fill()


def read_file(path: Path) -> dict[str, Any]:
    """Return what stands in a file beside its entries, and the entries to be read one after the other."""
    entries = Entries(path)
    for _ in entries:
        pass
    if "entries" not in entries.head:
        raise KeyError("entries")
    return {**entries.head, "entries": Entries(path)}
