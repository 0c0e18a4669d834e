"""One choice: words, target, scores and marks in a list item, and what readers see in the quote below it.

`- *When told:* ["Words."](#node) `policy 2 brand 1` *best* *late* *remember name* **critical: slug**`; the
condition in front and every mark behind may be left out, the scores may not.
"""

import re
from collections.abc import Sequence

from advocert_courses.models import Choice
from advocert_courses.parsing.marks import read_remembered, read_when
from advocert_courses.parsing.quotes import unquoted
from advocert_courses.parsing.report import Report, near, quoted
from advocert_courses.phrases import Phrase

LINK = re.compile(r"\[(?P<text>.*)\]\(#(?P<target>[^()]*)\)(?P<marks>.*)$")
_SCORES = re.compile(r"`([^`]*)`")
BEST = re.compile(r"(?<!\*)\*best\*(?!\*)", re.IGNORECASE)
_LATE = re.compile(r"(?<!\*)\*late\*(?!\*)", re.IGNORECASE)
CRITICAL = re.compile(r"\*\*critical:[ \t]*([A-Za-z0-9][A-Za-z0-9-]{0,62})\*\*", re.IGNORECASE)
_SHAPE = Phrase('Write - ["Words."](#node) `policy 2 brand 1` *best*.')
HIGHEST = 2
MAX_TEXT = 600


def read_choice(
    line: int, text: Sequence[str], quote: Sequence[str], dimensions: Sequence[str], report: Report
) -> Choice | None:
    """Return the choice of a list item; None when the report says why it is none.

    Args:
        line: where the item begins.
        text: the lines of the item.
        quote: the lines of the consequence below it.
        dimensions: the names that need a score, in the order of the front matter.
        report: takes the findings.
    """
    # The cut keeps the search below short; what is longer cannot be a choice.
    led = read_when(" ".join(text)[: 4 * MAX_TEXT], line, dimensions, report)
    link = LINK.match(led.rest)
    if link is None:
        report.add("E010", line, Phrase("This list item is no choice."), _SHAPE)
        return None
    words, said = unquoted(link["text"].strip())
    consequence = " ".join(quote).strip()
    if not words or len(words) > MAX_TEXT or len(consequence) > MAX_TEXT:
        report.add(
            "E007",
            line,
            Phrase("A choice and its consequence have 1 to {max_text} characters each.", max_text=MAX_TEXT),
            Phrase("Shorten it."),
        )
    if led.otherwise:
        report.add(
            "E010",
            line,
            Phrase("Otherwise stands before a way on, not before a choice."),
            Phrase("Write *When not told:*."),
        )
    remembers, marks = read_remembered(link["marks"], line, dimensions, report)
    critical = CRITICAL.search(marks)
    scores = read_points(marks, line, dimensions, report)
    _check_scored(scores, line, dimensions, report)
    check_rest(marks, line, report, _SHAPE)
    return Choice(
        text=words,
        said=said,
        target=link["target"].strip(),
        scores={name: scores.get(name, 0) for name in dimensions},
        best=BEST.search(marks) is not None,
        critical=critical[1].lower() if critical else None,
        consequence=consequence,
        line=line + report.offset,
        when=led.when,
        remembers=remembers,
        late=_LATE.search(marks) is not None,
    )


def read_points(marks: str, line: int, dimensions: Sequence[str], report: Report) -> dict[str, int]:
    """Return points by dimension from the first code in the marks, `policy 2 brand 1`; 0 to 2 each."""
    found = _SCORES.search(marks)
    words = found[1].split() if found else []
    scores: dict[str, int] = {}
    for name, value in zip(words[::2], [*words[1::2], ""], strict=False):
        if name in scores or name not in dimensions:
            message = (
                Phrase("{name} is scored twice.", name=quoted(name))
                if name in scores
                else Phrase("{name} is no dimension here.", name=quoted(name))
            )
            report.add("E206", line, message, near(name, set(dimensions) - set(scores)) or None)
        elif value not in {"0", "1", "2"}:
            report.add(
                "E205",
                line,
                Phrase(
                    "{name} is scored {value}; experts judge from 0 to {highest}.",
                    name=name,
                    value=quoted(value),
                    highest=HIGHEST,
                ),
            )
        scores[name] = int(value) if value in {"0", "1", "2"} else 0
    return scores


def _check_scored(scores: dict[str, int], line: int, dimensions: Sequence[str], report: Report) -> None:
    missing = [name for name in dimensions if name not in scores]
    if missing:
        fix = Phrase(
            "Write `{dimensions}` with your numbers.", dimensions=" ".join(f"{name} 0" for name in dimensions)
        )
        report.add(
            "E206", line, Phrase("The choice has no score for {missing}.", missing=", ".join(missing)), fix
        )


def check_rest(marks: str, line: int, report: Report, shape: str) -> None:
    """Report what stands behind a choice and means nothing."""
    rest = marks
    for pattern in (_SCORES, CRITICAL, BEST, _LATE):
        rest = pattern.sub("", rest, count=1)
    if rest.strip():
        report.add(
            "E010",
            line,
            Phrase("{words} behind the choice means nothing.", words=quoted(rest.strip())),
            shape,
        )
