"""Until Ulmo.1 all runtimes of a process share one set of services, so with threads a block may be told of the wrong person.

`create_runtime` of the split modulestore handed out the very mapping that it keeps; a second request puts its own
user service in while the first one is at work. Who made the request, the thread itself knows.
"""

from types import SimpleNamespace
from typing import Any

import crum
import pytest
from tests.support.strict_runtime import ADA, BEN, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import exam_text, lesson_text, scenario_text

PRESSES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "advocert_lesson": (lesson_text(), "answer", {"item": "FND-Q-901", "option": 0}),
    "advocert_scenario": (scenario_text(), "begin", {}),
    "advocert_quiz": (exam_text(), "begin", {}),
}


@pytest.mark.parametrize("block_type", PRESSES)
def test_what_one_presses_is_never_kept_as_anothers(platform: Platform, ear: Ear, block_type: str):
    text, handler, data = PRESSES[block_type]
    platform.author("X", block_type, text)
    with crum.impersonate(SimpleNamespace(pk=ADA.id, is_authenticated=True)):
        answer = platform.post("X", handler, data, user=BEN)
    assert (answer.status, platform.row("X", BEN), platform.row("X", ADA), ear.heard) == (403, {}, {}, [])
