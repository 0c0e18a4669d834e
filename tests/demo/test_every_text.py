"""Every page of the demo, as each of its people, in a language of brackets: what stands outside is data."""

import json
import re
from collections.abc import Iterator

import pytest
from tests.support import bracketed
from tests.support.running import RunningDemo, Visitor, wait_for

# The beginnings of a walk; every link of a page is followed, one of each kind.
STARTS = {
    "": [
        "/",
        "/advocert/verify/",
        "/advocert/verify/?certificate=7KQ2-M9XD",
        "/nowhere/",
        "/advocert/records/",
    ],
    "amina": ["/learn/", "/advocert/me/", "/advocert/me/data/", "/advocert/records/", "/trainer/"],
    "jonas": ["/trainer/", "/advocert/design/", "/advocert/me/"],
    "marta": [
        "/advocert/records/",
        "/advocert/records/?q=nobody-has-this-name",
        "/advocert/records/?standing=revoked",
        "/advocert/records/?format=doc",
        "/advocert/records/?from=nowhere",
        "/advocert/records/who/?on=2026-13-01&known=2999-01-01",
        "/advocert/records/report/?begin=2026-05-02&end=2026-05-01",
    ],
}
_ONE_OF_A_KIND = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|fnd-u\d+|(?<=jump/)[^/]+|\?.*")
_NO_PAGE = ("/static/", "/be/", "/leave/", "/language/", "/advocert/design/logo")
_DATA = """
import json
from demo.course import current_course
from demo.front import _scene as scene_of
from demo.people import PERSONAS
from advocert_courses import api as courses
from django.conf import settings
from advocert_certificates.models import Person
course, tree = current_course(), courses.read_tree(settings.PLACES.content)
parts = [*tree.scenarios.values(), *tree.lessons.values(), *tree.exams.values(), *tree.clauses.values()]
titles = {course.title, *(c.title for c in course.chapters), *(u.title for u in course.units), *(p.title for p in parts)}
names = {name for person in Person.objects.all() for name in (person.full_name, person.username, person.email)}
setting = scene_of(course).setting
print(json.dumps([setting, *titles, *names, *(persona.first_name for persona in PERSONAS.values())]))
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[RunningDemo]:
    running = RunningDemo(tmp_path_factory.mktemp("demo"), crowd=20)
    bracketed.write_catalogue(running.folder / "data" / "locale")
    running.start()
    mark = running.folder / "data" / "crowd-until"
    wait_for(lambda: mark.exists() and mark.read_text() == "today", 120, "the crowd to have lived")
    yield running
    running.program.kill()


@pytest.fixture(scope="module")
def data(demo: RunningDemo) -> set[str]:
    """What is no text of ours: the programme's words, titles of the course, names of people."""
    programme = json.loads((demo.folder / "data" / "programme.json").read_text())
    return {text for text in [*_strings(programme), *json.loads(demo.run(_DATA))] if len(text) > 1}


@pytest.fixture(scope="module", params=STARTS)
def walk(demo: RunningDemo, request: pytest.FixtureRequest) -> dict[str, str]:
    """Every page that one of the people comes to, one of each kind, by its address."""
    return dict(pages(reader(demo, request.param), STARTS[request.param]))


def outside(found: dict[object, str], data: set[str]) -> dict[object, list[str]]:
    return {place: left for place, page in found.items() if (left := bracketed.outside(page, data))}


def reader(demo: RunningDemo, slug: str = "") -> Visitor:
    person = Visitor(demo.url)
    person.session.headers["Accept-Language"] = bracketed.LANGUAGE
    if slug:
        person.be(slug)
    return person


def test_no_page_has_a_text_that_cannot_be_translated(walk, data):
    assert outside(walk, data) == {}


def test_every_page_says_which_language_it_is_in(walk):
    assert len(walk) > 1
    assert [path for path, page in walk.items() if f'<html lang="{bracketed.LANGUAGE}"' not in page] == []


def test_the_steps_of_hr_and_their_mistakes_are_translated(demo, data):
    marta = reader(demo, "marta")
    listing = marta.get("/advocert/records/?standing=certified").text
    person = re.search(r'"(/advocert/records/people/[0-9a-f-]+/)"', listing)[1]
    record = marta.get(person).text
    answers = [
        marta.post(_address(record, "pause"), data={"reason": "incident"}),
        marta.post(_address(record, "take-back"), data={"reason": "", "words": "x" * 1001}),
        marta.post(_address(record, "pause"), data={"reason": "absence", "words": "Away."}),
        marta.get(person),
        marta.post(_address(record, "take-back"), data={"reason": "own_wish"}),
        marta.get(person + "?on=2026-01-01"),
        marta.post("/advocert/records/many/", data={"action": "remind"}),
        marta.post("/advocert/records/many/", data={"action": "pause", "all": "yes"}),
    ]
    answers += [
        marta.post(answers[-1].url.removeprefix(demo.url), data={"words": ""}),
        marta.post(
            answers[-1].url.removeprefix(demo.url),
            data={"reason": "absence", "words": "Away."},
        ),
        marta.post("/advocert/records/attendance/", files={"list": ("a.csv", "person,what\nx,y\n")}),
        marta.post("/advocert/records/attendance/", files={"list": ("a.csv", "person,what,day\nx,y,z\n")}),
    ]
    assert outside({(at, answer.url): answer.text for at, answer in enumerate(answers)}, data) == {}


@pytest.mark.parametrize("text", ["", "hello", "{}", "a.b.c"])
def test_what_is_said_about_a_file_is_translated(demo, data, text):
    answer = reader(demo).post("/advocert/verify/file/", data={"text": text})
    assert outside({text: answer.text}, data) == {}


def test_somebody_can_choose_another_language_than_the_browser_asks_for(demo):
    stranger = reader(demo)
    page = stranger.post("/language/", data={"language": "de", "next": "/advocert/verify/"}).text
    assert '<html lang="de"' in page
    assert "Ist dieses Zertifikat gültig?" in stranger.get("/advocert/verify/").text


def test_a_page_that_needs_no_cookie_sets_none(demo):
    assert not reader(demo).get("/advocert/verify/").cookies


def pages(person: Visitor, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Follow every link to a page of ours, one of each kind."""
    waiting, seen = [*starts], set()
    while waiting:
        path = waiting.pop(0)
        kind = path if path in starts else _ONE_OF_A_KIND.sub("", path)
        if kind in seen or path.startswith(_NO_PAGE):
            continue
        seen.add(kind)
        response = person.get(path)
        if response.headers.get("Content-Type", "").startswith("text/html") and "__" not in path:
            yield path, response.text
            waiting += [link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', response.text)]


def _address(page: str, step: str) -> str:
    return re.search(rf'"(/advocert/records/people/[0-9a-f-]+/{step}/[0-9a-f-]+/)"', page)[1]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(part)
