"""A clause file: what is signed."""

from advocert_courses.models import Change, Clause
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.source import Source

CHANGE_KINDS = ("editorial", "minor", "material")


def parse_clause(source: Source) -> Clause:
    """Return the clause of a file; problems go to the source's report."""
    fields = source.fields
    body = source.body.strip("\n")
    if not body.strip():
        source.report.add(
            "E003", 1, "The clause has no text.", "Write below the front matter what people sign."
        )
    # Rendered here only to refuse early what a page could not show later.
    source.report.html(body, source.body_line)
    return Clause(
        ref=fields.ref("id"),
        version=fields.integer("version", 1, 999_999),
        title=fields.text("title"),
        rule=fields.text("rule"),
        body=body,
        text=source.text,
        sha256=source.sha256,
        jurisdiction=fields.text("jurisdiction", "general"),
        source=fields.text("source", ""),
        owner=fields.text("owner", ""),
        review_by=source.origin.review_by,
        change=_change(fields),
        checked_on=fields.day("checked_on"),
        volatility=fields.integer("volatility", 1, 3, 1),
        withdrawn=fields.day("withdrawn"),
        origin=source.origin,
    )


def _change(fields: Fields) -> Change | None:
    below = fields.fields("change", required=False)
    if below is None:
        return None
    change = Change(below.word("kind", CHANGE_KINDS), below.text("summary"))
    below.finish()
    return change
