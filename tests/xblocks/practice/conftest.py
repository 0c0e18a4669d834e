"""A site with a deck, and one on which everything that the deck asks about was finished."""

import pytest
from tests.support.practising import NAME, learn
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import deck_text


@pytest.fixture
def site(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_practice", deck_text(), display_name="Three minutes")
    return platform


@pytest.fixture
def deck(site: Platform) -> Platform:
    """Everything was finished today; in three days the first round is due."""
    learn(site)
    return site
