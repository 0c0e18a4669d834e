"""A lesson file: running text with directives in quotes.

A directive is a quote whose first line is `> [!NAME argument]`. `EXAMPLE weak` and `EXAMPLE strong` hold the
example in the rest of the quote, and in its last paragraph, if that begins with `Why:`, the comment under it;
two different ones with nothing between them are a pair. `RECALL`, `TRY` and `CLAUSE` are one line each. Other
quotes are running text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from advocert_courses.models import (
    ClausePanel,
    Example,
    ExamplePair,
    Lesson,
    LessonPart,
    Prose,
    Recall,
    Try,
)
from advocert_courses.parsing.report import did_you_mean, quoted
from advocert_courses.parsing.source import Source

_DIRECTIVE = re.compile(r" {0,3}> ?\[!(?P<name>[A-Za-z]{1,20})(?P<argument>[^\]]{0,80})\][ \t]*$")
_QUOTE = re.compile(r" {0,3}> ?")
_WHY = "Why:"
DIRECTIVES = ("EXAMPLE", "RECALL", "TRY", "CLAUSE")


@dataclass
class _Chunk:
    """A directive with the lines of its quote, or (without a name) running text."""

    line: int
    name: str | None = None
    argument: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")


def parse_lesson(source: Source) -> Lesson:
    """Return the lesson of a file; problems go to the source's report."""
    fields = source.fields
    clauses = fields.clauses()
    parts = _joined(part for chunk in _chunks(source) if (part := _part(source, chunk)))
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


def _chunks(source: Source) -> Iterator[_Chunk]:
    """Cut the body where a directive begins and where its quote ends."""
    current = _Chunk(source.body_line)
    for number, line in source.lines():
        directive = _DIRECTIVE.match(line)
        if directive:
            yield current
            current = _Chunk(number, directive["name"].upper(), directive["argument"].strip())
            continue
        if current.name and not _QUOTE.match(line):
            yield current
            current = _Chunk(number)
        current.lines.append(_QUOTE.sub("", line, count=1) if current.name else line)
    yield current


def _part(source: Source, chunk: _Chunk) -> LessonPart | None:
    line, report = chunk.line, source.report
    if chunk.name is None:
        line += next((place for place, text in enumerate(chunk.lines) if text.strip()), 0)
        return Prose(report.html(chunk.text, line), line + report.offset) if chunk.text.strip() else None
    if chunk.name == "EXAMPLE":
        return _example(source, chunk)
    if chunk.name not in DIRECTIVES:
        hint = did_you_mean(chunk.name, DIRECTIVES).strip()
        report.add(
            "E012",
            line,
            f"There is no directive {quoted(chunk.name)}.",
            hint or f"Use {', '.join(DIRECTIVES)}.",
        )
        return None
    if not chunk.argument or chunk.text.strip():
        message = f"{chunk.name} stands alone with one id."
        report.add("E012", line, message, f"Write > [!{chunk.name} ID], and a blank line below it.")
        return None
    kinds: dict[str, type[Recall | Try | ClausePanel]] = {"RECALL": Recall, "TRY": Try, "CLAUSE": ClausePanel}
    return kinds[chunk.name](chunk.argument, line + report.offset)


def _example(source: Source, chunk: _Chunk) -> ExamplePair | None:
    strength = chunk.argument.lower()
    if strength not in {"weak", "strong"} or not chunk.text.strip():
        message = "An example is weak or strong, and its text stands in the same quote."
        source.report.add(
            "E012", chunk.line, message, "Write > [!EXAMPLE weak] and the text on the next line of the quote."
        )
        return None
    text, why = _apart(chunk.text)
    report, line = source.report, chunk.line + 1
    example = Example(report.html(text, line), report.html(why, line) if why else None)
    weak, strong = (example, None) if strength == "weak" else (None, example)
    return ExamplePair(weak, strong, chunk.line + source.report.offset)


def _apart(text: str) -> tuple[str, str]:
    """Part an example from the comment in its last paragraph, which is empty when there is none."""
    lines = text.split("\n")
    starts = [place for place, line in enumerate(lines) if line.startswith(_WHY)]
    if not starts or not all(line.strip() for line in lines[starts[-1] :]):
        return text, ""
    example, why = lines[: starts[-1]], "\n".join(lines[starts[-1] :])
    return "\n".join(example).strip("\n"), why.removeprefix(_WHY).strip()


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
            message = f"The clause {quoted(part.ref)} is not among the clauses of this lesson."
            hint = did_you_mean(part.ref, known).strip()
            source.report.add("E104", line, message, hint or "Add it to clauses in the front matter.")
        elif part.ref in seen:
            source.report.add(
                "E102", line, f"The clause {quoted(part.ref)} has a panel already.", "Remove one of them."
            )
        seen.add(part.ref)
