"""What is new in a version of the rules, in sentences for the second person who publishes it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.programme import ClauseRule, Level, Programme

_WORDS = {
    "title": Phrase("its title"),
    "summary": Phrase("its summary"),
    "criteria": Phrase("what it says to ask for"),
    "requires": Phrase("what it requires"),
    "validity": Phrase("how long it lasts"),
    "renewal": Phrase("how it is renewed"),
    "checkpoints": Phrase("its checks on the way"),
    "may": Phrase("what it says is allowed"),
    "ask_first": Phrase("what needs a question first"),
    "may_not": Phrase("what stays forbidden"),
    "areas": Phrase("its areas"),
    "jurisdictions": Phrase("its countries"),
    "grace_drops": Phrase("what ends with grace"),
    "reminders": Phrase("its reminders"),
    "material_days": Phrase("the days to sign a changed clause"),
    "clause_scopes": Phrase("which scopes hang on which clause"),
    "by_area": Phrase("whether it is earned area by area"),
    "track": Phrase("its track"),
    "certifying": Phrase("whether it certifies"),
}

_CHANGES = {"editorial": Phrase("editorial"), "minor": Phrase("minor"), "material": Phrase("material")}


def changes_between(old: Programme | None, new: Programme) -> tuple[str, ...]:
    """Return what is new, most weighty first; nothing for the same rules."""
    if old is None:
        return (Phrase("There are no rules yet: all of this is new."),)
    said = (*_levels(old, new), *_clauses(old.clauses, new.clauses), *_rest(old, new))
    if said or old == new:
        return said
    # Otherwise a corrected title could never be proposed: a look without news leads nowhere.
    return (Phrase("Words about the programme, which decide about nobody, such as its title."),)


def _levels(old: Programme, new: Programme) -> Iterator[str]:
    before = {level.ref: level for level in (*old.levels, *old.planned)}
    after = {level.ref: level for level in (*new.levels, *new.planned)}
    for ref, level in after.items():
        if ref not in before:
            if level.certifying:
                yield Phrase("Level {ref} is new.", ref=ref)
            else:
                yield Phrase("Level {ref} is new, planned and certifying nobody.", ref=ref)
        elif level != before[ref]:
            yield from _level(before[ref], level)
    yield from (
        Phrase("Level {ref} is gone: what is held stays until it ends.", ref=ref)
        for ref in before
        if ref not in after
    )


def _level(old: Level, new: Level) -> Iterator[str]:
    more, fewer = set(new.scopes) - set(old.scopes), set(old.scopes) - set(new.scopes)
    if more:
        yield Phrase("Level {ref} allows also {scopes}.", ref=new.ref, scopes=", ".join(sorted(more)))
    if fewer:
        yield Phrase("Level {ref} no longer allows {scopes}.", ref=new.ref, scopes=", ".join(sorted(fewer)))
    names = [one.name for one in fields(Level) if getattr(old, one.name) != getattr(new, one.name)]
    said = [_WORDS[name] for name in names if name in _WORDS]
    if said:
        yield Phrase("Level {ref} changes {what}.", ref=new.ref, what=_listed(said))


def _listed(parts: Sequence[Phrase]) -> Phrase:
    first, *rest = parts
    return Phrase("{first}, {rest}", first=first, rest=_listed(rest)) if rest else first


def _clauses(old: Sequence[ClauseRule], new: Sequence[ClauseRule]) -> Iterator[str]:
    before = {clause.ref: clause for clause in old}
    for clause in new:
        known = before.pop(clause.ref, None)
        if known is None:
            yield Phrase("Clause {ref} is new.", ref=f"{clause.ref}@{clause.version}")
        elif (known.version, known.sha256) != (clause.version, clause.sha256):
            yield _changed_clause(clause, known)
    yield from (Phrase("Clause {ref} is no longer part of it.", ref=ref) for ref in before)


def _changed_clause(clause: ClauseRule, known: ClauseRule) -> Phrase:
    said = {"ref": clause.ref, "old": known.version, "new": clause.version}
    if clause.change:
        kind = _CHANGES.get(clause.change, Phrase(clause.change))
        return Phrase("Clause {ref} goes from version {old} to {new}, a {kind} change.", **said, kind=kind)
    return Phrase("Clause {ref} goes from version {old} to {new}, without saying what changed.", **said)


def _rest(old: Programme, new: Programme) -> Iterator[str]:
    if old.policy_set != new.policy_set:
        yield Phrase(
            "The policy set is called {new} instead of {old}.", new=new.policy_set, old=old.policy_set
        )
    changed = sum(new.texts.known.get(ref) != sha256 for ref, sha256 in old.texts.known.items())
    added = len(set(new.texts.known) - set(old.texts.known))
    if changed or added:
        yield Phrase(
            "Texts of the course: {added} new, {changed} changed or gone.", added=added, changed=changed
        )
    if fresh := new.texts.withdrawn - old.texts.withdrawn:
        yield Phrase("Texts that shall never count again: {count} more.", count=len(fresh))
    if old.texts.unknown_counts != new.texts.unknown_counts:
        if new.texts.unknown_counts:
            yield Phrase("A text that no programme names counts.")
        else:
            yield Phrase("A text that no programme names no longer counts.")
    if old.branding != new.branding:
        yield Phrase("The certificate looks different.")
