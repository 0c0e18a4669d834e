"""The preview as a browser meets it: pages, play, who is let in."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.support.content import change
from webob import Request, Response

from advocert_xblocks._preview.server import LOOPBACK, App, serve
from advocert_xblocks._preview.workspace import Workspace

SCENARIO = "fnd/scenarios/FND-01.md"


def get(app: App, path: str, **headers: str) -> Response:
    return Request.blank(path, headers={"Host": "localhost:8765", **headers}).get_response(app)


def post(app: App, path: str, data: Any = None, **headers: str) -> Response:
    body = json.dumps(data or {}).encode()
    sent = {"Host": "localhost:8765", **headers}
    return Request.blank(path, method="POST", body=body, headers=sent).get_response(app)


def act(app: App, name: str, data: Any = None) -> Any:
    return post(app, f"/handler/advocert_scenario/FND-01/{name}", data).json


def test_the_first_page_is_the_first_part_of_the_course(app: App):
    assert get(app, "/").location.endswith(f"/text/{SCENARIO}")


def test_a_page_shows_the_text_line_by_line(app: App, root: Path):
    page = get(app, f"/text/{SCENARIO}").text
    assert page.count('<li id="L') == len((root / SCENARIO).read_text().rstrip("\n").split("\n"))


def test_a_finding_stands_at_its_line_and_in_the_list(app: App, space: Workspace, root: Path):
    change(root, SCENARIO, "  > Everybody can tell where you stand.\n", "")
    space.refresh()
    page = get(app, f"/text/{SCENARIO}").text
    assert 'href="#L22"' in page
    assert re.search(r'id="L22">.{0,400}E207', page)


def test_the_learners_page_is_the_real_block(app: App):
    assert "advocert-block advocert-scenario" in get(app, "/play/FND-01").text


@pytest.mark.django_db
def test_a_conversation_can_be_played(app: App):
    answer = act(app, "begin")
    assert "What would you say to question 1" in answer["regions"]["stage"]


@pytest.mark.django_db
def test_starting_over_forgets_what_was_done(app: App, space: Workspace):
    act(app, "begin")
    assert post(app, "/again/FND-01").status_code == 303
    assert "FND-01" not in space.learner


def test_play_can_begin_at_any_moment(app: App):
    assert "What would you say to question 3" in get(app, "/play/FND-01?from=n3").text


def test_a_moment_that_nobody_reaches_is_said_so(app: App):
    assert "Nobody can arrive at this moment" in get(app, "/play/FND-01?from=nowhere").text


@pytest.mark.parametrize(
    "path", ["/play/FND-L01", "/play/FND-EXAM", "/text/clauses/DISC-1.md", "/text/fnd/course.yaml"]
)
def test_every_kind_of_file_has_a_page(app: App, path: str):
    assert get(app, path).status_code == 200


def test_a_broken_file_shows_its_text_and_what_to_mend(app: App, space: Workspace, root: Path):
    change(root, SCENARIO, "(#n2)", "(#nowhere)")
    space.refresh()
    page = get(app, f"/text/{SCENARIO}").text
    assert "This file cannot be read yet" in page
    assert "E202" in page


def test_a_saved_file_is_told_to_the_page_that_waits(app: App, space: Workspace, root: Path):
    assert get(app, "/changes?since=0").json == {"number": 1}
    change(root, SCENARIO, "saves the thread", "reads the thread")
    assert space.refresh()
    assert get(app, "/changes?since=1").json == {"number": 2}


@pytest.mark.django_db
def test_ones_place_in_a_conversation_survives_a_change_of_words(app: App, space: Workspace, root: Path):
    assert "question 3" in get(app, "/play/FND-01?from=n3").text
    change(root, SCENARIO, "What would you say", "What would you answer")
    space.refresh()
    page = get(app, "/play/FND-01").text
    assert ["answer to question 1" in page, "say to question 3" in page] == [True, True]


def test_a_folder_that_is_emptied_says_so_and_recovers(app: App, space: Workspace, root: Path):
    hidden = root.rename(root.parent / "away")
    root.mkdir()
    space.refresh()
    assert get(app, "/").status_code == 200
    root.rmdir()
    hidden.rename(root)
    space.refresh()
    assert get(app, f"/text/{SCENARIO}").status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "localhost.evil.example", "", "127.0.0.1.nip.io", "[::2]", "a:b:c"],
)
def test_a_foreign_host_is_refused(app: App, host: str):
    """A name of somebody else may point to this machine (DNS rebinding)."""
    assert get(app, "/", Host=host).status_code == 403


@pytest.mark.parametrize("host", ["localhost:9", "127.0.0.1:9"])
def test_another_port_is_another_server(app: App, host: str):
    app.port = 8765
    assert get(app, "/", Host=host).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_foreign_page_cannot_act(app: App, headers: dict[str, str]):
    assert post(app, "/again/FND-01", **headers).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/files/../scenario.py",
        "/files/%2e%2e/scenario.py",
        "/files//etc/passwd",
        "/files/preview/../../scenario.py",
        "/files/scenario",
    ],
)
def test_only_public_files_are_served(app: App, path: str):
    assert get(app, path).status_code == 404


def test_unknown_pages_and_handlers_get_404(app: App):
    paths = ["/nowhere", "/play/FND-99", "/handler/advocert_scenario/FND-01/student_view"]
    assert [
        get(app, paths[0]).status_code,
        get(app, paths[1]).status_code,
        post(app, paths[2]).status_code,
    ] == [404] * 3


def test_a_script_in_the_text_is_text(app: App, space: Workspace, root: Path):
    change(root, SCENARIO, "saves the thread", "<script>alert(1)</script>")
    space.refresh()
    pages = [get(app, f"/text/{SCENARIO}").text, get(app, f"/text/{SCENARIO}?view=list").text]
    assert not [page for page in pages if "<script>alert" in page]
    assert "script-src 'self'" in get(app, f"/text/{SCENARIO}").headers["Content-Security-Policy"]


def test_it_listens_on_this_machine_only(space: Workspace):
    server = serve(space, 0)
    try:
        assert server.server_address[0] == LOOPBACK
    finally:
        server.server_close()


def test_a_taken_port_is_an_error(space: Workspace):
    server = serve(space, 0)
    try:
        with pytest.raises(OSError, match="in use"):
            serve(space, server.server_port)
    finally:
        server.server_close()
