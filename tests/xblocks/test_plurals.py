"""A language has as many forms as it has: three in Polish, one for one, one for a few, one for many."""

import json
from typing import Any

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, expect
from tests.support.browsing.unit import open_block
from tests.support.practising import NAME as DECK
from tests.support.practising import learn, page
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform
from tests.xblocks.quiz.test_in_a_browser import press
from tests.xblocks.samples import deck_text, exam_text, kinds_text

from advocert_xblocks._shared.words import plural, words_for


class Polish:
    """A service whose sentences end in the form that was chosen; the rule is that of Polish."""

    def gettext(self, text: str) -> str:
        # A word of the dates differs, so the page is said to be Polish.
        return "Środa" if text == "Wednesday" else text

    def ngettext(self, one: str, many: str, number: int) -> str:
        is_few = number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}
        return f"{many} ({'one' if number == 1 else 'few' if is_few else 'many'})"


@pytest.fixture
def polish(platform: Platform) -> Any:
    platform.services["i18n"] = Polish()
    with override("pl"):
        yield platform


def test_forms_for_the_script_stand_below_a_number_that_takes_them() -> None:
    with override("pl"):
        forms = json.loads(words_for(Polish()).forms_json(plural("1 day", "{days} days"), "days"))
    assert forms == {
        "1": "{} days (one)",
        "2": "{} days (few)",
        "3": "{} days (few)",
        "100": "{} days (many)",
    }


def test_the_exam_before_and_after(polish: Platform) -> None:
    polish.author(EXAM, "advocert_quiz", exam_text())
    sitting = Sitting(polish)
    assert "4 minutes (few)" in sitting.view()
    result = sitting.stage(sitting.take(right=1))
    assert "with 4 questions you have not seen. (few) Two tries are left. (few)" in result


def test_an_open_question_more_is_another_form(polish: Platform) -> None:
    polish.author(EXAM, "advocert_quiz", exam_text())
    sitting = Sitting(polish)
    sitting.begin()
    told = [sitting.stage(sitting.post("submit"))]
    for number in (1, 2, 3):
        sitting.answer(number)
    told.append(sitting.stage(sitting.post("submit")))
    assert ["(few)" in told[0], "not right. (one)" in told[1]] == [True, True]


def test_practice_counts_cards_and_minutes_each_by_itself(polish: Platform) -> None:
    polish.author(DECK, "advocert_practice", deck_text())
    learn(polish)
    polish.clock.move(days=3)
    assert "Three cards today (few), about two minutes (few)" in page(polish)


@pytest.mark.browser
def test_the_script_chooses_the_form_of_the_number_that_it_counted(
    browser: Browser, polish: Platform
) -> None:
    polish.author(EXAM, "advocert_quiz", kinds_text())
    sitting = Sitting(polish)
    sitting.begin()
    number = next(one for one in (1, 2, 3) if "kind-pick-two" in sitting.show(one))
    with open_block(browser, polish, EXAM) as (tab, _line):
        press(tab, "Go on with question")
        press(tab, f"{number}, open")
        boxes, line = tab.get_by_role("checkbox"), tab.locator("[data-picked]")
        for place, said in enumerate(
            ["1 of 2 picked (one)", "2 of 2 picked (few)", "3 picked. Take back all but two. (few)"]
        ):
            boxes.nth(place).check()
            expect(line).to_have_text(said)
