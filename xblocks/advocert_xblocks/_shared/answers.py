"""How handlers answer: regions of markup for the script to put in place, or a refusal in one sentence."""

import functools
import json
from collections.abc import Callable
from typing import Any, TypeAlias

from django.utils.safestring import SafeString
from webob import Response
from xblock.core import XBlock

from advocert_xblocks._shared.errors import BlockError
from advocert_xblocks._shared.learner import Learner, require_learner

Answer: TypeAlias = dict[str, Any]
Action: TypeAlias = Callable[[Any, Learner, Any], Answer]


def regions(parts: dict[str, SafeString], *, focus: str = "", announce: str = "", **more: Any) -> Answer:
    """Return an answer: markup by region name, where the focus goes, what is said to those who listen."""
    return {
        "regions": {name: str(html) for name, html in parts.items()},
        "focus": focus,
        "announce": announce,
        **more,
    }


def learner_action(action: Action) -> Any:
    """Make a POST-only JSON handler of a method that a signed-in learner may call: `(self, learner, data)`.

    Anonymous callers are refused here, for all blocks alike: the platform serves anonymous GET and
    `handler_noauth` on every handler.
    """

    @XBlock.json_handler
    @functools.wraps(action)
    def handler(self: Any, data: Any, suffix: str = "") -> Any:  # noqa: ARG001 - the platform's signature
        try:
            return action(self, require_learner(self), data)
        except BlockError as error:
            return refusal(self, error)

    return handler


def held_action(*, creates: bool = False) -> Callable[[Action], Any]:
    """Make a learner's action whose steps are taken one at a time; `creates` marks the first one in a block."""

    def made(action: Action) -> Any:
        @learner_action
        @functools.wraps(action)
        def held(self: Any, learner: Learner, data: Any) -> Any:
            with self.holding(learner, creates=creates):
                try:
                    return action(self, learner, data)
                except BlockError as error:
                    # A refusal is an answer: what was written before it stays.
                    return refusal(self, error)

        return held

    return made


def author_action(action: Callable[[Any, Any], Answer]) -> Any:
    """Make a POST-only JSON handler of a method that an author of this course may call: `(self, data)`."""

    @XBlock.json_handler
    @functools.wraps(action)
    def handler(self: Any, data: Any, suffix: str = "") -> Any:  # noqa: ARG001 - the platform's signature
        try:
            self._require_editor()
            return action(self, data)
        except BlockError as error:
            return refusal(self, error)

    return handler


def refusal(block: Any, error: BlockError) -> Response:
    """Return a refusal as JSON, with the sentence in the learner's language."""
    body = {"error": block.words(error.sentence), "reason": error.reason}
    return Response(json.dumps(body), status=error.status, content_type="application/json", charset="utf8")
