"""A lesson file: running text with directives in quotes (`parsing/directives.py`).

`EXAMPLE weak` and `EXAMPLE strong` hold the example in the rest of the quote, and in its last paragraph, if
that begins with `Why:`, the comment under it; two different ones with nothing between them are a pair.
`RECALL`, `TRY` and `CLAUSE` are one line each. `VIDEO address` is followed by `Title:` and `Captions:` and,
below them, the transcript. `ASK` holds a question to the learner. Other quotes are running text.
"""

import re
from collections.abc import Callable, Iterator

from advocert_courses.html.allowed import MEDIA
from advocert_courses.models import (
    Ask,
    ClausePanel,
    ExamplePair,
    Lesson,
    LessonPart,
    Prose,
    Recall,
    Try,
    Video,
)
from advocert_courses.parsing.directives import Chunk, read_chunks, read_example, read_id
from advocert_courses.parsing.report import near, quoted
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

DIRECTIVES = ("EXAMPLE", "RECALL", "TRY", "CLAUSE", "VIDEO", "ASK")
MAX_QUESTION = 300
_ABOUT = re.compile(r"(Title|Captions):[ \t]*([^\n]{0,400})$")
_ONE_LINE: dict[str, type[Recall | Try | ClausePanel]] = {
    "RECALL": Recall,
    "TRY": Try,
    "CLAUSE": ClausePanel,
}


def parse_lesson(source: Source) -> Lesson:
    """Return the lesson of a file; problems go to the source's report."""
    fields = source.fields
    clauses = fields.clauses()
    parts = _joined(part for chunk in read_chunks(source) if (part := _part(source, chunk)))
    placed = {part.ref for part in parts if isinstance(part, ClausePanel)}
    panels = [
        ClausePanel(clause.ref, fields.line("clauses")) for clause in clauses if clause.ref not in placed
    ]
    _check_panels(source, parts, {clause.ref for clause in clauses})
    return Lesson(
        ref=fields.ref("id"),
        title=fields.text("title"),
        outcomes=fields.refs("outcomes"),
        clauses=clauses,
        minutes=fields.integer("minutes", 1, 240),
        parts=(*parts, *panels),
        sha256=source.sha256,
        origin=source.origin,
    )


def _part(source: Source, chunk: Chunk) -> LessonPart | None:
    report, line = source.report, chunk.line + source.report.offset
    if chunk.name is None:
        first = chunk.first_line
        return Prose(report.html(chunk.text, first), first + report.offset) if chunk.text.strip() else None
    if chunk.name in _LONG:
        return _LONG[chunk.name](source, chunk)
    if chunk.name not in _ONE_LINE:
        hint = near(chunk.name, DIRECTIVES)
        message = Phrase("There is no directive {name}.", name=quoted(chunk.name))
        report.add(
            "E012", chunk.line, message, hint or Phrase("Use {directives}.", directives=", ".join(DIRECTIVES))
        )
        return None
    ref = read_id(chunk, report)
    return _ONE_LINE[chunk.name](ref, line) if ref else None


def _example(source: Source, chunk: Chunk) -> ExamplePair | None:
    found = read_example(chunk, source.report)
    if found is None:
        return None
    strength, example = found
    weak, strong = (example, None) if strength == "weak" else (None, example)
    return ExamplePair(weak, strong, chunk.line + source.report.offset)


def _video(source: Source, chunk: Chunk) -> Video | None:
    report = source.report
    if not MEDIA.match(chunk.argument):
        message = Phrase("A film is not shown from {argument}.", argument=quoted(chunk.argument))
        report.add(
            "E503", chunk.line, message, Phrase("Use an https address or /static/ and the file's name.")
        )
        return None
    about, rest = _about(chunk.text.split("\n"))
    captions = about.get("Captions", "")
    if captions and not MEDIA.match(captions):
        message = Phrase("Captions are not read from {captions}.", captions=quoted(captions))
        report.add(
            "E503", chunk.line, message, Phrase("Use an https address or /static/ and the file's name.")
        )
        captions = ""
    return Video(
        address=chunk.argument,
        title=about.get("Title", ""),
        captions=captions,
        transcript_html=report.html(rest, chunk.line + 1) if rest else "",
        line=chunk.line + report.offset,
    )


def _about(lines: list[str]) -> tuple[dict[str, str], str]:
    """Part the lines that describe a film from its transcript."""
    about: dict[str, str] = {}
    while lines and (match := _ABOUT.match(lines[0])):
        about[match[1]] = match[2].strip()
        lines = lines[1:]
    return about, "\n".join(lines).strip("\n")


def _ask(source: Source, chunk: Chunk) -> Ask | None:
    if chunk.argument or not chunk.text.strip() or len(chunk.text) > MAX_QUESTION:
        message = Phrase(
            "A question to the learner has 1 to {max_question} characters, below ASK.",
            max_question=MAX_QUESTION,
        )
        fix = Phrase("Write > [!ASK] and the question on the next line of the quote.")
        source.report.add("E012", chunk.line, message, fix)
        return None
    html = source.report.inline(chunk.text, chunk.line + 1)
    return Ask(html, chunk.line + source.report.offset)


_LONG: dict[str, Callable[[Source, Chunk], LessonPart | None]] = {
    "EXAMPLE": _example,
    "VIDEO": _video,
    "ASK": _ask,
}


def _joined(parts: Iterator[LessonPart]) -> list[LessonPart]:
    """Make one pair of a weak and a strong example that follow each other."""
    joined: list[LessonPart] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, ExamplePair) and isinstance(last, ExamplePair) and _complete(last, part):
            joined[-1] = ExamplePair(last.weak or part.weak, last.strong or part.strong, last.line)
        else:
            joined.append(part)
    return joined


def _complete(one: ExamplePair, other: ExamplePair) -> bool:
    return (one.weak is None) != (other.weak is None) and (one.strong is None) != (other.strong is None)


def _check_panels(source: Source, parts: list[LessonPart], known: set[str]) -> None:
    seen: set[str] = set()
    for part in parts:
        if not isinstance(part, ClausePanel):
            continue
        line = part.line - source.report.offset
        if part.ref not in known:
            message = Phrase(
                "The clause {ref} is not among the clauses of this lesson.", ref=quoted(part.ref)
            )
            hint = near(part.ref, known)
            source.report.add("E104", line, message, hint or Phrase("Add it to clauses in the front matter."))
        elif part.ref in seen:
            source.report.add(
                "E102",
                line,
                Phrase("The clause {ref} has a panel already.", ref=quoted(part.ref)),
                Phrase("Remove one of them."),
            )
        seen.add(part.ref)
