"""A clause file: what is signed."""

from advocert_courses.models import Change, Clause
from advocert_courses.models.lesson import EDITORIAL, MATERIAL, MINOR
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

CHANGE_KINDS = (EDITORIAL, MINOR, MATERIAL)


def parse_clause(source: Source) -> Clause:
    """Return the clause of a file; problems go to the source's report."""
    fields = source.fields
    body = source.body.strip("\n")
    version = fields.integer("version", 1, 999_999)
    if not body.strip():
        source.report.add(
            "E003",
            1,
            Phrase("The clause has no text."),
            Phrase("Write below the front matter what people sign."),
        )
    # Rendered here only to refuse early what a page could not show later.
    source.report.html(body, source.body_line)
    return Clause(
        ref=fields.ref("id"),
        version=version,
        title=fields.text("title"),
        rule=fields.text("rule"),
        body=body,
        text=source.text,
        sha256=source.sha256,
        jurisdiction=fields.text("jurisdiction", "general"),
        source=fields.text("source", ""),
        owner=fields.text("owner", ""),
        review_by=source.origin.review_by,
        change=_change(fields, version),
        checked_on=fields.day("checked_on"),
        volatility=fields.integer("volatility", 1, 3, 1),
        withdrawn=fields.day("withdrawn"),
        origin=source.origin,
    )


def _change(fields: Fields, version: int) -> Change | None:
    below = fields.fields("change", required=False)
    if below is None:
        return None
    kind, summary = below.word("kind", CHANGE_KINDS), below.text("summary")
    # A material change holds from its own version on: naming an older one would contradict it.
    newest = version if kind == MATERIAL else max(version - 1, 1)
    oldest = newest if kind == MATERIAL else 1
    holds = below.integer("holds_from", oldest, newest) if below.has("holds_from") else None
    below.finish()
    return Change(kind, summary, holds)
