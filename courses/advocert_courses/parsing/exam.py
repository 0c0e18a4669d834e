"""An exam file: which banks, how many questions of each outcome, how often, with which waits."""

from advocert_courses.models import Exam
from advocert_courses.parsing.source import Source

CUTS = ("angoff",)


def parse_exam(source: Source) -> Exam:
    """Return the exam of a file; problems go to the source's report."""
    fields = source.fields
    fields.word("cut", CUTS, "angoff")
    return Exam(
        ref=fields.ref("id"),
        title=fields.text("title"),
        intro_html=source.report.html(source.body.strip("\n"), source.body_line),
        banks=fields.refs("banks", required=True),
        blueprint=fields.weights("blueprint", 1, 100),
        attempts=fields.integer("attempts", 1, 20, 3),
        waits_hours=fields.integers("waits_hours", 0, 10_000),
        seconds_per_item=fields.integer("seconds_per_item", 10, 3_600, 75),
        sha256=source.sha256,
        origin=source.origin,
    )
