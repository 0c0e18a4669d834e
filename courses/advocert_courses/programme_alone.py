"""`programme.yaml` without its folder: what it names is taken from programmes that were compiled before (ADR 0095).

Clauses come from any of them, by name and version; titles and hashes of components from the one in force. Nothing is made
up: a clause or a component that none of them has is a finding with its line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from advocert_courses.errors import SourceErrors
from advocert_courses.models import Bank, Clause, Exam, Lesson, Programme, Scenario
from advocert_courses.models.lesson import Change
from advocert_courses.programme_compile import compile_programme
from advocert_courses.rules import finding
from advocert_courses.tree import Tree, read_entry

_FILE = "programme.yaml"


@dataclass(frozen=True)
class _Named:
    """All that a compiled programme says of a component."""

    ref: str
    title: str
    sha256: str


def compile_alone(data: bytes, known: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the programme that this file describes, with texts and titles from those that are known.

    Raises:
        SourceErrors: it is no programme, or names what none of those has; each finding has its line.
    """
    entry = read_entry(_FILE, data)
    if not isinstance(entry.value, Programme):
        raise SourceErrors(entry.findings)
    if not known:
        message = "There are no rules in force yet, so nothing is known of what this file names."
        fix = "Hand in the whole folder, as .zip or .tar.gz."
        raise SourceErrors([finding("E003", _FILE, 1, message, fix)])
    return compile_programme(_tree(entry.value, known), alone=True)


def _tree(programme: Programme, known: Sequence[Mapping[str, Any]]) -> Tree:
    """Return a tree that has what the compiled programmes have: as much of it as is compiled again."""
    in_force = known[0]
    hashes: Mapping[str, str] = in_force.get("texts", {}).get("known", {})
    kinds: dict[str, dict[str, Any]] = {"lesson": {}, "scenario": {}, "exam": {}}
    for ref, one in in_force.get("components", {}).items():
        kinds.get(one["type"], {})[ref] = _Named(ref, one["title"], hashes.get(ref, ""))
    told = {ref for kind in kinds.values() for ref in kind}
    # Banks and decks have no title there; only their texts are named.
    others = {ref: _Named(ref, "", sha256) for ref, sha256 in hashes.items() if ref not in told}
    return Tree(
        clauses={clause.ref: clause for clause in _clauses(programme, known)},
        lessons=cast("dict[str, Lesson]", kinds["lesson"]),
        scenarios=cast("dict[str, Scenario]", kinds["scenario"]),
        exams=cast("dict[str, Exam]", kinds["exam"]),
        banks=cast("dict[str, Bank]", others),
        programme=programme,
    )


def _clauses(programme: Programme, known: Sequence[Mapping[str, Any]]) -> Iterator[Clause]:
    """Yield each clause that anybody knows: in the version that is named, else in the newest."""
    texts: dict[str, Mapping[str, Any]] = {}
    newest: dict[str, Mapping[str, Any]] = {}
    for one in reversed([clause for compiled in known for clause in compiled["clauses"]]):
        texts[f"{one['ref']}@{one['version']}"] = one
        if one["version"] >= newest.get(one["ref"], one)["version"]:
            newest[one["ref"]] = one
    named = {name.partition("@")[0]: texts[name] for name in programme.data["clauses"] if name in texts}
    return map(_clause, (newest | named).values())


def _clause(one: Mapping[str, Any]) -> Clause:
    change = one.get("change")
    return Clause(
        ref=one["ref"],
        version=one["version"],
        title=one["title"],
        rule=one["rule"],
        body="",
        text=one["text"],
        sha256=one["sha256"],
        change=Change(change["kind"], change["summary"], one.get("holds_from")) if change else None,
    )
