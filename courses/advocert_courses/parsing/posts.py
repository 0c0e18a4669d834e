"""What is said in a moment: a paragraph by somebody, or narration.

`Priya (09:12, ★★☆☆☆, unsure): "**It drops out.** Every evening."` has a time, stars, a feeling and a headline;
all four may be left out. A paragraph in emphasis below a post is how others answered it without words: `*Six
neighbours follow this.*`
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from advocert_courses.models import Condition, Post
from advocert_courses.parsing.marks import read_when
from advocert_courses.parsing.quotes import unquoted
from advocert_courses.parsing.report import Report
from advocert_courses.phrases import Phrase

MAX_POST = 1_000
_STARS = re.compile(r"★{1,5}☆{0,4}")
_STAR_COUNT = 5
_TIME = re.compile(r"\d.{0,18}")
_HEADLINE = re.compile(r"\*\*([^*]{1,120})\*\*\s*")
_REACTION = re.compile(r"\*([^*]{1,160})\*")


def read_posts(
    paragraphs: Sequence[tuple[int, list[str]]],
    names: Sequence[str],
    dimensions: Collection[str],
    report: Report,
) -> tuple[Post, ...]:
    """Return the posts of a moment; problems go to the report."""
    posts: list[Post] = []
    for line, lines in paragraphs:
        text = " ".join(lines)
        reaction = _REACTION.fullmatch(text)
        if reaction and posts and posts[-1].speaker is not None and not posts[-1].reaction:
            posts[-1] = replace(posts[-1], reaction=reaction[1].strip())
        else:
            posts.append(_post(line, text, names, dimensions, report))
    return tuple(posts)


def _post(line: int, text: str, names: Sequence[str], dimensions: Collection[str], report: Report) -> Post:
    if len(text) > MAX_POST:
        report.add(
            "E007",
            line,
            Phrase("This post has more than {max_post:,} characters.", max_post=MAX_POST),
            Phrase("Divide it."),
        )
    led = read_when(text, line, dimensions, report)
    if led.otherwise:
        report.add(
            "E010",
            line,
            Phrase("Otherwise stands before a way on, not before a post."),
            Phrase("Write *When not told:*."),
        )
    for name in names:
        match = (
            re.match(rf"{re.escape(name)}(?: \((?P<about>[^()]{{1,120}})\))?:", led.rest) if name else None
        )
        if match:
            return _spoken(
                name, match["about"] or "", led.rest[match.end() :].strip(), line + report.offset, led.when
            )
    return Post(None, led.rest, line + report.offset, when=led.when)


def _spoken(name: str, about: str, said: str, line: int, when: Condition) -> Post:
    words, _ = unquoted(said)
    headline = _HEADLINE.match(words)
    post = Post(name, words[headline.end() :] if headline else words, line, when=when)
    if headline:
        post = replace(post, headline=headline[1].strip())
    for part in (one.strip() for one in about.split(",")):
        if _STARS.fullmatch(part) and len(part) == _STAR_COUNT:
            post = replace(post, stars=part.count("★"))
        elif _TIME.fullmatch(part):
            post = replace(post, time=part)
        elif part:
            post = replace(post, mood=f"{post.mood}, {part}" if post.mood else part)
    return post
