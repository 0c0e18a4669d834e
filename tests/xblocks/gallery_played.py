"""Conversations of the shipped course for the gallery, as a learner meets them: somebody types, somebody answers.

Beside gallery.py, and like it only looked at: `sh demo/gallery.sh`.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support.stage import BlockPage
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
    page = BlockPage(context.new_page(), platform, ref)
    page.tab.set_default_timeout(10_000)
    page.tab.clock.install()
    page.open()
    page.tab.get_by_role("button", name="Start the conversation").click()
    page.tab.locator(".scene").wait_for()
    shown = 0
    while waits(page.tab) and shown < MOST_STEPS:
        shown += 1
        options = page.tab.locator("label.choice:not(:has([value=w])) input")
        if options.count():
            options.nth(PLAYS[ref]).check()
        else:
            page.tab.get_by_label("Your words").fill(
                "I work at Acme, so weigh this. What do you need it for?"
            )
        page.tab.locator(".decide .btn-main").click()
        page.tab.locator("[data-focus=consequence]").wait_for()
        if shown == 1:
            shot(page.tab, f"{ref}-typing")
    shot(page.tab, f"{ref}-end")
    context.close()
