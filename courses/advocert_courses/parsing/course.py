"""course.yaml: the order of chapters and units."""

from collections.abc import Iterator

from advocert_courses.models import Chapter, Course, GradingRule, Unit
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.report import Report, near, quoted
from advocert_courses.parsing.source import check_size, origin_of
from advocert_courses.parsing.yaml_text import Mapping, read_yaml
from advocert_courses.phrases import Phrase
from advocert_courses.text import canonical


def read_fields(text: str, report: Report) -> tuple[Fields, Mapping]:
    """Return the keys of a YAML file.

    Raises:
        SourceErrors: the file is too large or no YAML.
    """
    text = canonical(text)
    check_size(text, report)
    mapping = read_yaml(text, report)
    if mapping is None:
        report.raise_errors()
        mapping = Mapping(1)
    return Fields(mapping, report), mapping


def parse_course(text: str, file: str, report: Report | None = None) -> Course:
    """Return the course that a YAML text describes.

    Args:
        text: the whole file.
        file: the name that findings give it.
        report: takes the findings, and which keys were asked for.

    Raises:
        SourceErrors: the text is no course; the error holds everything that is wrong with it.
    """
    report = report or Report(file)
    fields, mapping = read_fields(text, report)
    fields.word("type", ("course",), "course")
    grading = tuple(_grading(entry) for entry in fields.each("grading", required=False))
    types = [rule.type for rule in grading]
    course = Course(
        ref=fields.ref("id"),
        org=fields.ref("org"),
        course=fields.ref("course"),
        run=fields.ref("run"),
        title=fields.text("title"),
        summary=fields.text("summary", ""),
        minutes=fields.integer("minutes", 1, 10_000),
        outcomes=fields.named_texts("outcomes"),
        grading=grading,
        passing=fields.number("passing", 0, 1, 0.7),
        chapters=tuple(_chapter(entry, types, report) for entry in fields.each("chapters")),
        origin=origin_of(mapping, report, fields),
    )
    fields.finish()
    _check_ids(course, report)
    report.raise_errors()
    return course


def _grading(entry: Fields) -> GradingRule:
    rule = GradingRule(entry.text("type"), entry.number("weight", 0, 1))
    entry.finish()
    return rule


def _chapter(entry: Fields, types: list[str], report: Report) -> Chapter:
    units = tuple(_unit(unit, types, report) for unit in entry.each("units"))
    chapter = Chapter(entry.ref("id"), entry.text("title"), units, entry.line("id"))
    entry.finish()
    return chapter


def _unit(entry: Fields, types: list[str], report: Report) -> Unit:
    graded = entry.text("graded", "") or None
    if graded and graded not in types:
        message = Phrase(
            "The unit is graded as {graded}, which is no type under grading.", graded=quoted(graded)
        )
        report.add("E101", entry.line("graded"), message, near(graded, types) or None)
    component = entry.ref("component")
    title = entry.text("title", "" if component == "certificate" else None)
    unit = Unit(entry.ref("id"), title, component, graded, entry.line("id"))
    entry.finish()
    return unit


def _check_ids(course: Course, report: Report) -> None:
    """On the platform, of two chapters or units with one name the last wins without a word."""
    first: dict[str, int] = {}
    for ref, line in _places(course):
        if ref in first:
            report.add(
                "E102",
                line,
                Phrase("The id {ref} stands on line {line} already.", ref=quoted(ref), line=first[ref]),
            )
        first.setdefault(ref, line)


def _places(course: Course) -> Iterator[tuple[str, int]]:
    for chapter in course.chapters:
        yield chapter.id, chapter.line
        for unit in chapter.units:
            yield unit.id, unit.line
