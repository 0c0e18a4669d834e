"""The player over HTTP: it behaves like the platform, and keeps apart what different people do."""

import html
import re
from pathlib import Path

import pytest

COURSE = Path(__file__).parents[2] / "courses/content/fnd/course.yaml"
FIRST = "/learn/fnd-u01/"
LESSON = "/learn/fnd-u02/"
PAGES = [
    "/",
    "/learn/",
    *(f"/learn/fnd-u{number:02}/" for number in range(1, 22)),
    "/advocert/me/",
    "/advocert/verify/",
]


def sign_everything(person, page: str) -> None:
    """Sign each clause of a lesson in the version that its page shows, and answer its questions."""
    base, text = person.handler_base(page), person.get(page).text
    for clause, sha256 in re.findall(
        r'name="clause" value="([^"]+)".*?name="sha256" value="([0-9a-f]{64})"', text, re.DOTALL
    ):
        answer = person.post(f"{base}sign", json={"clause": clause, "sha256": sha256, "agreed": True})
        assert answer.status_code == 200, answer.text
    for item in set(re.findall(r'name="item" value="([^"]+)"', text)):
        assert person.post(f"{base}answer", json={"item": item, "option": 0}).status_code == 200
    person.post(f"{base}finish", json={})


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_first_heading(amina, path):
    assert len(re.findall(r"<h1[ >]", amina.get(path).text)) == 1


def test_the_outline_names_all_units_and_marks_the_current_one(amina):
    page = amina.get(LESSON).text
    units = len(re.findall(r"component:", COURSE.read_text()))
    assert len(re.findall(r'href="/learn/fnd-u\d\d/"', page.split("</nav>")[1])) == units
    assert re.search(r'href="/learn/fnd-u02/" aria-current="page"', page)


def test_a_unit_leads_to_the_one_before_and_the_one_after(amina):
    pager = amina.get(LESSON).text.split('aria-label="Parts of the course"')[1]
    assert 'href="/learn/fnd-u01/"' in pager
    assert 'href="/learn/fnd-u03/"' in pager


def test_a_finished_lesson_is_done_in_the_outline_of_its_learner_only(amina, marta):
    sign_everything(amina, LESSON)
    assert re.search(r'href="/learn/fnd-u02/".{0,200}, done', amina.get("/learn/").text, re.DOTALL)
    assert not re.search(r'href="/learn/fnd-u02/".{0,200}, done', marta.get("/learn/").text, re.DOTALL)


def finish_the_conversation(person, page: str) -> None:
    """Take the first reply on the screen until there is none."""
    base = person.handler_base(page)
    stage = person.post(f"{base}begin", json={}).json()["regions"]["stage"]
    while 'name="choice"' in stage:
        taken = {
            name: re.search(rf'name="{name}" value="([^"]+)"', stage)[1]
            for name in ("attempt", "step", "choice")
        }
        stage = person.post(f"{base}choose", json=taken).json()["regions"]["stage"]


def test_whoever_has_had_the_first_conversation_is_led_to_the_course_and_not_to_the_start(jonas):
    jonas.get("/learn/start/")
    finish_the_conversation(jonas, FIRST)
    assert jonas.get("/learn/start/").url.endswith("/learn/")


def test_what_amina_did_at_the_workshop_is_behind_her(amina):
    page = amina.get("/learn/").text
    for unit in ("u11", "u13", "u15", "u17", "u20", "u21"):
        assert re.search(rf'href="/learn/fnd-{unit}/".{{0,200}}, done', page, re.DOTALL)
    assert "Sign the clause" not in amina.get("/learn/fnd-u13/").text


def test_what_one_learner_does_in_a_block_is_there_in_another_browser(demo, jonas):
    base = jonas.handler_base(FIRST)
    jonas.post(f"{base}begin", json={})
    again = type(jonas)(demo.url)
    again.be("jonas")
    assert "Start the conversation" in jonas.get("/learn/fnd-u05/").text
    assert "Start the conversation" not in again.get(FIRST).text


def test_what_one_learner_does_in_a_block_is_not_there_for_others(jonas, marta):
    jonas.post(f"{jonas.handler_base(FIRST)}begin", json={})
    assert "Start the conversation" in marta.get(FIRST).text


def test_a_handler_refuses_a_request_without_the_csrf_token(amina):
    assert amina.post(f"{amina.handler_base(FIRST)}begin", token=False, json={}).status_code == 403


def test_nobody_in_particular_can_call_no_handler(amina, visitor):
    base = amina.handler_base(FIRST)
    visitor.get("/")
    assert visitor.post(f"{base}begin", json={}).status_code == 403
    assert visitor.get(f"{base}begin").status_code == 403


def test_nobody_in_particular_sees_no_unit(visitor):
    assert "Who do you want to be?" in visitor.get(FIRST).text


def test_answers_to_wrong_calls_are_those_of_the_platform(amina):
    base = amina.handler_base(FIRST)
    assert amina.get(f"{base}begin").status_code == 405
    assert amina.post(f"{base}begin", data="{").status_code == 400
    assert amina.post(f"{base}no_such_handler", json={}).status_code == 404
    assert amina.post(f"{base}max_score", json={}).status_code == 404


@pytest.mark.parametrize(
    "usage",
    [
        "nonsense",
        "block-v1:Acme+FND+2026+type@advocert_lesson+block@FND-L99",
        "block-v1:Acme+OTHER+2026+type@advocert_lesson+block@FND-L01",
        "block-v1:Acme+FND+2026+type@filethumbs+block@FND-L01",
    ],
)
def test_only_blocks_of_the_course_can_be_called(amina, usage):
    amina.get("/")
    assert amina.post(f"/learn/handler/{usage}/begin", json={}).status_code == 404


def test_keys_are_those_of_the_platform_and_name_the_component(amina):
    assert (
        'data-usage-id="block-v1:Acme+FND+2026+type@advocert_scenario+block@FND-01"' in amina.get(FIRST).text
    )


def test_scripts_and_styles_of_a_block_are_served_with_their_type(amina):
    answer = amina.get("/learn/resource/advocert_lesson/public/lesson/lesson.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "uri", ["lesson.py", "public/../lesson.py", "public/%2e%2e/lesson.py", "public/none.js", "public"]
)
def test_nothing_but_public_files_of_a_block_is_served(amina, uri):
    assert amina.get(f"/learn/resource/advocert_lesson/{uri}").status_code == 404


def test_links_between_components_lead_to_their_unit(amina):
    assert "/jump_to_id/" not in amina.get("/learn/fnd-u04/").text
    assert amina.get("/learn/jump/FND-01/").url.endswith(FIRST)
    assert amina.get("/learn/jump/FND-99/").status_code == 404


def test_no_answer_reaches_the_page_before_its_time(amina, demo):
    source = (demo.content / "fnd/scenarios/FND-01.md").read_text()
    consequences = re.findall(r"^ +> ([^{}\n]{20,})", source, re.MULTILINE)
    amina.post(f"{amina.handler_base(FIRST)}begin", json={})
    page = html.unescape(amina.get(FIRST).text)
    assert len(consequences) > 5
    assert not [text for text in consequences if text[:20] in page]
