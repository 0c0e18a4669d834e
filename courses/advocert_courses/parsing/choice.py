"""One choice: words, target, scores and marks in a list item, and what readers see in the quote below it."""

import re
from collections.abc import Sequence

from advocert_courses.models import Choice
from advocert_courses.parsing.quotes import unquoted
from advocert_courses.parsing.report import Report, did_you_mean, quoted

_LINK = re.compile(r"\[(?P<text>.*)\]\(#(?P<target>[^()]*)\)(?P<marks>.*)$")
_SCORES = re.compile(r"`([^`]*)`")
_BEST = re.compile(r"(?<!\*)\*best\*(?!\*)", re.IGNORECASE)
_CRITICAL = re.compile(r"\*\*critical:[ \t]*([A-Za-z0-9][A-Za-z0-9-]{0,62})\*\*", re.IGNORECASE)
_SHAPE = 'Write - ["Words."](#node) `policy 2 brand 1` *best*.'
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
    link = _LINK.match(" ".join(text)[: 4 * MAX_TEXT])
    if link is None:
        report.add("E010", line, "This list item is no choice.", _SHAPE)
        return None
    words, said = unquoted(link["text"].strip())
    consequence = " ".join(quote).strip()
    if not words or len(words) > MAX_TEXT or len(consequence) > MAX_TEXT:
        report.add(
            "E007", line, f"A choice and its consequence have 1 to {MAX_TEXT} characters each.", "Shorten it."
        )
    marks = link["marks"]
    critical = _CRITICAL.search(marks)
    scores = _scores(marks, line, dimensions, report)
    _check_rest(marks, line, report)
    return Choice(
        text=words,
        said=said,
        target=link["target"].strip(),
        scores=scores,
        best=_BEST.search(marks) is not None,
        critical=critical[1].lower() if critical else None,
        consequence=consequence,
        line=line + report.offset,
    )


def _scores(marks: str, line: int, dimensions: Sequence[str], report: Report) -> dict[str, int]:
    found = _SCORES.search(marks)
    words = found[1].split() if found else []
    scores: dict[str, int] = {}
    for name, value in zip(words[::2], [*words[1::2], ""], strict=False):
        if name in scores or name not in dimensions:
            message = (
                f"{quoted(name)} is scored twice."
                if name in scores
                else f"{quoted(name)} is no dimension here."
            )
            report.add(
                "E206", line, message, did_you_mean(name, set(dimensions) - set(scores)).strip() or None
            )
        elif value not in {"0", "1", "2"}:
            report.add("E205", line, f"{name} is scored {quoted(value)}; experts judge from 0 to {HIGHEST}.")
        scores[name] = int(value) if value in {"0", "1", "2"} else 0
    missing = [name for name in dimensions if name not in scores]
    if missing:
        message = f"The choice has no score for {', '.join(missing)}."
        report.add(
            "E206",
            line,
            message,
            f"Write `{' '.join(f'{name} 0' for name in dimensions)}` with your numbers.",
        )
    return {name: scores.get(name, 0) for name in dimensions}


def _check_rest(marks: str, line: int, report: Report) -> None:
    rest = marks
    for pattern in (_SCORES, _CRITICAL, _BEST):
        rest = pattern.sub("", rest, count=1)
    if rest.strip():
        report.add("E010", line, f"{quoted(rest.strip())} behind the choice means nothing.", _SHAPE)
