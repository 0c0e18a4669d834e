"""One file taken apart: front matter above, Markdown below, with line numbers for both."""

from collections.abc import Iterator
from dataclasses import dataclass

from advocert_courses.models import ENGLISH, Origin, Translation
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.report import Report
from advocert_courses.parsing.yaml_text import Mapping, Sequence, Value, read_yaml
from advocert_courses.phrases import Phrase
from advocert_courses.text import canonical, sha256_hex

MAX_BYTES = 256 * 1024
MAX_LINE = 8_000
MAX_LINES = 8_000
_FENCE = "---"


@dataclass(frozen=True)
class Source:
    """The parts of one file. `text` is canonical, `sha256` its hash; `body` begins on `body_line`."""

    file: str
    text: str
    sha256: str
    fields: Fields
    body: str
    body_line: int
    origin: Origin
    report: Report

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line of the body with its number."""
        yield from enumerate(self.body.split("\n"), start=self.body_line)


def read_source(text: str, report: Report) -> Source:
    """Take a Markdown file apart.

    Raises:
        SourceErrors: the file is too large, or has no readable front matter.
    """
    text = canonical(text)
    check_size(text, report)
    lines = text.split("\n")
    end = _end_of_front_matter(lines, report)
    mapping = read_yaml("\n".join(lines[1:end]), report, first_line=2)
    if mapping is None:
        report.raise_errors()
        mapping = Mapping(1)
    fields = Fields(mapping, report)
    return Source(
        file=report.file,
        text=text,
        sha256=sha256_hex(text),
        fields=fields,
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
        origin=origin_of(mapping, report, fields),
        report=report,
    )


def check_size(text: str, report: Report) -> None:
    """Refuse a file that is too large to be one lesson, conversation or bank.

    Raises:
        SourceErrors: the file, or one line of it, is too long.
    """
    size = len(text.encode())
    if size > MAX_BYTES:
        report.add(
            "E007",
            1,
            Phrase(
                "The file has {size:,} kB; the limit is {max_bytes} kB.",
                size=size // 1024,
                max_bytes=MAX_BYTES // 1024,
            ),
            Phrase("Divide it."),
        )
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        report.add(
            "E007",
            MAX_LINES,
            Phrase(
                "The file has {lines:,} lines; the limit is {max_lines:,}.",
                lines=len(lines),
                max_lines=MAX_LINES,
            ),
            Phrase("Divide it."),
        )
    for number, line in enumerate(lines[:MAX_LINES], start=1):
        if len(line) > MAX_LINE:
            report.add(
                "E007",
                number,
                Phrase(
                    "This line has {line:,} characters; the limit is {max_line:,}.",
                    line=len(line),
                    max_line=MAX_LINE,
                ),
                Phrase("Break it."),
            )
    report.raise_errors()


def origin_of(mapping: Mapping, report: Report, fields: Fields) -> Origin:
    """Return where a component comes from; line numbers are those of the file that the author sees."""
    lines = {path: line + report.offset for path, line in _paths(mapping, "")}
    return Origin(
        report.file,
        {"": 1 + report.offset, **lines},
        fields.day("review_by"),
        fields.named_texts("answered", required=False),
        _translation(fields),
        fields.ref("language", ENGLISH),
    )


def _translation(fields: Fields) -> Translation | None:
    below = fields.fields("translation", required=False)
    if below is None:
        return None
    translation = Translation(below.ref("language"), below.text("source"))
    below.finish()
    return translation


def _end_of_front_matter(lines: list[str], report: Report) -> int:
    if lines[0].rstrip() != _FENCE:
        report.add("E001", 1, Phrase("The file does not begin with front matter."))
        report.raise_errors()
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return number
    report.add(
        "E001",
        1,
        Phrase("The front matter that begins here has no end."),
        Phrase("Put a line with --- below its last key."),
    )
    report.raise_errors()
    return len(lines)


def _paths(value: Value, prefix: str) -> Iterator[tuple[str, int]]:
    if isinstance(value, Mapping):
        for key, entry in value.entries.items():
            yield f"{prefix}{key}", value.lines[key]
            yield from _paths(entry, f"{prefix}{key}/")
    elif isinstance(value, Sequence):
        for place, entry in enumerate(value.entries):
            yield f"{prefix}{place}", entry.line
            yield from _paths(entry, f"{prefix}{place}/")
