"""Reading what a level asks for: groups of requirements, and leaves of ten kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from advocert_certificates.domain.eligibility import Group, Leaf, Requirement, Wanted
from advocert_certificates.domain.errors import ProgrammeShapeError
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.programme import ClauseRule

# What a leaf is called in a programme, and the kind of fact that meets it. The first four name components.
_COMPONENTS = {"scenarios": "scenario", "lessons": "lesson", "exam": "exam"}
_OTHERS = {
    "practical": "practical",
    "coaching": "coaching",
    "attendance": "attendance",
    "external": "external",
    "certifications": "certification",
    "area": "area",
}
_LEAVES = {"clauses": "clause", **_COMPONENTS, **_OTHERS}
_ONE = {"exam", "practical", "coaching", "attendance", "external", "area"}
_TITLES = {
    "clauses": Phrase("Sign the clauses"),
    "scenarios": Phrase("Pass the conversations"),
    "exam": Phrase("Pass the exam"),
    "lessons": Phrase("Read the lessons"),
    "practical": Phrase("Pass the practical"),
    "coaching": Phrase("Meet your coach"),
    "attendance": Phrase("Take part in the workshop"),
    "external": Phrase("Bring evidence from elsewhere"),
    "certifications": Phrase("Hold another certification"),
    "area": Phrase("Have your area confirmed by a coach"),
    "all": Phrase("Do all of these"),
    "any": Phrase("Do one of these"),
}


@dataclass(frozen=True)
class Names:
    """What may be named: clauses, components, levels. A planned level may name what is still to be written."""

    clauses: Sequence[ClauseRule]
    titles: Mapping[str, str]
    levels: frozenset[str]
    strict: bool = True

    def planned(self) -> "Names":
        """Return the same for a level that certifies nobody yet."""
        return replace(self, strict=False)


def get(row: Any, key: str, kind: type, where: str) -> Any:
    """Return a value of this type.

    Raises:
        ProgrammeShapeError: it is missing or of another form.
    """
    value = row.get(key) if isinstance(row, Mapping) else None
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ProgrammeShapeError(f"{where}: {key}", "is missing or of another form")
    return value


def texts(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Return a list of texts, empty when there is none.

    Raises:
        ProgrammeShapeError: it is no list of texts.
    """
    values = row.get(key, ())
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise ProgrammeShapeError(f"{where}: {key}", "is not a list of texts")
    return tuple(values)


def read_requirement(row: Any, names: Names, where: str) -> Requirement:
    """Return one requirement.

    Raises:
        ProgrammeShapeError: it holds not exactly one kind, or names what is not there.
    """
    kinds = [key for key in ("all", "any", *_LEAVES) if isinstance(row, Mapping) and key in row]
    if len(kinds) != 1:
        raise ProgrammeShapeError(
            f"{where}: requires", f"needs exactly one of all, any, {', '.join(_LEAVES)}"
        )
    kind = kinds[0]
    title = str(row["title"]) if row.get("title") else _TITLES[kind]
    if kind in _LEAVES:
        return _leaf(kind, title, row, names, where)
    members = tuple(read_requirement(member, names, where) for member in get(row, kind, list, where))
    if not members:
        raise ProgrammeShapeError(f"{where}: {kind}", "is empty, so everybody would meet it")
    return Group(kind, title, members)


def _leaf(kind: str, title: str, row: Mapping[str, Any], names: Names, where: str) -> Leaf:
    refs = (get(row, kind, str, where),) if kind in _ONE else texts(row, kind, where)
    if kind == "coaching":
        return _sessions(refs[0], title, get(row, "sessions", int, f"{where}: coaching"), where)
    needed = row.get("pass", len(refs))
    if not isinstance(needed, int) or isinstance(needed, bool) or not 1 <= needed <= len(refs):
        raise ProgrammeShapeError(f"{where}: {kind}", f"asks for {needed} of {len(refs)}")
    wanted = tuple(_wanted(kind, ref, row, names, where) for ref in refs)
    return Leaf(kind, title, wanted, needed)


def _sessions(ref: str, title: str, sessions: int, where: str) -> Leaf:
    if sessions < 1:
        raise ProgrammeShapeError(f"{where}: coaching", "has no session")
    wanted = (Wanted("coaching", ref, f"Session {number}", number) for number in range(1, sessions + 1))
    return Leaf("coaching", title, tuple(wanted), sessions)


def _wanted(kind: str, ref: str, row: Mapping[str, Any], names: Names, where: str) -> Wanted:
    if kind == "clauses":
        return _clause(ref, names, where)
    if kind == "certifications":
        if ref not in names.levels and names.strict:
            raise ProgrammeShapeError(f"{where}: {kind}", f"names {ref}, which is no level")
        months = get(row, "held_months", int, f"{where}: {kind}") if "held_months" in row else 0
        return Wanted(_LEAVES[kind], ref, f"Certification {ref}", months=months)
    if kind in _COMPONENTS and ref not in names.titles and names.strict:
        raise ProgrammeShapeError(f"{where}: {kind}", f"names {ref}, which is no component")
    return Wanted(_LEAVES[kind], ref, names.titles.get(ref, str(row.get("title") or ref)))


def _clause(ref: str, names: Names, where: str) -> Wanted:
    for clause in names.clauses:
        if f"{clause.ref}@{clause.version}" == ref:
            rule = (clause.version, clause.sha256, clause.holds_from)
            return Wanted("clause", clause.ref, clause.title, *rule)
    if not names.strict:
        return Wanted("clause", ref.partition("@")[0], ref)
    raise ProgrammeShapeError(f"{where}: clauses", f"names {ref}, which the programme does not contain")
