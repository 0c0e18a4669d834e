"""Which files travel with a component (docs/decisions/0007): its own text first, then what it depends on."""

from collections.abc import Iterable, Iterator, Mapping

from advocert_courses.bundle import join_canonical
from advocert_courses.errors import UnknownComponentError
from advocert_courses.models import Bank, Clause, Deck, Exam, Lesson, Recall, Scenario
from advocert_courses.overlays import differences_in
from advocert_courses.tree import Tree


def bundle_of(tree: Tree, ref: str) -> str:
    """Return the text of a block's content field: a lesson, conversation, exam or deck and what it needs.

    Raises:
        UnknownComponentError: the content has no such component, or one of its dependencies is missing.
    """
    return bundle_from(tree, paths_of(tree, ref))


def bundle_from(tree: Tree, paths: list[str]) -> str:
    """Return the text of a block's content field for files that are known."""
    return join_canonical([(path, tree.texts[path]) for path in paths])


def paths_of(tree: Tree, ref: str) -> list[str]:
    """Return the files that travel with a component, its own first.

    Raises:
        UnknownComponentError: the content has no such component, or one of its dependencies is missing.
    """
    return list(dict.fromkeys(_paths(tree, ref)))


def _paths(tree: Tree, ref: str) -> Iterator[str]:
    component = tree.lessons.get(ref) or tree.scenarios.get(ref) or tree.exams.get(ref) or tree.decks.get(ref)
    if component is None:
        raise UnknownComponentError(ref)
    files = [component.origin.file, *_dependencies(tree, component)]
    yield from files
    yield from _translations(tree, set(files))


def _translations(tree: Tree, files: set[str]) -> Iterator[str]:
    """Yield the translations of what travels, as far as they fit: learners choose their language."""
    own = tree.components
    for (ref, _), overlay in tree.overlays.items():
        if ref in own and own[ref].origin.file in files and not differences_in(tree, own[ref], overlay):
            yield overlay.origin.file


def _dependencies(tree: Tree, component: Lesson | Scenario | Exam | Deck) -> Iterator[str]:
    if isinstance(component, Exam):
        yield from (_file(tree.banks, ref) for ref in component.banks)
    elif isinstance(component, Lesson):
        yield from (_file(tree.clauses, clause.ref) for clause in component.clauses)
        yield from _banks(tree, component.parts)
    elif isinstance(component, Deck):
        yield from _banks(tree, component.cards)


def _banks(tree: Tree, parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Recall):
            yield _bank_file(tree, part.item_ref)


def _bank_file(tree: Tree, item_ref: str) -> str:
    if item_ref not in tree.bank_of:
        raise UnknownComponentError(item_ref)
    return tree.bank_of[item_ref].origin.file


def _file(components: Mapping[str, Clause] | Mapping[str, Bank], ref: str) -> str:
    if ref not in components:
        raise UnknownComponentError(ref)
    return components[ref].origin.file
