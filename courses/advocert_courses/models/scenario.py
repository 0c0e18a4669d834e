"""Conversations: a graph of moments, the choices between them, the faces they can have."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advocert_courses.models.common import NOWHERE, ClauseRef, Origin


@dataclass(frozen=True)
class Channel:
    """Where a conversation takes place: `skin` is forum, feed, chat or review."""

    skin: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody in a conversation; the first one is the persona. `feels` and `why` are for the debrief."""

    name: str
    feels: str
    why: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Variant:
    """One face of a conversation: the words for its placeholders."""

    id: str
    variables: Mapping[str, str]


@dataclass(frozen=True)
class Post:
    """Something said by somebody, or narration when `speaker` is None; may hold `{placeholders}`."""

    speaker: str | None
    text: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Choice:
    """One thing the learner may say (`said`) or do. `scores`: 0 to 2 for every dimension."""

    text: str
    said: bool
    target: str
    scores: Mapping[str, int]
    best: bool
    critical: str | None
    consequence: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Node:
    """One moment of a conversation; a node without choices is an ending."""

    id: str
    posts: tuple[Post, ...]
    choices: tuple[Choice, ...]
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Scenario:
    """A conversation. `dimensions`: weights by name; `pass_mark`: 0 to 100; `nodes`: in file order."""

    ref: str
    title: str
    channel: Channel
    setting: str
    people: tuple[Person, ...]
    dimensions: Mapping[str, int]
    pass_mark: int
    start: str
    variants: tuple[Variant, ...]
    nodes: Mapping[str, Node]
    sha256: str
    outcomes: tuple[str, ...] = ()
    clauses: tuple[ClauseRef, ...] = ()
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
