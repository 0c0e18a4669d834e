"""What a level asks for: groups of requirements, and leaves of ten kinds."""

from typing import Any

from advocert_courses.models import ClauseRef
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.report import Report
from advocert_courses.phrases import Phrase

GROUPS = ("all", "any")
# Named by one id each; coaching also says how many sessions.
_ONE = ("exam", "practical", "coaching", "attendance", "external")
_MANY = ("clauses", "scenarios", "lessons", "certifications")
_LEAVES = (*_MANY, *_ONE)
MAX_DEPTH = 6


def read_requirement(fields: Fields, report: Report, depth: int = 1) -> dict[str, Any]:
    """Return one requirement: a group of others, or a leaf of one kind."""
    kinds = [key for key in (*GROUPS, *_LEAVES) if fields.has(key)]
    if len(kinds) != 1 or depth > MAX_DEPTH:
        message = Phrase(
            "A requirement holds exactly one of {leaves}.", leaves=", ".join((*GROUPS, *_LEAVES))
        )
        report.add(
            "E005",
            fields.line(kinds[1] if kinds[1:] else ""),
            message,
            Phrase("Put each into an entry of its own."),
        )
        return {}
    kind = kinds[0]
    if kind in GROUPS:
        entries = [read_requirement(one, report, depth + 1) for one in fields.each(kind)]
        value: dict[str, Any] = {kind: entries}
    else:
        value = _leaf(fields, kind)
    if fields.has("title"):
        value["title"] = fields.text("title")
    fields.finish()
    return value


def _leaf(fields: Fields, kind: str) -> dict[str, Any]:
    if kind == "coaching":
        return {"coaching": fields.ref("coaching"), "sessions": fields.integer("sessions", 1, 52)}
    if kind in _ONE:
        return {kind: fields.ref(kind)}
    if kind == "clauses":
        return {"clauses": [str(ClauseRef(*one)) for one in fields.clauses(required=True)]}
    refs = list(fields.refs(kind, required=True))
    if kind == "scenarios":
        return {"scenarios": refs, "pass": fields.integer("pass", 1, len(refs) or 1, len(refs))}
    value: dict[str, Any] = {kind: refs}
    if kind == "certifications" and fields.has("held_months"):
        value["held_months"] = fields.integer("held_months", 1, 120)
    return value
