"""Everything about one person, for that person."""

import json

import pytest
from tests.support.lives import Lives, rules, short

from advocert_certificates import api
from advocert_certificates.domain.errors import PersonNotFoundError

pytestmark = pytest.mark.django_db


@pytest.fixture
def lives(db, keys):
    story = Lives(rules(short()))
    story.certify()
    story.certify(8)
    story.hold(story.of().uuid, reason_text="A customer was named.")
    api.tick(now=story.now)
    return story


def data(lives):
    return api.export_person(lives.person().uuid, now=lives.now)


def test_it_can_be_written_as_json(lives):
    assert json.loads(json.dumps(data(lives)))["format"] == "advocert-person/1"


def test_it_has_what_is_in_every_table(lives):
    counts = {name: len(rows) for name, rows in data(lives).items() if isinstance(rows, list)}
    assert counts == {
        "certifications": 1,
        "steps": 3,
        "pauses": 1,
        "tasks": 1,
        "certificates": 1,
        "links": 0,
        "facts": 5,
        "messages_to_other_systems": 0,
        "mails_to_you": 0,
        "requests_to_erase": 0,
    }


def test_it_says_which_questions_were_drawn_while_that_is_known(lives):
    exam = next(fact for fact in data(lives)["facts"] if fact["kind"] == "exam.finished")
    assert exam["drawn_questions"]["item_refs"] == ["FND-Q-101"]


def test_it_has_the_words_and_not_the_colleague_who_wrote_them(lives):
    text = json.dumps(data(lives))
    assert "A customer was named." in text
    assert "marta" not in text


def test_it_says_nothing_about_anybody_else(lives):
    assert "Tomasz 8" not in json.dumps(data(lives))


def test_of_somebody_unknown_it_says_that_nothing_is_stored(lives):
    assert api.export_platform_user(99, now=lives.now)["person"] is None


@pytest.mark.parametrize("who", ["u7@acme.example", "uuid"])
def test_people_are_found_by_exactly_what_names_them(lives, who):
    asked = str(lives.person().uuid) if who == "uuid" else who
    assert api.find_person(asked) == lives.person().uuid


@pytest.mark.parametrize("who", ["", "Tomasz", "u7@acme", "00000000-0000-4000-8000-000000000000"])
def test_nobody_is_guessed(lives, who):
    with pytest.raises(PersonNotFoundError):
        api.find_person(who)
