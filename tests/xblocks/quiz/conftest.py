"""An exam on a site, a learner who sits it, and a trainer."""

import pytest
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform, User
from tests.xblocks.samples import exam_text

TINA = User(90, "tina", is_staff=True)


@pytest.fixture
def sitting(platform: Platform) -> Sitting:
    platform.author(EXAM, "advocert_quiz", exam_text())
    return Sitting(platform)


@pytest.fixture
def trainer(sitting: Sitting) -> Sitting:
    return Sitting(sitting.platform, TINA)
