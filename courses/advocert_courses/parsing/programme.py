"""programme.yaml: tracks and levels, what they require, allow, and how long. Its ids are looked up elsewhere."""

import re
from typing import Any

from advocert_courses.models import Programme
from advocert_courses.parsing.branding import read_branding
from advocert_courses.parsing.course import read_fields
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.report import Report, quoted
from advocert_courses.parsing.requirement import read_requirement
from advocert_courses.parsing.source import origin_of

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LISTS = ("scopes", "may", "ask_first", "may_not", "areas", "jurisdictions", "grace_drops")


def parse_programme(text: str, file: str, report: Report | None = None) -> Programme:
    """Return the programme that a YAML text describes.

    `data` has the keys of the compiled programme that an author writes; clauses stay refs such as `DISC-1@1`.

    Raises:
        SourceErrors: the text is no programme; the error holds everything that is wrong with it.
    """
    report = report or Report(file)
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
    if fields.has("texts"):
        data["texts"] = _texts(fields, report)
    if fields.has("tracks"):
        data["tracks"] = [_track(entry) for entry in fields.each("tracks")]
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


def _texts(fields: Fields, report: Report) -> dict[str, Any]:
    """Return what counts when somebody has taken a text of a component that is not the one of this content."""
    below = fields.fields("texts")
    if below is None:
        return {}
    unknown = below.word("unknown", ("count", "refuse"), "count")
    withdrawn = sorted(below.texts("withdrawn"))
    for text in withdrawn:
        if not _SHA256.fullmatch(text):
            message = f"{quoted(text)} is no fingerprint of a text."
            fix = "Copy the 64 digits from the person's page in the console."
            report.add("E005", below.line("withdrawn"), message, fix)
    below.finish()
    return {"unknown": unknown, "withdrawn": withdrawn}


def _level(entry: Fields, report: Report) -> dict[str, Any]:
    requires = entry.fields("requires")
    level: dict[str, Any] = {
        "ref": entry.ref("ref"),
        "track": entry.ref("track"),
        "title": entry.text("title"),
        "summary": entry.text("summary"),
        "criteria": entry.text("criteria"),
        "requires": read_requirement(requires, report) if requires else {},
        **{key: list(entry.texts(key, required=key == "scopes")) for key in _LISTS},
        "validity": _validity(entry),
    }
    level |= _life(entry, report)
    entry.finish()
    return level


def _track(entry: Fields) -> dict[str, str]:
    values = {"ref": entry.ref("ref"), "title": entry.text("title")}
    entry.finish()
    return values


def _life(entry: Fields, report: Report) -> dict[str, Any]:
    """Return what an author may leave out: how a level is renewed and followed up, and whether it is ready."""
    life: dict[str, Any] = {}
    for key in ("certifying", "by_area"):
        if entry.has(key):
            life[key] = entry.word(key, ("yes", "no")) == "yes"
    if entry.has("reminders"):
        life["reminders"] = list(entry.integers("reminders", 1, 3_650))
    if entry.has("material_days"):
        life["material_days"] = entry.integer("material_days", 0, 3_650)
    if entry.has("renewal"):
        life["renewal"] = _renewal(entry, report)
    if entry.has("checkpoints"):
        life["checkpoints"] = _checkpoints(entry)
    if entry.has("clause_scopes"):
        life["clause_scopes"] = _clause_scopes(entry)
    return life


def _renewal(entry: Fields, report: Report) -> dict[str, Any]:
    below = entry.fields("renewal")
    if below is None:
        return {}
    values: dict[str, Any] = {"late_months": below.integer("late_months", 0, 120, 12)}
    if below.has("midterm"):
        values["midterm"] = below.word("midterm", ("yes", "no")) == "yes"
    requires = below.fields("requires", required=False)
    if requires is not None:
        values["requires"] = read_requirement(requires, report)
    below.finish()
    return values


def _checkpoints(entry: Fields) -> dict[str, Any]:
    below = entry.fields("checkpoints")
    if below is None:
        return {}
    values: dict[str, Any] = {
        "recall_days": list(below.integers("recall_days", 1, 3_650)) if below.has("recall_days") else [],
        "midterm_months": below.integer("midterm_months", 0, 120, 0),
        "absence_days": below.integer("absence_days", 0, 3_650, 180),
    }
    below.finish()
    return values


def _clause_scopes(entry: Fields) -> dict[str, list[str]]:
    below = entry.fields("clause_scopes")
    if below is None:
        return {}
    values = {ref: list(below.texts(ref, required=True)) for ref in below.names()}
    below.finish()
    return values


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
