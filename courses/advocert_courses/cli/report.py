"""Findings as they are printed: for people, for programs (JSON), for a GitHub check."""

import json
from collections.abc import Callable, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from advocert_courses.cli.content import shown
from advocert_courses.findings import Finding
from advocert_courses.rules import RULES

Root = Path | Traversable


def for_people(findings: Sequence[Finding], root: Root) -> str:
    """Return one line per finding: place, what is wrong, what to do, the rule to ask about."""
    return "\n".join(f"{shown(one, root)} [{one.rule}{_mark(one)}]" for one in findings)


def for_programs(findings: Sequence[Finding], root: Root) -> str:
    """Return a JSON list; keys are only ever added."""
    return json.dumps([_facts(one, root) for one in findings], ensure_ascii=False, indent=2)


def for_github(findings: Sequence[Finding], root: Root) -> str:
    """Return workflow commands, which GitHub shows beside the line of a change."""
    return "\n".join(_command(one, root) for one in findings)


FORMATS: dict[str, Callable[[Sequence[Finding], Root], str]] = {
    "people": for_people,
    "json": for_programs,
    "github": for_github,
}


def explained(rule_id: str) -> str | None:
    """Return everything about a rule, None when there is none."""
    rule = RULES.get(rule_id.upper())
    if rule is None:
        return None
    kind = "A mistake; it stops a build." if rule.severity == "error" else _ANSWER.format(rule=rule.id)
    return f"{rule.id}: {rule.what}\n\nWhy: {rule.reason}.\nWhat to do: {rule.fix}\n{kind}"


_ANSWER = """A remark; it stops nothing. When it is meant as it is, answer it in the front matter of the file:

answered:
  {rule}: why it is meant so

With a word of the message behind the rule ({rule} ask), the answer covers that place only."""


def _mark(one: Finding) -> str:
    return "" if one.is_error else ", a remark"


def _facts(one: Finding, root: Root) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "file": str(Path(str(root)) / one.file),
        "line": one.line,
        "message": one.message,
        "fix": one.fix,
        "reason": RULES[one.rule].reason if one.rule in RULES else "",
    }


def _command(one: Finding, root: Root) -> str:
    place = f"file={_property(str(Path(str(root)) / one.file))},line={one.line},title={one.rule}"
    return f"::{one.severity} {place}::{_data(f'{one.message} {one.fix}')}"


def _data(text: str) -> str:
    """Escape as the runner reads it back (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
