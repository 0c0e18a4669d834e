"""Reading a compiled programme (schema 1, ADR 0003): every part is checked before it decides about anybody.

Evolution: a new key is ignored by readers that do not know it; a key that changes who is certified needs
schema 2. A requirement of an unknown kind is refused: rules that are not understood must not certify anybody.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from advocert_certificates.domain.branding import read_branding
from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.errors import ProgrammeShapeError
from advocert_certificates.domain.programme import (
    Checkpoints,
    ClauseRule,
    Level,
    Programme,
    Renewal,
    Track,
)
from advocert_certificates.domain.requirement_reading import Names, get, read_requirement, texts
from advocert_certificates.domain.standing import Validity

_UNKNOWN = ("count", "refuse")
_CHANGES = ("editorial", "minor", "material")


def read_programme(compiled: Mapping[str, Any]) -> Programme:
    """Return the rules.

    Raises:
        ProgrammeShapeError: something is missing, of another form, or unknown.
        BrandingError: the design of the certificate would break the page.
    """
    if get(compiled, "schema", int, "programme") != 1:
        raise ProgrammeShapeError("its schema", "is not 1")
    organisation = get(compiled, "organisation", Mapping, "programme")
    policy = get(compiled, "policy_set", Mapping, "programme")
    components = get(compiled, "components", Mapping, "programme")
    titles = {ref: get(part, "title", str, f"component {ref}") for ref, part in components.items()}
    clauses = tuple(_clause(row) for row in get(compiled, "clauses", list, "programme"))
    rows = get(compiled, "levels", list, "programme")
    levels = _levels(rows, clauses, titles)
    return Programme(
        ref=get(compiled, "ref", str, "programme"),
        title=get(compiled, "title", str, "programme"),
        organisation_name=get(organisation, "name", str, "organisation"),
        organisation_url=get(organisation, "url", str, "organisation"),
        language=get(compiled, "language", str, "programme"),
        policy_set=get(policy, "name", str, "policy_set"),
        policy_sha256=get(policy, "sha256", str, "policy_set"),
        clauses=clauses,
        levels=tuple(level for level in levels if level.certifying),
        titles=titles,
        tracks=tuple(_track(row) for row in compiled.get("tracks", ())),
        planned=tuple(level for level in levels if not level.certifying),
        branding=read_branding(compiled.get("branding")),
        texts=_texts(compiled.get("texts"), clauses),
    )


def _texts(row: Any, clauses: Sequence[ClauseRule]) -> TextRules:
    ours = frozenset((one.ref, one.version, one.sha256) for one in clauses)
    if row is None:
        return TextRules(clauses=ours)
    known = get(row, "known", Mapping, "texts")
    unknown = get(row, "unknown", str, "texts")
    if unknown not in _UNKNOWN or not all(isinstance(sha256, str) for sha256 in known.values()):
        raise ProgrammeShapeError("texts", "hold no hashes, or their `unknown` is neither count nor refuse")
    withdrawn = frozenset(texts(row, "withdrawn", "texts"))
    return TextRules(dict(known), {}, withdrawn, unknown == "count", ours)


def _levels(rows: Sequence[Any], clauses: Sequence[ClauseRule], titles: Mapping[str, str]) -> list[Level]:
    refs = {get(row, "ref", str, "levels") for row in rows}
    if len(refs) != len(rows):
        raise ProgrammeShapeError("levels", "name one ref twice")
    return [_level(row, Names(clauses, titles, frozenset(refs))) for row in rows]


def _track(row: Any) -> Track:
    return Track(get(row, "ref", str, "tracks"), get(row, "title", str, "tracks"))


def _clause(row: Any) -> ClauseRule:
    ref = get(row, "ref", str, "clauses")
    where = f"clause {ref}"
    change = row.get("change") or {}
    kind = get(change, "kind", str, f"{where}: change") if change else ""
    if kind and kind not in _CHANGES:
        raise ProgrammeShapeError(f"{where}: change", f"is none of {', '.join(_CHANGES)}")
    version = get(row, "version", int, where)
    # Without a word, or for a material change, only this very version holds.
    holds_from = get(row, "holds_from", int, where) if "holds_from" in row and kind != "material" else version
    if not 0 < holds_from <= version:
        raise ProgrammeShapeError(f"{where}: holds_from", f"is not a version from 1 to {version}")
    return ClauseRule(
        ref=ref,
        version=version,
        sha256=get(row, "sha256", str, where),
        title=get(row, "title", str, where),
        rule=get(row, "rule", str, where),
        text=get(row, "text", str, where),
        change=kind,
        holds_from=holds_from,
    )


def _level(row: Any, names: Names) -> Level:
    ref = get(row, "ref", str, "levels")
    where = f"level {ref}"
    certifying = _flag(row, "certifying", where, default=True)
    names = names if certifying else names.planned()
    requires = read_requirement(get(row, "requires", Mapping, where), names, where)
    scopes = texts(row, "scopes", where)
    return Level(
        ref=ref,
        track=get(row, "track", str, where),
        title=get(row, "title", str, where),
        summary=get(row, "summary", str, where),
        criteria=get(row, "criteria", str, where),
        requires=requires,
        scopes=scopes,
        may=texts(row, "may", where),
        ask_first=texts(row, "ask_first", where),
        may_not=texts(row, "may_not", where),
        areas=texts(row, "areas", where),
        jurisdictions=texts(row, "jurisdictions", where),
        validity=_validity(get(row, "validity", Mapping, where), where),
        grace_drops=texts(row, "grace_drops", where),
        renewal=_renewal(row, requires, names, where),
        certifying=certifying,
        by_area=_flag(row, "by_area", where, default=False),
        reminders=_days(row, "reminders", where, (60, 30, 7)),
        material_days=_whole(row, "material_days", where, 30),
        checkpoints=_checkpoints(row.get("checkpoints") or {}, f"{where}: checkpoints"),
        clause_scopes=_clause_scopes(row.get("clause_scopes") or {}, scopes, where),
    )


def _validity(row: Mapping[str, Any], where: str) -> Validity:
    months, window, grace = (
        get(row, key, int, f"{where}: validity") for key in ("months", "window_days", "grace_days")
    )
    if months < 1 or window < 0 or grace < 0:
        raise ProgrammeShapeError(f"{where}: validity", "has no month or a negative number of days")
    return Validity(months, window, grace)


def _renewal(row: Mapping[str, Any], requires: Any, names: Names, where: str) -> Renewal:
    said = row.get("renewal")
    if said is None:
        return Renewal(requires)
    asked = get(said, "requires", Mapping, f"{where}: renewal") if "requires" in said else None
    wanted = read_requirement(asked, names, f"{where}: renewal") if asked else requires
    late = _whole(said, "late_months", f"{where}: renewal", 12)
    return Renewal(wanted, late, _flag(said, "midterm", f"{where}: renewal", default=False))


def _checkpoints(row: Mapping[str, Any], where: str) -> Checkpoints:
    return Checkpoints(
        recall_days=_days(row, "recall_days", where, ()),
        midterm_months=_whole(row, "midterm_months", where, 0),
        absence_days=_whole(row, "absence_days", where, 180),
    )


def _clause_scopes(
    row: Mapping[str, Any], scopes: Sequence[str], where: str
) -> Mapping[str, tuple[str, ...]]:
    bound = {ref: texts(row, ref, f"{where}: clause_scopes") for ref in row}
    for ref, named in bound.items():
        if foreign := set(named) - set(scopes):
            raise ProgrammeShapeError(
                f"{where}: clause_scopes", f"binds {ref} to {min(foreign)}, which the level does not allow"
            )
    return bound


def _flag(row: Mapping[str, Any], key: str, where: str, *, default: bool) -> bool:
    value = row.get(key, default)
    if not isinstance(value, bool):
        raise ProgrammeShapeError(f"{where}: {key}", "is neither true nor false")
    return value


def _whole(row: Mapping[str, Any], key: str, where: str, default: int) -> int:
    value = get(row, key, int, where) if key in row else default
    if value < 0:
        raise ProgrammeShapeError(f"{where}: {key}", "is negative")
    return int(value)


def _days(row: Mapping[str, Any], key: str, where: str, default: tuple[int, ...]) -> tuple[int, ...]:
    values = row.get(key, default)
    sound = isinstance(values, list | tuple) and all(type(value) is int and value > 0 for value in values)
    if not sound:
        raise ProgrammeShapeError(f"{where}: {key}", "is not a list of days")
    return tuple(values)
