"""Conversations of the shipped course for the gallery, as a learner meets them: somebody types, somebody answers.

Beside gallery.py, and like it only looked at: `sh demo/gallery.sh`.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support.browsing.site import Site
from tests.support.browsing.unit import Unit
from tests.support.strict_runtime import Platform
from tests.xblocks.gallery import FOLDER, WIDTHS, _follow_the_device, _page  # noqa: F401 - fixtures

SCENARIOS = Path(__file__).parents[2] / "courses/content/fnd/scenarios"
# Which conversation, and which of the choices on the screen to take.
PLAYS = {
    "FND-01": 0,
    "FND-02": 0,
    "FND-03": 0,
    "FND-04": -1,
    "FND-05": 1,
    "FND-06": -1,
    "FND-07": 0,
    "FND-08": 1,
}
MOST_STEPS = 9


def shot(tab: Page, name: str) -> None:
    """Beside `shoot` of the gallery: motion stays as it is, so that somebody can be seen typing."""
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            tab.screenshot(path=FOLDER / f"played-{name}~{width}-{scheme}.png", full_page=True)


def waits(tab: Page) -> bool:
    """Whether the conversation waits for the learner; the clock stands still until it is told to go on."""
    tab.clock.run_for(6_000)
    return tab.locator(".decide").is_visible()


@pytest.mark.parametrize("ref", PLAYS)
def test_conversation(browser: Browser, platform: Platform, ref: str) -> None:
    platform.author(ref, "advocert_scenario", (SCENARIOS / f"{ref}.md").read_text())
    context = browser.new_context(reduced_motion="no-preference")
    unit = Unit(context.new_page(), Site(platform, ref))
    unit.page.set_default_timeout(10_000)
    unit.page.clock.install()
    unit.load()
    unit.page.get_by_role("button", name="Start the conversation").click()
    unit.page.locator(".scene").wait_for()
    shown = 0
    while waits(unit.page) and shown < MOST_STEPS:
        shown += 1
        options = unit.page.locator("label.choice:not(:has([value=w])) input")
        if options.count():
            options.nth(PLAYS[ref]).check()
        else:
            unit.page.get_by_label("Your words").fill(
                "I work at Acme, so weigh this. What do you need it for?"
            )
        unit.page.locator(".decide .btn-main").click()
        unit.page.locator("[data-focus=consequence]").wait_for()
        if shown == 1:
            shot(unit.page, f"{ref}-typing")
    shot(unit.page, f"{ref}-end")
    context.close()
