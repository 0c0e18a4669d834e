"""Texts with slots: what two compiled documents, credential and status list, have in common.

A document is written once with markers as values; `Slots` turns the markers into `%(name)s`, so that writing
the next document is one formatting of a text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Filled:
    """A document of a template: its JSON members without the braces, and its canonical N-Quads."""

    members: str
    nquads: bytes


class Slots:
    """Turns the markers in a text into `%(name)s`; `values` says which marker stands for which name."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._names = {marker: name for name, marker in values.items()}
        longest_first = sorted(self._names, key=len, reverse=True)
        self._markers = re.compile("|".join(map(re.escape, longest_first)))

    def put(self, text: str) -> str:
        """Return the text with slots, ready for `%` with a mapping."""
        return self._markers.sub(lambda found: f"%({self._names[found.group()]})s", text.replace("%", "%%"))
