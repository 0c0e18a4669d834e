"""What is new in a version of the rules, in sentences for the second person who publishes it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from advocert_certificates.domain.programme import ClauseRule, Level, Programme

_WORDS = {
    "title": "its title",
    "summary": "its summary",
    "criteria": "what it says to ask for",
    "requires": "what it requires",
    "validity": "how long it lasts",
    "renewal": "how it is renewed",
    "checkpoints": "its checks on the way",
    "may": "what it says is allowed",
    "ask_first": "what needs a question first",
    "may_not": "what stays forbidden",
    "areas": "its areas",
    "jurisdictions": "its countries",
    "grace_drops": "what ends with grace",
    "reminders": "its reminders",
    "material_days": "the days to sign a changed clause",
    "clause_scopes": "which scopes hang on which clause",
    "by_area": "whether it is earned area by area",
    "track": "its track",
    "certifying": "whether it certifies",
}


def changes_between(old: Programme | None, new: Programme) -> tuple[str, ...]:
    """Return what is new, most weighty first; nothing for the same rules."""
    if old is None:
        return ("There are no rules yet: all of this is new.",)
    return (*_levels(old, new), *_clauses(old.clauses, new.clauses), *_rest(old, new))


def _levels(old: Programme, new: Programme) -> Iterator[str]:
    before = {level.ref: level for level in (*old.levels, *old.planned)}
    after = {level.ref: level for level in (*new.levels, *new.planned)}
    for ref, level in after.items():
        if ref not in before:
            planned = "" if level.certifying else ", planned and certifying nobody"
            yield f"Level {ref} is new{planned}."
        elif level != before[ref]:
            yield from _level(before[ref], level)
    yield from (
        f"Level {ref} is gone: what is held stays until it ends." for ref in before if ref not in after
    )


def _level(old: Level, new: Level) -> Iterator[str]:
    for word, some in (
        ("allows also", set(new.scopes) - set(old.scopes)),
        ("no longer allows", set(old.scopes) - set(new.scopes)),
    ):
        if some:
            yield f"Level {new.ref} {word} {', '.join(sorted(some))}."
    names = [one.name for one in fields(Level) if getattr(old, one.name) != getattr(new, one.name)]
    said = [_WORDS[name] for name in names if name in _WORDS]
    if said:
        yield f"Level {new.ref} changes {', '.join(said)}."


def _clauses(old: Sequence[ClauseRule], new: Sequence[ClauseRule]) -> Iterator[str]:
    before = {clause.ref: clause for clause in old}
    for clause in new:
        known = before.pop(clause.ref, None)
        if known is None:
            yield f"Clause {clause.ref}@{clause.version} is new."
        elif (known.version, known.sha256) != (clause.version, clause.sha256):
            kind = f", a {clause.change} change" if clause.change else ", without saying what changed"
            yield f"Clause {clause.ref} goes from version {known.version} to {clause.version}{kind}."
    yield from (f"Clause {ref} is no longer part of it." for ref in before)


def _rest(old: Programme, new: Programme) -> Iterator[str]:
    if old.policy_set != new.policy_set:
        yield f"The policy set is called {new.policy_set} instead of {old.policy_set}."
    changed = sum(new.texts.known.get(ref) != sha256 for ref, sha256 in old.texts.known.items())
    added = len(set(new.texts.known) - set(old.texts.known))
    if changed or added:
        yield f"Texts of the course: {added} new, {changed} changed or gone."
    if fresh := new.texts.withdrawn - old.texts.withdrawn:
        yield f"Texts that shall never count again: {len(fresh)} more."
    if old.texts.unknown_counts != new.texts.unknown_counts:
        yield f"A text that no programme names {'counts' if new.texts.unknown_counts else 'no longer counts'}."
    if old.branding != new.branding:
        yield "The certificate looks different."
