"""Two people and new rules: Jonas looks at a file and proposes it, Marta looks again and puts it in force."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import be
from tests.support.running import RunningDemo

pytestmark = pytest.mark.browser
PAGE = "/advocert/records/programme/"


def new_rules(demo: RunningDemo) -> bytes:
    """Return what `advocert build` writes, with a level that only asks for one signature."""
    assert demo.build().returncode == 0
    document = json.loads((demo.archive.parent / "programme.json").read_text())
    document["levels"][0]["scopes"].append("coach")
    easy = {
        **document["levels"][0],
        "ref": "L0X",
        "title": "Signed one clause",
        "requires": {"clauses": ["DISC-1@1"]},
    }
    easy.pop("renewal", None)
    document["levels"].append(easy)
    return json.dumps(document).encode()


def test_two_people_bring_new_rules_into_force(browser: Browser, demo: RunningDemo) -> None:
    file = {"name": "programme.json", "mimeType": "application/json", "buffer": new_rules(demo)}
    jonas, marta = be(browser, demo, "Jonas, trainer"), be(browser, demo, "Marta, HR")
    page = jonas.page
    page.goto(demo.url + PAGE)
    jonas.look("programme")
    page.set_input_files("#programme", files=[file])
    page.get_by_role("button", name="Look first…").click()
    expect(page.get_by_text("Level L0X is new.")).to_be_visible()
    expect(page.get_by_text("people were looked at, as it stood on")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Who they are is for HR.")).to_be_visible()
    jonas.look("programme-looked-at")
    page.get_by_role("button", name="Propose these rules").click()
    expect(page.get_by_text("You proposed these rules.")).to_be_visible()
    jonas.look("programme-own-proposal")

    page = marta.page
    page.goto(demo.url + PAGE)
    page.get_by_role("link", name="Look at").click()
    expect(page.get_by_role("heading", name="What it would do to whom")).to_be_visible()
    expect(page.get_by_text("would be certified").first).to_be_visible()
    marta.look("programme-proposal")
    with page.expect_download() as kept:
        page.get_by_role("link", name="All of them as CSV").click()
    assert b"gain" in Path(kept.value.path()).read_bytes()
    page.get_by_role("button", name="Put them in force").click()
    expect(page.get_by_text("The new rules are in force.")).to_be_visible()
    expect(page.get_by_text("put in force by marta")).to_be_visible()
    marta.look("programme-in-force")
    for eyes in (jonas, marta):
        eyes.page.context.close()


def test_a_file_that_is_no_programme_says_so_on_the_page(browser: Browser, demo: RunningDemo) -> None:
    marta = be(browser, demo, "Marta, HR")
    marta.page.goto(demo.url + PAGE)
    marta.page.set_input_files(
        "#programme", files=[{"name": "x.json", "mimeType": "application/json", "buffer": b"{"}]
    )
    marta.page.get_by_role("button", name="Look first…").click()
    expect(marta.page.get_by_role("alert")).to_contain_text("Nothing was changed.")
    marta.look("programme-wrong-file")
    marta.page.context.close()
