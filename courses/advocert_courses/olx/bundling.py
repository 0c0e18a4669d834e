"""Which files travel with a component (docs/decisions/0007): its own text first, then what it depends on."""

from collections.abc import Iterable, Iterator, Mapping

from advocert_courses.bundle import join_bundle
from advocert_courses.errors import UnknownComponentError
from advocert_courses.models import Bank, Clause, Deck, Exam, Lesson, Recall, Scenario
from advocert_courses.tree import Tree


def bundle_of(tree: Tree, ref: str) -> str:
    """Return the text of a block's content field: a lesson, conversation, exam or deck and what it needs.

    Raises:
        UnknownComponentError: the content has no such component, or one of its dependencies is missing.
    """
    paths = dict.fromkeys(_paths(tree, ref))
    return join_bundle([(path, tree.texts[path]) for path in paths])


def _paths(tree: Tree, ref: str) -> Iterator[str]:
    component = tree.lessons.get(ref) or tree.scenarios.get(ref) or tree.exams.get(ref) or tree.decks.get(ref)
    if component is None:
        raise UnknownComponentError(ref)
    yield component.origin.file
    yield from _dependencies(tree, component)


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
    for bank in tree.banks.values():
        if any(item.ref == item_ref for item in bank.items):
            return bank.origin.file
    raise UnknownComponentError(item_ref)


def _file(components: Mapping[str, Clause] | Mapping[str, Bank], ref: str) -> str:
    if ref not in components:
        raise UnknownComponentError(ref)
    return components[ref].origin.file
