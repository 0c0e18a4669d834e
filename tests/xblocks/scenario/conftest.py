"""A site with one conversation."""

import pytest
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
