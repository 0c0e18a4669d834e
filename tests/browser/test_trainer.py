"""The trainer's part of the walk: a change is seen after build and reload, a mistake is named by file and line."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import Eyes, be
from tests.support.running import RunningDemo

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def jonas(browser: Browser, demo: RunningDemo) -> Iterator[Eyes]:
    eyes = be(browser, demo, "Jonas, trainer")
    yield eyes
    eyes.page.context.close()


def lesson_file(demo: RunningDemo):
    return demo.content / "fnd" / "lessons" / "FND-L02.md"


def test_a_trainers_change_is_seen_after_build_and_reload(jonas, demo):
    path = lesson_file(demo)
    path.write_text(path.read_text() + "\nA sentence that Jonas has just written.\n")
    assert demo.build().returncode == 0
    jonas.page.goto(f"{demo.url}/learn/jump/FND-L02/")
    jonas.look("trainer-sees-change")
    expect(jonas.page.get_by_text("A sentence that Jonas has just written.")).to_be_visible()


def test_a_trainers_mistake_is_named_by_file_and_line(jonas, demo):
    path = lesson_file(demo)
    before = path.read_text()
    path.write_text(before.replace("> [!EXAMPLE weak]", "> [!EXAMPLE feeble]", 1))
    line = before[: before.index("> [!EXAMPLE weak]")].count("\n") + 1
    said = demo.build()
    jonas.page.goto(f"{demo.url}/trainer/")
    jonas.look("trainer-with-mistake")
    path.write_text(before)
    assert said.returncode == 1
    assert f"fnd/lessons/FND-L02.md:{line}: " in said.stdout + said.stderr
    expect(jonas.page.get_by_text(f"fnd/lessons/FND-L02.md:{line}").first).to_be_visible()


def test_a_trainer_sees_which_question_is_broken(jonas, demo):
    jonas.page.goto(f"{demo.url}/advocert/records/questions/")
    jonas.page.get_by_text("How to read this").click()
    jonas.look("trainer-questions")
    jonas.page.get_by_role("row").get_by_role("link").first.click()
    jonas.look("trainer-question")
