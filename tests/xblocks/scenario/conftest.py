"""A site with one conversation."""

import pytest
from django.core.cache import cache
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import scenario_text
from tests.xblocks.scenario.talk import NAME, Talk


@pytest.fixture
def site(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_scenario", scenario_text(), display_name="A neighbour asks")
    return platform


@pytest.fixture
def talk(site: Platform) -> Talk:
    return Talk(site)


@pytest.fixture(autouse=True)
def _turns() -> None:
    """Turns are held for some seconds, and every test begins the same attempt of the same learner."""
    cache.clear()
