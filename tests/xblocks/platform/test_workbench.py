"""xblock-sdk's own workbench, unchanged, in a process of its own: what somebody sees who only installs us beside it."""

import json
import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect
from tests.support.running import answers, free_port, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.workbench]
MANAGE = "import sys; from django.core.management import execute_from_command_line as run; run(sys.argv)"
BLOCKS = ("lesson", "scenario", "quiz", "practice", "certificate")


@pytest.fixture(scope="module")
def workbench(tmp_path_factory):
    """Its address, with a database of its own and without its own examples."""
    folder, port = tmp_path_factory.mktemp("workbench"), free_port()
    # A page asks for several things at once, and the workbench reads before it writes.
    waiting = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    base = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "workbench.db"), "OPTIONS": waiting}
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "workbench.settings",
        "EXCLUDE_SAMPLE_XBLOCKS": "yes",
        "WORKBENCH_DATABASES": json.dumps({"default": base}),
    }
    (folder / "var").mkdir()  # for its log
    manage = [sys.executable, "-W", "ignore", "-c", MANAGE]
    subprocess.run([*manage, "migrate"], cwd=folder, env=environment, check=True, capture_output=True)
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*manage, "runserver", "--noreload", str(port)],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/"), 30, "the workbench")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


@pytest.fixture
def page(browser):
    """A page that fails the test when a script does, or an address of ours."""
    page, trouble = browser.new_page(), []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("response", lambda got: trouble.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    yield page
    page.close()
    # The certificate service is not installed there; its block says so.
    assert [one for one in trouble if "favicon" not in one and "/advocert/" not in one] == []


def at(workbench, block, number=0, view="student_view"):
    return f"{workbench}/scenario/advocert_{block}.{number}/{view}/"


@pytest.mark.parametrize("view", ["student_view", "author_view", "studio_view"])
@pytest.mark.parametrize("block", BLOCKS)
def test_every_view_of_every_block_starts(workbench, page, block, view):
    page.goto(at(workbench, block, view=view))
    expect(page.locator(".advocert-block").first).to_be_visible()
    expect(page.get_by_text("This page could not be started")).to_have_count(0)


def test_a_conversation_is_begun_and_answered(workbench, page):
    page.goto(at(workbench, "scenario"))
    page.get_by_role("button", name="Start the conversation").click()
    page.keyboard.press("Shift")
    page.get_by_role("radio").last.check()
    page.get_by_role("button", name="Send this reply").click()
    page.keyboard.press("Shift")
    expect(page.get_by_text("Decision 2")).to_be_visible()


def test_an_exam_keeps_an_answer_over_a_reload(workbench, page):
    page.goto(at(workbench, "quiz"))
    page.get_by_role("button", name="Begin the exam").click()
    expect(page.get_by_text("Question 1 of 30")).to_be_visible()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_text("Question 2 of 30")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 of 30")).to_be_visible()


def test_a_clause_is_signed_and_stays_signed(workbench, page):
    page.goto(at(workbench, "lesson", 2))
    clause = page.get_by_role("checkbox").first
    clause.check()
    page.get_by_role("button", name="Sign the clause").first.click()
    expect(page.get_by_text("Signed on").first).to_be_visible()
    page.reload()
    expect(page.get_by_text("Signed on").first).to_be_visible()


def test_the_editor_checks_what_is_written(workbench, page):
    page.goto(at(workbench, "lesson", 1, view="studio_view"))
    editor = page.get_by_role("textbox").first
    editor.fill("---\nid: FND-L02\ntype: lesson\n---\nNo title.")
    expect(page.get_by_text("title").first).to_be_visible()
