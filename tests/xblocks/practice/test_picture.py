"""The picture of memory on a phone: its scale can be read in a language with longer words."""

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser
from tests.support.browsing.unit import unit_page
from tests.support.practising import NAME, learn, play
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import deck_text

pytestmark = pytest.mark.browser

# How many pixels lie between each mark and the next one, on the side where they may touch.
GAPS = """marks => marks.map((one) => one.getBoundingClientRect()).filter((box) => box.width)
  .map((box, place, all) => place && box.left - all[place - 1].right).slice(1)"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_marks_of_the_scale_stand_apart(browser: Browser, platform: Platform, language: str) -> None:
    platform.author(NAME, "advocert_practice", deck_text())
    learn(platform)
    platform.clock.move(days=3)
    play(platform)
    with override(language), unit_page(browser, platform, NAME) as unit:
        unit.page.set_viewport_size({"width": 390, "height": 844})
        gaps = unit.page.locator(".ticks > span").evaluate_all(GAPS)
        assert gaps
        assert min(gaps) >= 8
