"""The whole course without a mouse, and the focus can be seen at every stop."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.test_walk import do_the_unit
from tests.support.learner import CourseByHeart, KeyboardLearner

pytestmark = pytest.mark.browser
PARTS_LIMIT = 40


def test_the_whole_course_can_be_done_with_the_keyboard_alone(page, demo):
    learner = KeyboardLearner(page, CourseByHeart.of(demo.content))
    page.goto(demo.url)
    learner.tab_to(lambda here: "Amina, employee" in str(here["name"]), "Amina")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{demo.url}/learn/")
    learner.follow(re.compile("^(Begin|Go on)"))
    for _ in range(PARTS_LIMIT):
        do_the_unit(learner, "keyboard")
        if not page.get_by_role("link", name=re.compile("^Next:")).count():
            break
        learner.follow(re.compile("^Next:"))
    page.goto(f"{demo.url}/learn/")
    expect(page.get_by_text("You have done all of it")).to_be_visible()
