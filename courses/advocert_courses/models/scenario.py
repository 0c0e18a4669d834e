"""Conversations: a graph of moments, the choices between them, the faces they can have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from advocert_courses.models.common import NOWHERE, ClauseRef, Origin
from advocert_courses.models.condition import ALWAYS, Condition, highest_compared
from advocert_courses.models.reply import Writing

# What a run may take when its file says nothing else.
DEFAULT_STEPS = 12


@dataclass(frozen=True)
class Channel:
    """Where a conversation takes place: `skin` is forum, feed, chat, review or video.

    `subject` is what it is about (the product that is reviewed, the title of the clip); `picture` says in
    words what a picture or clip shows, and the page draws those words, never a photograph.
    """

    skin: str
    name: str
    note: str = ""
    subject: str = ""
    picture: str = ""


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
    """Something said by somebody, or narration when `speaker` is None; may hold `{placeholders}`.

    `time` is what stands beside the name, `mood` what the person feels now, `stars` 1 to 5 in a review, `headline`
    the bold first words, `reaction` how others answered without words. It is shown only `when` that holds.
    """

    speaker: str | None
    text: str
    line: int = field(default=1, compare=False)
    time: str = ""
    mood: str = ""
    stars: int | None = None
    headline: str = ""
    reaction: str = ""
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Choice:
    """One thing the learner may say (`said`) or do. `scores`: 0 to 2 for every dimension.

    It is offered only `when` that holds, and `remembers` names what later conditions may ask for. `late`: in a
    drill it is what happens when the time is over.
    """

    text: str
    said: bool
    target: str
    scores: Mapping[str, int]
    best: bool
    critical: str | None
    consequence: str
    line: int = field(default=1, compare=False)
    when: Condition = ALWAYS
    remembers: tuple[str, ...] = ()
    late: bool = False


@dataclass(frozen=True)
class Way:
    """Where a moment leads by itself: the first way whose condition holds; `Otherwise` always holds."""

    when: Condition
    target: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Node:
    """One moment: what is said there, then choices, a reply to write, or ways on; with none it is an ending."""

    id: str
    posts: tuple[Post, ...]
    choices: tuple[Choice, ...]
    line: int = field(default=1, compare=False)
    writing: Writing | None = None
    ways: tuple[Way, ...] = ()

    @property
    def decides(self) -> bool:
        """Say whether the learner decides something here."""
        return bool(self.choices) or self.writing is not None

    @property
    def is_ending(self) -> bool:
        """Say whether a run ends here."""
        return not self.decides and not self.ways

    @property
    def targets(self) -> Iterator[tuple[str, int]]:
        """Yield every node that this one names, with the line."""
        for choice in self.choices:
            yield choice.target, choice.line
        for way in self.ways:
            yield way.target, way.line
        if self.writing:
            yield self.writing.target, self.writing.line
            for check in self.writing.checks:
                if check.target:
                    yield check.target, check.line

    @property
    def conditions(self) -> Iterator[tuple[Condition, int]]:
        """Yield every condition that is asked here, with the line."""
        yield from ((post.when, post.line) for post in self.posts)
        yield from ((choice.when, choice.line) for choice in self.choices)
        yield from ((way.when, way.line) for way in self.ways)

    @property
    def memories(self) -> set[str]:
        """Return what may be remembered of this moment."""
        kept = {name for choice in self.choices for name in choice.remembers}
        if self.writing:
            kept |= {name for check in self.writing.checks for name in check.remembers}
            kept |= set(self.writing.remembers)
        return kept


@dataclass(frozen=True)
class Scenario:
    """A conversation. `dimensions`: weights by name; `pass_mark`: 0 to 100; `nodes`: in file order.

    `steps`: a run is cut off after so many decisions. `drill`: seconds for a decision against the clock, None
    when there is no drill. `worked`: the variant that is shown solved before the first run, never played.
    """

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
    steps: int = DEFAULT_STEPS
    drill: int | None = None
    worked: str | None = None

    @cached_property
    def watched(self) -> Mapping[str, int]:
        """Return, for each total that a condition asks for, the highest number that it is compared with."""
        asked = [condition for node in self.nodes.values() for condition, _ in node.conditions]
        return highest_compared(asked)

    @cached_property
    def playable(self) -> tuple[Variant, ...]:
        """Return the variants that may be played: all but the one that is shown solved, if there are others."""
        return tuple(variant for variant in self.variants if variant.id != self.worked) or self.variants
