"""The pieces that the editor offers: what each inserts is in the format, and it comes where the author writes."""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect
from tests.support.browsing.unit import unit_page
from tests.support.strict_runtime import Platform
from tests.support.strict_store import STUDIO
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text

from advocert_courses import api as courses
from advocert_xblocks._shared.snippets import snippets_for

TEXTS = {
    courses.Lesson: lesson_text,
    courses.Scenario: scenario_text,
    courses.Exam: exam_text,
    courses.Deck: deck_text,
}
PIECES = [
    pytest.param(kind, piece, id=f"{kind.__name__}: {name}")
    for kind in TEXTS
    for name, piece in snippets_for(kind, courses.load_bundle(TEXTS[kind]()).main)
]
# A name that stands for one of the author's, or one that nothing leads to yet: what the author writes next.
TO_NAME = {"E101", "E104", "E201", "E202"}
TODAY = date(2026, 11, 24)


def mistakes(text: str) -> set[tuple[str, str]]:
    return {(one.rule, one.message) for one in courses.lint_bundle(text, TODAY) if one.is_error}


@pytest.mark.parametrize(("kind", "piece"), PIECES)
def test_a_piece_needs_only_the_names_of_the_author(kind: type, piece: str) -> None:
    text = TEXTS[kind]()
    # Further files come below the one in which the author writes.
    first, mark, rest = text.partition("<!-- file:")
    more = {one for one in mistakes(first + piece + mark + rest) - mistakes(text) if one[0] not in TO_NAME}
    assert more == set()


@pytest.mark.browser
def test_a_piece_comes_below_the_line_in_which_one_writes(
    browser: Browser, platform: Platform, settings: object
) -> None:
    settings.SERVICE_VARIANT = "cms"
    platform.author("X", "advocert_lesson", lesson_text())
    with unit_page(browser, platform, "X", view="studio_view", mode=STUDIO) as unit:
        area = unit.page.get_by_label("Source text")
        area.evaluate("(one) => { const at = one.value.indexOf('## Why'); one.setSelectionRange(at, at); }")
        unit.page.get_by_label("Insert a piece …").select_option("A conversation to try")
        expect(area).to_be_focused()
        written = area.input_value()
    assert "## Why it matters\n\n> [!TRY FND-01]\n" in written


@pytest.mark.browser
def test_the_line_in_which_one_writes_is_marked(
    browser: Browser, platform: Platform, settings: object
) -> None:
    settings.SERVICE_VARIANT = "cms"
    platform.author("X", "advocert_lesson", lesson_text())
    with unit_page(browser, platform, "X", view="studio_view", mode=STUDIO) as unit:
        area = unit.page.get_by_label("Source text")
        area.focus()
        area.evaluate("(one) => one.setSelectionRange(0, 0)")
        area.press("ArrowDown")
        expect(unit.page.locator(".line").nth(1)).to_have_class("line here")
