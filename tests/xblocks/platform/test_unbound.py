"""What the platform asks of a block that is bound to nobody: search, native apps, grades at publishing, libraries, reports."""

from typing import Any

import pytest
from tests.support.strict_runtime import Platform
from tests.support.strict_store import STUDIO
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text

NAME = "X"
TEXTS = {
    "advocert_lesson": lesson_text(),
    "advocert_scenario": scenario_text(),
    "advocert_quiz": exam_text(),
    "advocert_practice": deck_text(),
    "advocert_certificate": None,
}


class NobodyService:
    """The runtime of libraries raises where it has no user (`openedx/core/djangoapps/xblock/runtime/runtime.py`)."""

    def get_current_user(self) -> Any:
        raise RuntimeError("Cannot access user service when there is no user bound to the XBlock.")


@pytest.fixture(params=TEXTS)
def unbound(request: pytest.FixtureRequest, platform: Platform) -> Any:
    platform.author(NAME, request.param, TEXTS[request.param])
    platform.services["user"] = NobodyService()
    return platform.block(NAME, None, mode=STUDIO)


def test_search_apps_and_grades_ask_for_nobody(unbound: Any) -> None:
    assert unbound.index_dictionary()["content_type"] == "Advocert"
    assert isinstance(unbound.student_view_data(), dict)
    assert not getattr(unbound, "has_score", False) or unbound.max_score() == 1.0


def test_a_report_asks_for_nobody(unbound: Any) -> None:
    assert not getattr(unbound, "has_score", False) or list(unbound.generate_report_data(iter([]))) == []


def test_a_block_is_written_to_olx_for_nobody(unbound: Any, platform: Platform) -> None:
    assert platform.export_olx(NAME).startswith(f"<{platform.types[NAME]}")
