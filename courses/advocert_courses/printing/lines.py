"""The blocks of which every sheet is made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One block of a sheet. `kind`: title, heading, text, html, choice, note, rule, space, rubric."""

    kind: str
    text: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One file: its name without suffix, its title, its blocks."""

    name: str
    title: str
    lines: tuple[Line, ...]
