"""One text in, one component out."""

from collections.abc import Callable

from advocert_courses.models import Component
from advocert_courses.parsing.bank import parse_bank
from advocert_courses.parsing.clause import parse_clause
from advocert_courses.parsing.deck import parse_deck
from advocert_courses.parsing.exam import parse_exam
from advocert_courses.parsing.lesson import parse_lesson
from advocert_courses.parsing.report import Report, near, quoted
from advocert_courses.parsing.scenario import parse_scenario
from advocert_courses.parsing.source import Source, read_source
from advocert_courses.phrases import Phrase

PARSERS: dict[str, Callable[[Source], Component]] = {
    "clause": parse_clause,
    "lesson": parse_lesson,
    "scenario": parse_scenario,
    "bank": parse_bank,
    "exam": parse_exam,
    "deck": parse_deck,
}


def parse_text(text: str, file: str, offset: int = 0) -> Component:
    """Return the component that a text describes.

    Args:
        text: the whole file; it need not be canonical.
        file: the name that findings give it.
        offset: the lines before this text in the file that the author sees.

    Raises:
        SourceErrors: the text is no such component; the error holds everything that is wrong with it.
    """
    return parse_reported(text, Report(file, offset))


def parse_reported(text: str, report: Report) -> Component:
    """Return the same, and leave in the report which keys were asked for.

    Raises:
        SourceErrors: the text is no such component; the error holds everything that is wrong with it.
    """
    source = read_source(text, report)
    kind = source.fields.text("type")
    if kind not in PARSERS:
        if kind:
            line, hint = source.fields.line("type"), near(kind, PARSERS)
            report.add(
                "E008", line, Phrase("There is no component of type {kind}.", kind=quoted(kind)), hint or None
            )
        report.raise_errors()
    component = PARSERS[kind](source)
    source.fields.finish()
    report.raise_errors()
    return component
