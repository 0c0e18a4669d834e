"""What became of a course in Studio, sentence by sentence: dropped, emptied, changed, moved, added.

The importer reports success whatever it left out, so this is the only place where anybody learns of it.
"""

from collections.abc import Iterator

from advocert_courses.bundle import split_bundle
from advocert_courses.olx.manifest import BlockFact, Manifest
from advocert_courses.olx.reading import Held, HeldBlock, HeldUnit
from advocert_courses.text import sha256_hex


def compare(meant: Manifest, held: Held) -> list[str]:
    """Return one sentence per difference, none when Studio holds what was built."""
    return [*_blocks(meant, held), *compare_outline(meant, held)]


def compare_outline(meant: Manifest, held: Held) -> list[str]:
    """Return the differences that no text shows: chapters, units, what is graded and how much it weighs."""
    return [*_units(meant, held), *_grading(meant, held)]


def _blocks(meant: Manifest, held: Held) -> Iterator[str]:
    there, wanted = held.blocks, {(one.type, one.name) for one in meant.blocks}
    homes = {(block.type, block.name): unit.id for unit in held.units for block in unit.blocks}
    for fact in meant.blocks:
        key = (fact.type, fact.name)
        if key not in there:
            yield f"{fact.name} is gone: Studio has no {fact.type} of that name. Import the archive again."
            continue
        yield from _text(fact, there[key])
        if homes[key] != fact.unit:
            yield f"{fact.name} was moved from {fact.unit} to {homes[key]}."
        if there[key].title != fact.title:
            yield f'{fact.name} was renamed from "{fact.title}" to "{there[key].title}".'
    for kind, name in there:
        if (kind, name) not in wanted:
            yield f"{name or 'A block without a name'} was added in Studio: a {kind} that no file of ours knows."


def _text(fact: BlockFact, block: HeldBlock) -> Iterator[str]:
    if block.broken:
        yield f"{fact.name} cannot be read: {block.broken}"
    elif fact.sha256 and not block.text:
        yield f"{fact.name} is empty: its text was lost. Import the archive again."
    elif fact.sha256 and sha256_hex(block.text or "") != fact.sha256:
        yield f"{fact.name} was changed in Studio: {', '.join(_changed_files(fact, block.text or ''))}."
    if block.draft:
        yield f"{fact.name} has a draft that learners do not see yet. Publish it or discard it in Studio."


def _changed_files(fact: BlockFact, text: str) -> list[str]:
    own = fact.files[0][0] if fact.files else ""
    meant = dict(fact.files)
    there = {path or own: sha256_hex(part) for path, part in split_bundle(text)}
    changed = [path for path in meant if path in there and there[path] != meant[path]]
    lost = [f"{path} (removed)" for path in meant if path not in there]
    added = [f"{path} (added)" for path in there if path not in meant]
    return [*changed, *lost, *added] or ["the order of its files"]


def _units(meant: Manifest, held: Held) -> Iterator[str]:
    there = {unit.id: unit for unit in held.units}
    for fact in meant.units:
        if fact.id not in there:
            yield f"The unit {fact.id} is gone."
            continue
        unit = there[fact.id]
        if unit.title != fact.title:
            yield f'The unit {fact.id} was renamed from "{fact.title}" to "{unit.title}".'
        if unit.chapter != fact.chapter:
            yield f"The unit {fact.id} was moved from chapter {fact.chapter} to {unit.chapter}."
        if unit.format != fact.format:
            yield f"The unit {fact.id} is graded as {unit.format or 'nothing'} instead of {fact.format or 'nothing'}."
    yield from _additions(meant, held)


def _additions(meant: Manifest, held: Held) -> Iterator[str]:
    known = {fact.id for fact in meant.units}
    for unit in held.units:
        if unit.id not in known:
            yield f'The unit {unit.id} ("{unit.title}") was added in Studio.'
        elif unit.others:
            yield f"The unit {unit.id} holds {_counted(unit)} that {'are' if unit.others > 1 else 'is'} not ours."
    chapters = dict(held.chapters)
    for name, title in meant.chapters:
        if name not in chapters:
            yield f"The chapter {name} is gone."
        elif chapters[name] != title:
            yield f'The chapter {name} was renamed from "{title}" to "{chapters[name]}".'


def _counted(unit: HeldUnit) -> str:
    return "1 block" if unit.others == 1 else f"{unit.others} blocks"


def _grading(meant: Manifest, held: Held) -> Iterator[str]:
    there = dict(held.grading)
    for kind, weight in meant.grading:
        if kind not in there:
            yield f"{kind} is not graded any more: the grading policy has no such type, so its scores do not count."
        elif abs(there[kind] - weight) > _EQUAL:
            yield f"{kind} weighs {there[kind]:g} instead of {weight:g}."
    for kind in there:
        if kind not in dict(meant.grading):
            yield f"{kind} was added to the grading policy in Studio."


_EQUAL = 1e-6
