"""The Studio editor for the gallery, in a modal like the platform's: every kind of text, clean, with mistakes, as a draft.

Beside gallery.py, and like it only looked at: `sh demo/gallery.sh`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser
from tests.support.browsing.unit import Unit, unit_page
from tests.support.strict_runtime import Platform
from tests.support.strict_store import STUDIO
from tests.xblocks.gallery import _follow_the_device, _page, shoot  # noqa: F401 - fixtures
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text

SHIPPED = (Path(__file__).parents[2] / "courses/content/fnd/scenarios/FND-01.md").read_text
# As the platform draws it: a dark page, a white window with a title.
MODAL = """() => {
  const main = document.querySelector('main');
  document.body.style.cssText = 'margin:0;padding:24px;background:#4a4a4a';
  main.style.cssText = 'max-width:1120px;margin:0 auto;background:light-dark(#fff,#171217);border-radius:6px;overflow:hidden';
  main.querySelector('h1').remove();
  main.querySelector('h2').style.cssText = 'margin:0;padding:16px 24px;font:600 18px system-ui;border-bottom:1px solid #8886';
}"""


def clean(unit: Unit) -> None:
    unit.page.locator(".tally").wait_for()


def broken(unit: Unit) -> None:
    """Two mistakes at the top of the text, where they are seen without scrolling."""
    area = unit.page.locator(".source")
    area.fill(
        area.input_value()
        .replace("outcomes: [", "outcomes: {", 1)
        .replace("review_by: 2", "review_by: x2", 1)
    )
    unit.page.locator(".line.mistake").first.wait_for()


def kept(unit: Unit) -> None:
    broken(unit)
    unit.page.get_by_role("button", name="Save").click()
    unit.page.get_by_text("Kept as a draft").wait_for()


def listed(unit: Unit) -> None:
    clean(unit)
    unit.page.get_by_text("Map of the conversation").first.click()


def drawn(unit: Unit) -> None:
    listed(unit)
    unit.page.get_by_label("As a picture").check()


def inserted(unit: Unit) -> None:
    clean(unit)
    unit.page.locator(".insert > summary").click()
    unit.page.locator("[data-piece]").first.click()
    unit.page.wait_for_timeout(900)


def offered(unit: Unit) -> None:
    clean(unit)
    unit.page.locator(".insert > summary").click()


def begun(unit: Unit) -> None:
    clean(unit)
    unit.page.locator(".problems [data-piece]").click()
    unit.page.wait_for_timeout(900)


def refused(unit: Unit) -> None:
    """A reader of a library: the platform's own error page."""
    clean(unit)
    unit.site.answers["/handler/save_content"] = (500, "<h1>Server Error (500)</h1>")
    unit.page.locator(".btn-main").click()
    unit.page.wait_for_timeout(400)


STATES: dict[str, tuple[str, Callable[[], str], Callable[[Unit], None], str]] = {
    "lesson": ("advocert_lesson", lesson_text, clean, "en"),
    "lesson-broken": ("advocert_lesson", lesson_text, broken, "en"),
    "lesson-kept": ("advocert_lesson", lesson_text, kept, "en"),
    "scenario-map": ("advocert_scenario", SHIPPED, listed, "en"),
    "scenario-picture": ("advocert_scenario", SHIPPED, drawn, "en"),
    "scenario-inserted": ("advocert_scenario", scenario_text, inserted, "en"),
    "exam": ("advocert_quiz", exam_text, clean, "en"),
    "deck": ("advocert_practice", deck_text, clean, "en"),
    "deck-german": ("advocert_practice", deck_text, clean, "de"),
    "mistakes-german": ("advocert_scenario", scenario_text, broken, "de"),
    "empty": ("advocert_lesson", str, clean, "en"),
    "empty-german": ("advocert_scenario", str, clean, "de"),
    "begun-german": ("advocert_scenario", str, begun, "de"),
    "pieces-german": ("advocert_scenario", scenario_text, offered, "de"),
    "inserted-german": ("advocert_scenario", scenario_text, inserted, "de"),
    "refused-german": ("advocert_lesson", lesson_text, refused, "de"),
}


@pytest.mark.parametrize("state", STATES)
def test_editor(browser: Browser, platform: Platform, settings: object, state: str) -> None:
    kind, text, act, language = STATES[state]
    settings.SERVICE_VARIANT = "cms"
    platform.author("X", kind, text())
    with override(language), unit_page(browser, platform, "X", view="studio_view", mode=STUDIO) as unit:
        unit.page.evaluate(MODAL)
        unit.page.wait_for_timeout(800)
        act(unit)
        shoot(unit.page, f"editor-{state}")


def test_certificate(browser: Browser, platform: Platform, settings: object) -> None:
    """The one block without a text."""
    settings.SERVICE_VARIANT = "cms"
    platform.author("C", "advocert_certificate")
    with unit_page(browser, platform, "C", view="studio_view", mode=STUDIO) as unit:
        unit.page.evaluate(MODAL)
        shoot(unit.page, "editor-certificate")
