"""programme.yaml: levels, what they require and what they allow. Its ids are looked up elsewhere."""

from typing import Any

from advocert_courses.models import ClauseRef, Programme
from advocert_courses.parsing.branding import read_branding
from advocert_courses.parsing.course import read_fields
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.report import Report
from advocert_courses.parsing.source import origin_of

_LISTS = ("scopes", "may", "ask_first", "may_not", "areas", "jurisdictions", "grace_drops")
_LEAVES = ("clauses", "scenarios", "exam", "lessons")
_GROUPS = ("all", "any")
MAX_DEPTH = 6


def parse_programme(text: str, file: str) -> Programme:
    """Return the programme that a YAML text describes.

    `data` has the keys of the compiled programme that an author writes; clauses stay refs such as `DISC-1@1`.

    Raises:
        SourceErrors: the text is no programme; the error holds everything that is wrong with it.
    """
    report = Report(file)
    fields, mapping = read_fields(text, report)
    fields.word("type", ("programme",), "programme")
    data: dict[str, Any] = {
        "schema": fields.integer("schema", 1, 1, 1),
        "ref": fields.ref("ref"),
        "title": fields.text("title"),
        "organisation": _organisation(fields),
        "language": fields.ref("language", "en"),
        "policy_set": _policy_set(fields),
        "clauses": [str(one) for one in fields.clauses()],
        "levels": [_level(entry, report) for entry in fields.each("levels")],
    }
    if fields.has("branding"):
        data["branding"] = read_branding(fields)
    origin = origin_of(mapping, report, fields)
    fields.finish()
    report.raise_errors()
    return Programme(data["ref"], data["title"], data, origin)


def _organisation(fields: Fields) -> dict[str, str]:
    below = fields.fields("organisation")
    if below is None:
        return {}
    values = {"name": below.text("name"), "url": below.text("url")}
    below.finish()
    return values


def _policy_set(fields: Fields) -> dict[str, str]:
    below = fields.fields("policy_set")
    if below is None:
        return {}
    values = {"name": below.text("name")}
    below.finish()
    return values


def _level(entry: Fields, report: Report) -> dict[str, Any]:
    requires = entry.fields("requires")
    level: dict[str, Any] = {
        "ref": entry.ref("ref"),
        "track": entry.ref("track"),
        "title": entry.text("title"),
        "summary": entry.text("summary"),
        "criteria": entry.text("criteria"),
        "requires": _requirement(requires, report, 1) if requires else {},
        **{key: list(entry.texts(key, required=key == "scopes")) for key in _LISTS},
        "validity": _validity(entry),
    }
    entry.finish()
    return level


def _validity(entry: Fields) -> dict[str, int]:
    below = entry.fields("validity")
    if below is None:
        return {}
    values = {
        "months": below.integer("months", 1, 120),
        "window_days": below.integer("window_days", 0, 3_650, 60),
        "grace_days": below.integer("grace_days", 0, 3_650, 30),
    }
    below.finish()
    return values


def _requirement(fields: Fields, report: Report, depth: int) -> dict[str, Any]:
    """Return one requirement: a group of others, or a leaf of one kind."""
    kinds = [key for key in (*_GROUPS, *_LEAVES) if fields.has(key)]
    if len(kinds) != 1 or depth > MAX_DEPTH:
        message = f"A requirement holds exactly one of {', '.join((*_GROUPS, *_LEAVES))}."
        report.add(
            "E005", fields.line(kinds[1] if kinds[1:] else ""), message, "Put each into an entry of its own."
        )
        return {}
    kind = kinds[0]
    if kind in _GROUPS:
        value: dict[str, Any] = {kind: [_requirement(one, report, depth + 1) for one in fields.each(kind)]}
    else:
        value = _leaf(fields, kind)
    if fields.has("title"):
        value["title"] = fields.text("title")
    fields.finish()
    return value


def _leaf(fields: Fields, kind: str) -> dict[str, Any]:
    if kind == "exam":
        return {"exam": fields.ref("exam")}
    if kind == "clauses":
        return {"clauses": [str(ClauseRef(*one)) for one in fields.clauses(required=True)]}
    refs = list(fields.refs(kind, required=True))
    if kind == "scenarios":
        return {"scenarios": refs, "pass": fields.integer("pass", 1, len(refs) or 1, len(refs))}
    return {kind: refs}
