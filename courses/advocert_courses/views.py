"""What the browser may know of a run: the thread so far and what may be done now, in the words of one variant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from advocert_courses.graph import Decision
from advocert_courses.models import Post
from advocert_courses.variants import fill

PostKind = Literal["post", "action", "narration", "consequence"]


# How long somebody takes to answer; short, so that what an author lets follow comes later.
_MINUTES = 2
_BEFORE = 9
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True)
class PostView:
    """One line of the thread: said by somebody, done by the learner, told by nobody, or what readers see.

    `time`, `mood`, `stars`, `headline` and `reaction` are empty where the file says nothing of them. `silence`: this is
    what happens in a drill when the time is over, whoever or whatever took it.
    """

    speaker: str | None
    initials: str
    text: str
    mine: bool
    kind: PostKind
    time: str = ""
    mood: str = ""
    stars: int | None = None
    headline: str = ""
    reaction: str = ""
    silence: bool = False


@dataclass(frozen=True)
class ChoiceView:
    """One choice as the learner sees it: an id for this step only, the text, and whether it is said."""

    id: str
    text: str
    said: bool


@dataclass(frozen=True)
class WritingView:
    """What is asked for where a reply is written: nothing about how it will be judged but its length."""

    prompt: str
    approved: str
    words: tuple[int, int] | None


@dataclass(frozen=True)
class RunView:
    """What the browser may know: the step (decisions taken so far), the thread, the present choices.

    `silence`: in a drill, something happens here when the time is over.
    """

    step: int
    posts: tuple[PostView, ...]
    choices: tuple[ChoiceView, ...]
    finished: bool
    writing: WritingView | None = None
    silence: bool = False


def initials(name: str) -> str:
    """Return one or two capital letters that stand for a name.

    >>> initials("Priya Raman"), initials("tom")
    ('PR', 'T')
    """
    words = name.split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


def said(posts: tuple[Post, ...], variables: Mapping[str, str]) -> list[PostView]:
    """Return what is said on arrival."""
    return [_post(post, variables) for post in posts]


def timed(posts: Sequence[PostView]) -> tuple[PostView, ...]:
    """Return the thread with times at the learner's own posts: a little after the time that stands above them.

    Where none stands above, it is a little before the time of the answer. Where the file tells no time of day, or
    a narration lets time pass ("It is quiet for an hour."), neither does the learner's post. A time depends on what
    was there when the post appeared, so it never changes later.
    """
    shown: list[PostView] = []
    last: int | None = None
    for place, post in enumerate(posts):
        if post.mine and post.kind == "post":
            last = (
                _moved(last, _MINUTES) if last is not None else _moved(_answered_at(posts, place), -_BEFORE)
            )
            shown.append(post if last is None else replace(post, time=f"{last // 60:02}:{last % 60:02}"))
            continue
        if post.time or post.kind == "narration":
            last = _minutes(post.time)
        shown.append(post)
    return tuple(shown)


def _answered_at(posts: Sequence[PostView], place: int) -> int | None:
    """Return the time of the first answer to a post, before anything else is said by the learner."""
    for post in posts[place + 1 :]:
        if post.mine or post.kind == "narration":
            return None
        if post.kind == "post":
            return _minutes(post.time)
    return None


def _minutes(time: str) -> int | None:
    clock = _CLOCK.fullmatch(time)
    return int(clock[1]) * 60 + int(clock[2]) if clock else None


def _moved(time: int | None, by: int) -> int | None:
    return None if time is None else (time + by) % (24 * 60)


def _post(post: Post, variables: Mapping[str, str]) -> PostView:
    speaker = None if post.speaker is None else fill(post.speaker, variables)
    return PostView(
        speaker,
        initials(speaker or ""),
        fill(post.text, variables),
        mine=False,
        kind="narration" if speaker is None else "post",
        time=fill(post.time, variables),
        mood=fill(post.mood, variables),
        stars=post.stars,
        headline=fill(post.headline, variables),
        reaction=fill(post.reaction, variables),
    )


def answered(decision: Decision, variables: Mapping[str, str]) -> list[PostView]:
    """Return what the learner said or did, and what readers see of it."""
    choice = decision.choice
    kind: PostKind = "post" if choice.said else "action"
    # A learner's own words are shown as they are: filling them in would tell what a variant holds.
    text = choice.text if decision.verdicts is not None else fill(choice.text, variables)
    return [
        PostView(None, "", text, mine=True, kind=kind, silence=choice.late),
        PostView(None, "", fill(choice.consequence, variables), mine=False, kind="consequence"),
    ]
