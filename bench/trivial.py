"""The limit of P10 and P11: a block that reads one stored field, says it in one sentence, and writes it in a handler.

Importing it needs Django set up.
"""

import json
from typing import Any

from tests.support.strict_runtime import ADA, LMS, Platform, StrictRuntime, usage_key
from web_fragments.fragment import Fragment
from webob import Request
from xblock.core import XBlock
from xblock.fields import Integer, Scope, ScopeIds


class Trivial(XBlock):
    """A sentence, and one field that a handler writes."""

    bench_count = Integer(scope=Scope.user_state, default=0)

    def student_view(self, _context: Any = None) -> Fragment:
        """Render one sentence."""
        return Fragment(f"<p>You were here {self.bench_count} times.</p>")

    @XBlock.json_handler
    def count(self, data: Any, suffix: str = "") -> dict[str, int]:  # noqa: ARG002 - the platform's signature
        """Write one field."""
        self.bench_count += 1
        return {"count": self.bench_count}


def _trivial(platform: Platform) -> Any:
    runtime = StrictRuntime(platform, ADA, LMS, masquerade=False)
    key = usage_key("trivial", "trivial")
    cls = runtime.mixologist.mix(Trivial)
    return cls(runtime, scope_ids=ScopeIds(ADA.id, "trivial", key, key))


def trivial_view(platform: Platform) -> object:
    """Render it, as a request does: with a new runtime and a new block."""
    block = _trivial(platform)
    return block.runtime.render(block, "student_view", {})


def trivial_post(platform: Platform) -> object:
    """Let its handler write, likewise."""
    block = _trivial(platform)
    body = json.dumps({}).encode()
    return block.runtime.handle(block, "count", Request.blank("/", method="POST", body=body))
