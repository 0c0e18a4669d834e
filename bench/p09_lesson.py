"""P9: show a lesson to somebody who has begun it, against a block that shows one sentence.

Both are made anew and rendered by the same runtime, without a search for asides (it would cost a hundred times
either of them), with a dictionary as the database. The lesson is the longest that ships, one clause signed and
one question answered; its text was read before, as in every process that has shown it once.
"""

import os
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import django
from bench.harness import Line, compare
from xblock.core import XBlock
from xblock.fields import Scope, ScopeIds, String, UserScope
from xblock.runtime import DictKeyValueStore, KvsFieldData, MemoryIdManager, Runtime

GOAL, READS_GOAL = 2.0, 3
CALLS = 200


class CountingStore(DictKeyValueStore):
    """A database that counts the rows it is asked for about a learner."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: set[Any] = set()

    def has(self, key: Any) -> bool:
        """Return whether a field was set, and note its row."""
        if key.scope.user == UserScope.ONE:
            self.rows.add((key.scope, key.block_scope_id))
        return bool(super().has(key))


def measure() -> list[Line]:
    """Return the price of a view, and how often it asks the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    django.setup()
    from web_fragments.fragment import Fragment  # XBlock imports Django's settings

    from advocert_xblocks.lesson import LessonBlock

    class TrivialBlock(XBlock):
        sentence = String(scope=Scope.content, default="One sentence.")

        def student_view(self, _context: Any = None) -> Fragment:
            return Fragment(f"<p>{self.sentence}</p>")

    store = CountingStore()
    lesson, trivial = _view(LessonBlock, store, _fields()), _view(TrivialBlock, CountingStore(), {})
    ratio = compare(lesson, trivial, CALLS)
    store.rows.clear()
    lesson()
    return [
        Line("P9", ratio.middle, GOAL, ratio.note),
        Line("P9-reads", len(store.rows), READS_GOAL, "rows that are read about the learner"),
    ]


def _fields() -> dict[str, Any]:
    from advocert_courses import api as courses

    tree = courses.read_tree(files("advocert_content"))
    longest = max(tree.lessons.values(), key=lambda one: len(tree.texts[one.origin.file]))
    bundle = courses.load_bundle(courses.bundle_of(tree, longest.ref))
    clause = next(iter(bundle.clauses.values()))
    asked = next(part.item_ref for part in longest.parts if isinstance(part, courses.Recall))
    signature = {
        "clause": clause.ref,
        "version": clause.version,
        "sha256": clause.sha256,
        "language": "en",
        "signed_at": "2026-11-24T09:00:00+00:00",
    }
    state = {"answers": {asked: 0}, "signatures": [signature], "texts": {clause.ref: clause.body}}
    return {"content": courses.bundle_of(tree, longest.ref), "advocert_state": state}


def _view(cls: type[XBlock], store: CountingStore, values: dict[str, Any]) -> Callable[[], object]:
    """Return what one request does: make runtime and block, read its fields, render."""
    from tests.support.strict_runtime import ADA, LMS, _user_service

    class OneRequest(Runtime):
        """Nobody looks for asides, and files have short names."""

        handler_url = resource_url = get_block = publish = lambda *_args, **_more: ""

        def applicable_aside_types(self, _block: Any) -> list[str]:
            return []

        def local_resource_url(self, _block: Any, uri: str) -> str:
            return f"/static/{uri}"

    ids, memory = ScopeIds(ADA.id, "block", "d", "u"), MemoryIdManager()
    services = {"field-data": KvsFieldData(store), "user": _user_service(ADA, LMS)}

    def block() -> XBlock:
        runtime = OneRequest(id_reader=memory, id_generator=memory, services=services)
        return runtime.construct_xblock_from_class(cls, ids)

    begun = block()
    for name, value in values.items():
        setattr(begun, name, value)
    begun.save()
    return lambda: (one := block()).runtime.render(one, "student_view", {})
