"""The programme as one JSON document (schema 1) that the certificate service loads (docs/decisions/0003).

The document carries every clause text with its hash, so that the service can show in two years what was
signed, the name of every component, so that it needs no course to speak about one, and the hash of every text
that evidence may name, so that it can tell which text was taken. The policy set's
hash covers the clauses by name, version and text: `ref@version:sha256`, one a line, sorted.

Evolution: the service refuses a schema it does not know. New optional keys keep the number; a key that
changes meaning raises it.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advocert_courses.errors import SourceErrors
from advocert_courses.findings import Finding
from advocert_courses.models import Clause, ClauseRef, Programme
from advocert_courses.rules import finding
from advocert_courses.text import sha256_hex
from advocert_courses.tree import Tree

SCHEMA = 1
# (key of a requirement, what it names, in words)
_LEAVES = {"clauses": "clause", "scenarios": "conversation", "lessons": "lesson", "exam": "exam"}


def compile_programme(tree: Tree, *, alone: bool = False) -> dict[str, Any]:
    """Return the compiled programme: JSON values only, the same for the same content; `alone` as below.

    Raises:
        SourceErrors: there is no programme, or it names something that the content does not have.
    """
    findings = programme_findings(tree, alone=alone)
    if findings or tree.programme is None:
        raise SourceErrors(findings or [_missing_programme()])
    data = copy.deepcopy(dict(tree.programme.data))
    clauses = [tree.clauses[ref.ref] for ref in _clause_refs(tree.programme)]
    compiled = {
        "schema": SCHEMA,
        "ref": tree.programme.ref,
        "title": tree.programme.title,
        "organisation": data["organisation"],
        "language": data["language"],
        "policy_set": {**data["policy_set"], "sha256": policy_set_hash(clauses)},
        "components": dict(sorted(_components(tree))),
        "texts": {"unknown": "count", "withdrawn": [], **data.get("texts", {}), "known": _known_texts(tree)},
        "clauses": [_clause(clause) for clause in clauses],
        "levels": data["levels"],
        # Only where there is one: a programme without a design keeps the hash that it has.
        **({"branding": data["branding"]} if data.get("branding") else {}),
    }
    return compiled | ({"tracks": data["tracks"]} if "tracks" in data else {})


def policy_set_hash(clauses: Sequence[Clause]) -> str:
    """Return the hash of a set of clauses: any other text, version or name gives another one."""
    return sha256_hex("\n".join(sorted(f"{one.ref}@{one.version}:{one.sha256}" for one in clauses)))


def programme_findings(tree: Tree, *, alone: bool = False) -> list[Finding]:
    """Return what the programme names and the content does not have; content for practice alone has none.

    `alone`: only programme.yaml is at hand, and `tree` is what is known from elsewhere (`programme_alone`).
    """
    if tree.programme is None:
        return []
    check = _Check(tree, tree.programme, alone=alone)
    return [
        *check.clauses(tree.programme.data["clauses"], "clauses"),
        *(
            remark
            for place, level in enumerate(tree.programme.data["levels"])
            for remark in check.level(level, f"levels/{place}")
        ),
    ]


class _Check:
    """Every name in the programme is looked up; each finding knows the line of the name."""

    def __init__(self, tree: Tree, programme: Programme, *, alone: bool) -> None:
        self.tree = tree
        self.alone = alone
        self.programme = programme
        self.covered = {str(ref) for ref in _clause_refs(programme)}
        self.levels = {level["ref"] for level in programme.data["levels"]}

    def level(self, level: Mapping[str, Any], key: str) -> Iterator[Finding]:
        """Check a level; one that certifies nobody yet may name what is still to be written."""
        if not level.get("certifying", True):
            return
        yield from self.requirement(level["requires"], f"{key}/requires")
        asked = level.get("renewal", {}).get("requires")
        if asked:
            yield from self.requirement(asked, f"{key}/renewal/requires")

    def requirement(self, value: Mapping[str, Any], key: str) -> Iterator[Finding]:
        """Check a requirement: all or any of others, or a leaf."""
        for join in ("all", "any"):
            for place, inner in enumerate(value.get(join, [])):
                yield from self.requirement(inner, f"{key}/{join}/{place}")
        for place, name in enumerate(value.get("certifications", [])):
            if name not in self.levels:
                place_of = f"{key}/certifications/{place}"
                yield self._finding("E101", place_of, _unknown("level", name), "Check its spelling.")
        for leaf in _LEAVES:
            if leaf in value:
                names = [value[leaf]] if isinstance(value[leaf], str) else value[leaf]
                yield from self._leaf(leaf, names, f"{key}/{leaf}")

    def clauses(self, names: Sequence[str], key: str) -> Iterator[Finding]:
        """Check names such as DISC-1@3: the clause is there, in this version."""
        for place, name in enumerate(names):
            ref = _clause_ref(name)
            clause = self.tree.clauses.get(ref.ref)
            if clause is None:
                yield self._finding("E104", f"{key}/{place}", _unknown("clause", name), self._todo())
            elif clause.version != ref.version:
                message = f"The programme names {name}, and the clause is at version {clause.version}."
                fix = f"Write {clause.ref}@{clause.version}, and say in the clause what changed."
                if self.alone:
                    fix = (
                        f"Write {clause.ref}@{clause.version}, or hand in the whole folder with the new text."
                    )
                yield self._finding("E104", f"{key}/{place}", message, fix)

    def _leaf(self, leaf: str, names: Sequence[str], key: str) -> Iterator[Finding]:
        if leaf == "clauses":
            yield from self.clauses(names, key)
            yield from self._uncovered(names, key)
            return
        known = {"scenarios": self.tree.scenarios, "lessons": self.tree.lessons, "exam": self.tree.exams}[
            leaf
        ]
        for place, name in enumerate(names):
            if name not in known:
                yield self._finding("E101", f"{key}/{place}", _unknown(_LEAVES[leaf], name), self._todo())

    def _uncovered(self, names: Sequence[str], key: str) -> Iterator[Finding]:
        for place, name in enumerate(names):
            if name not in self.covered:
                message = f"A level asks for {name}, which is not in the programme's own list of clauses."
                yield self._finding("E104", f"{key}/{place}", message, f"Add {name} to clauses above.")

    def _todo(self) -> str:
        if self.alone:
            return "Check its spelling. If it is new, hand in the whole folder, as .zip or .tar.gz, with its file."
        return "Check its spelling, or add its file."

    def _finding(self, rule: str, key: str, message: str, fix: str) -> Finding:
        origin = self.programme.origin
        return finding(rule, origin.file, origin.line(key), message, fix)


def _clause_ref(name: str) -> ClauseRef:
    """Return the parts of `DISC-1@3`; the parser has checked the form."""
    ref, _, version = name.partition("@")
    return ClauseRef(ref, int(version))


def _clause_refs(programme: Programme) -> list[ClauseRef]:
    return [_clause_ref(name) for name in programme.data["clauses"]]


def _components(tree: Tree) -> Iterator[tuple[str, dict[str, str]]]:
    kinds: dict[str, Mapping[str, Any]] = {
        "lesson": tree.lessons,
        "scenario": tree.scenarios,
        "exam": tree.exams,
    }
    for kind, components in kinds.items():
        for ref, component in components.items():
            yield ref, {"type": kind, "title": component.title}


def _known_texts(tree: Tree) -> dict[str, str]:
    """Return the hash of every text that evidence may name, by the component's ref."""
    kinds: tuple[Mapping[str, Any], ...] = (tree.lessons, tree.scenarios, tree.exams, tree.banks, tree.decks)
    return {ref: one.sha256 for kind in kinds for ref, one in sorted(kind.items())}


def _clause(clause: Clause) -> dict[str, Any]:
    change = clause.change and {"kind": clause.change.kind, "summary": clause.change.summary}
    return {
        "ref": clause.ref,
        "version": clause.version,
        "sha256": clause.sha256,
        "title": clause.title,
        "rule": clause.rule,
        "text": clause.text,
        "change": change,
        "holds_from": clause.holds_from,
    }


def _unknown(kind: str, name: str) -> str:
    return f'The programme names "{name}", and there is no such {kind}.'


def _missing_programme() -> Finding:
    message, fix = "There is no programme.", "Add programme.yaml with the levels and what they require."
    return finding("E003", "programme.yaml", 1, message, fix)
