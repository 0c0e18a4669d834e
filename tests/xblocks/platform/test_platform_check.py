"""The check that operators run after installing plays our blocks by what stands on their pages, and says what is wrong."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from demo.platform_check.play import Heart, Sitting
from demo.platform_check.reading import Page
from demo.platform_check.web import Reply, UnexpectedError, Visitor
from tests.support.running import ROOT
from tests.support.strict_runtime import Platform

from advocert_courses import api as courses

CONTENT = ROOT / "courses" / "content"
KINDS = {
    "FND-L01": "advocert_lesson",
    "FND-L05": "advocert_lesson",
    "FND-01": "advocert_scenario",
    "FND-02": "advocert_scenario",
    "FND-EXAM": "advocert_quiz",
}


class Neighbour(Visitor):
    """A learner at the strict platform: the same doors, no network."""

    def __init__(self, platform: Platform) -> None:
        super().__init__("http://strict.example")
        self.platform = platform

    def get(self, path: str, accept: str = "*/*") -> Reply:
        del accept
        html = f"<html><body>{self.platform.render(path).content}</body></html>"
        return Reply(200, "text/html", html.encode(), path)

    def post_bytes(self, path: str, body: bytes, kind: str) -> Reply:
        del kind
        name, handler = path.split("/xblock/")[1].rsplit("@", maxsplit=1)[-1].split("/handler/")
        answer = self.platform.call(name, handler, body.decode())
        return Reply(answer.status, "application/json", answer.text.encode(), path)


@pytest.fixture(scope="module")
def heart() -> Heart:
    return Heart.of(CONTENT)


@pytest.fixture
def learner(platform: Platform) -> Neighbour:
    tree = courses.read_tree(CONTENT)
    for ref, kind in KINDS.items():
        platform.author(ref, kind, courses.bundle_of(tree, ref))
    return Neighbour(platform)


@pytest.mark.parametrize("lesson", ["FND-L01", "FND-L05"])
def test_a_lesson_is_read_and_all_its_clauses_are_signed(learner: Neighbour, heart: Heart, lesson: str):
    signed = Sitting.at(learner, lesson, heart).read_and_sign()
    state = learner.platform.state(lesson)
    assert signed
    assert len(state["signatures"]) == signed
    assert state["completed_at"]


@pytest.mark.parametrize("scenario", ["FND-01", "FND-02"])
def test_a_conversation_is_passed_by_heart(learner: Neighbour, heart: Heart, scenario: str):
    assert Sitting.at(learner, scenario, heart).converse()
    value, most = learner.platform.grade(scenario) or (0, 1)
    assert value / most > 0.9


def test_the_exam_is_passed_by_heart_with_every_kind_of_question(learner: Neighbour, heart: Heart):
    count = Sitting.at(learner, "FND-EXAM", heart).take_exam()
    value, most = learner.platform.grade("FND-EXAM") or (0, 1)
    exam = courses.load_bundle(learner.platform.block("FND-EXAM").content).main
    assert (value, count) == (most, sum(exam.blueprint.values()))


def test_somebody_who_was_there_before_is_told_so(learner: Neighbour, heart: Heart):
    Sitting.at(learner, "FND-EXAM", heart).take_exam()
    with pytest.raises(UnexpectedError, match="was this learner here before"):
        Sitting.at(learner, "FND-EXAM", heart).take_exam()


def test_a_question_that_the_files_do_not_hold_is_named(learner: Neighbour):
    with pytest.raises(UnexpectedError, match="hold no question"):
        Sitting.at(learner, "FND-EXAM", Heart(frozenset(), {})).take_exam()


def test_a_page_without_a_block_is_no_page_of_ours():
    with pytest.raises(UnexpectedError, match="no block"):
        Page("<html><body><p>Sign in</p></body></html>")


def test_an_error_page_is_shown_from_its_beginning():
    with pytest.raises(UnexpectedError, match=r"/x: 500, '<h1>Broken"):
        Reply(500, "text/html", b"<h1>Broken</h1>", "/x").wanted(200)


class Doors(BaseHTTPRequestHandler):
    """Gives each host a token of its own, and tells which one came back."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Set-Cookie", f"csrftoken=of-{self.headers['Host'].split(':')[0]}; Path=/")
        self.end_headers()

    def do_POST(self) -> None:
        told = f"{self.headers['X-CSRFToken']} {self.headers['Referer']}"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(told.encode())

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), Doors) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_lms_and_studio_each_get_their_own_token(port: int):
    """Both call their cookie `csrftoken`, and a wrong one is a 403."""
    lms, studio = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    author = Visitor(lms)
    for host in (lms, studio):
        author.get(f"{host}/")
    assert author.post_json("/x", {}).text == f"of-127.0.0.1 {lms}/x"
    assert author.post_json(f"{studio}/x", {}).text == f"of-localhost {studio}/x"


def test_nobody_at_home_is_said_with_the_address():
    with pytest.raises(UnexpectedError, match=r"127\.0\.0\.1:9/x: no answer"):
        Visitor("http://127.0.0.1:9").get("/x")
