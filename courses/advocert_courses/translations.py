"""Translations: the same file again in another language, and nothing changed but its words (docs/decisions/0035).

A translation is a whole component file below `i18n/LANGUAGE/`. Ids, order, targets, scores, keys and numbers
must be those of its source; `differences` compares the two component by component and knows which values are
words. So a value that a later version of the format adds counts as structure until it is listed here, which
can only lead to a question, never to another score in another language.

A translated component keeps the hash of its source: a run begun in English goes on in Arabic, and evidence
names one text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from advocert_courses.models import Clause, Component
from advocert_courses.phrases import Phrase

# Values that are words for people. Everything else is structure.
WORDS = frozenset(
    {
        "approved",
        "consequence",
        "explanation_html",
        "feels",
        "headline",
        "html",
        "intro_html",
        "name",
        "note",
        "picture",
        "prompt",
        "question_html",
        "role",
        "setting",
        "speaker",
        "stem_html",
        "strong",
        "subject",
        "text",
        "time",
        "title",
        "transcript_html",
        "weak",
        "why",
        "why_html",
    }
)
# Words by a name that is itself structure.
_NAMED_WORDS = frozenset({"lessons", "variables"})
# `words` are what a written reply is searched for: every language has its own.
_NOT_COMPARED = frozenset({"line", "origin", "sha256", "words"})
SHORTEST_HASH = 12


@dataclass(frozen=True)
class Difference:
    """Something that a translation must not change: the line in the translation, and what it is."""

    line: int
    what: str


def differences(source: Component, translated: Component) -> list[Difference]:
    """Return what a translation changes beyond words; none when it may stand in for its source."""
    if isinstance(source, Clause):
        return [
            Difference(
                translated.origin.line("type"), Phrase("a clause, which is signed in one wording only")
            )
        ]
    if type(source) is not type(translated):
        return [Difference(translated.origin.line("type"), Phrase("the type"))]
    return list(_compare(source, translated, "", translated.origin.line()))


def is_current(source: Component, translated: Component) -> bool:
    """Say whether a translation was made from the present text of its source."""
    made_from = translated.origin.translation
    return (
        made_from is not None
        and len(made_from.source) >= SHORTEST_HASH
        and source.sha256.startswith(made_from.source)
    )


def localised(source: Component, translated: Component | None) -> Component:
    """Return the component in the words of its translation, or as it is when the translation does not fit."""
    if translated is None or differences(source, translated):
        return source
    return replace(translated, sha256=source.sha256)


def _compare(one: Any, other: Any, where: str, line: int) -> Iterator[Difference]:
    if is_dataclass(one) and type(one) is type(other):
        yield from _compare_fields(one, other, where, getattr(other, "line", line))
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        yield from _compare_keys(one, other, where, line)
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for mine, yours in zip(one, other, strict=True):
            yield from _compare(mine, yours, where, line)
    elif isinstance(one, tuple) and isinstance(other, tuple):
        yield Difference(
            line, Phrase("{where}: {other} instead of {one}", where=where, other=len(other), one=len(one))
        )
    elif one != other:
        yield Difference(line, where if is_dataclass(one) else _instead(where, one, other))


def _compare_fields(one: Any, other: Any, where: str, line: int) -> Iterator[Difference]:
    for field in fields(one):
        mine, yours = getattr(one, field.name), getattr(other, field.name)
        place = f"{where}/{field.name}".lstrip("/")
        if field.name in WORDS and isinstance(mine, str | None):
            if bool(mine) != bool(yours):
                yield Difference(
                    line,
                    Phrase("{place}: words where there are none, or none where there are some", place=place),
                )
        elif field.name in _NAMED_WORDS:
            yield from _compare_keys(dict.fromkeys(mine), dict.fromkeys(yours), place, line)
        elif field.name not in _NOT_COMPARED:
            yield from _compare(mine, yours, place, line)


def _compare_keys(
    one: Mapping[str, Any], other: Mapping[str, Any], where: str, line: int
) -> Iterator[Difference]:
    if list(one) != list(other):
        odd = sorted(set(one) ^ set(other))
        yield Difference(
            line, Phrase("{where}: {odd}", where=where, odd=", ".join(odd)[:80] or Phrase("the order"))
        )
        return
    for name in one:
        yield from _compare(one[name], other[name], f"{where}/{name}", line)


def _instead(where: str, one: Any, other: Any) -> Phrase:
    """Return what stands in place of what, cut to the length of a line."""
    shown = {"other": str(other)[:50], "one": str(one)[:50]}
    return Phrase("{where}: {other} instead of {one}", where=where[-80:], **shown)
