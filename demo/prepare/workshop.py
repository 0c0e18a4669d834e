"""Amina was at a workshop: the later lessons of Foundations are behind her, so a visitor need not read all ten.

She did it through the blocks, as a browser would, so her pages, her progress and the evidence agree.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from webob import Request

from advocert_courses import api as courses
from advocert_xblocks._lesson.recall import shown_order
from demo.course import current_course
from demo.models import Completion
from demo.people import AMINA
from demo.player.runtime import PlayerRuntime
from demo.player.state import LearnerStore

LESSONS = ("FND-L05", "FND-L06", "FND-L07", "FND-L08", "FND-L09", "FND-L10")


def hold_workshop() -> None:
    """Let Amina do the lessons of the workshop, once; content without them has no workshop."""
    course = current_course()
    user = get_user_model().objects.get(username=AMINA.slug)
    if Completion.objects.filter(user_id=user.pk).exists():
        return
    for key in (key for key in sorted(course.blocks) if key.block_id in LESSONS):
        bundle = courses.load_bundle(course.content_of(key))
        for handler, body in _steps(bundle):
            block = PlayerRuntime(user, LearnerStore(course.fields)).get_block(key)
            block.runtime.handle(block, handler, Request.blank("/", method="POST", json=body))


def _steps(bundle: courses.Bundle) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return what a browser sends: right answers, signatures, and the button at the end."""
    for part in bundle.main.parts:
        if isinstance(part, courses.Recall):
            item = bundle.items[part.item_ref]
            right = next(
                place for place, index in enumerate(shown_order(item)) if item.options[index].correct
            )
            yield "answer", {"item": item.ref, "option": right}
    for clause in bundle.clauses.values():
        yield "sign", {"clause": clause.ref, "sha256": clause.sha256, "agreed": True}
    yield "finish", {}
