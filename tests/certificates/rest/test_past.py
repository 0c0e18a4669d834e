"""Answers about the past over HTTP: for HR, as the door gives them."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from tests.support.lives import Lives

from advocert_certificates import api

pytestmark = pytest.mark.django_db
PEOPLE, DAY = "/advocert/api/v1/people/", timedelta(days=1)
ALLOWED, CHECKPOINT = "/advocert/api/v1/allowed/", "/advocert/api/v1/log/checkpoint/"


@pytest.fixture
def lives(db):
    story = Lives()
    story.certify()
    story.care()
    return story


@pytest.fixture
def hr(client, settings):
    user = get_user_model().objects.create_user("marta")
    user.groups.add(Group.objects.get_or_create(name="advocert_hr")[0])
    client.force_login(user)
    return client


def question(lives, **changes):
    asked = {"scope": "respond:brand-account", "area": "billing", "region": "DE", "on": lives.now.isoformat()}
    return asked | changes


def test_who_could_answer_about_billing_in_germany(hr, lives):
    rows = hr.get(ALLOWED, question(lives)).json()["results"]
    assert [(row["full_name"], row["level_ref"], row["area"]) for row in rows] == [
        ("Tomasz 7", "L2", "billing")
    ]


def test_elsewhere_nobody_could(hr, lives):
    assert hr.get(ALLOWED, question(lives, area="gardening")).json() == {"next": None, "results": []}


def test_a_day_that_is_none_is_refused_by_name(hr, lives):
    answer = hr.get(ALLOWED, question(lives, on="yesterday"))
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["on"])


def test_it_is_not_for_everybody(client, lives):
    client.force_login(get_user_model().objects.create_user("tomasz"))
    assert client.get(ALLOWED, question(lives)).status_code == 403


def test_how_a_person_stood_is_told_as_known_then(hr, lives):
    known = lives.now
    lives.at(days=10)
    api.revoke_certification(
        lives.of().uuid, reason_code="mistake", actor="marta", now=lives.now, effective_at=known
    )
    address = f"/advocert/api/v1/people/{lives.person().uuid}/standings/"
    told = [
        [row["standing"] for row in hr.get(address, {"on": known.isoformat(), **more}).json()["results"]]
        for more in ({"known_at": known.isoformat()}, {})
    ]
    assert told == [["certified", "certified"], ["revoked", "certified"]]


def test_the_checkpoint_is_for_everybody_and_names_nobody(client, lives, keys):
    note = api.make_checkpoint(now=lives.now).note
    assert client.get(CHECKPOINT).json() == {"checkpoint": note, "key": api.log_verifier_key()}


def test_the_list_of_people_is_told_as_it_stood_and_as_it_was_known(hr, lives):
    before = lives.now
    lives.at(days=10)
    lives.hold(lives.of().uuid, reason="other", effective_at=before)

    def found(**asked):
        rows = hr.get(PEOPLE, {"state": "suspended"} | asked).json()["results"]
        return [(row["full_name"], {one["state"] for one in row["certifications"]}) for row in rows]

    on = (before + DAY).isoformat()
    assert found(on=on) == [("Tomasz 7", {"suspended", "certified"})]
    assert found(on=on, known_at=on) == []


def test_the_next_page_of_a_day_is_of_the_same_day(hr, lives):
    lives.certify(8)
    answer = hr.get(PEOPLE, {"on": lives.now.isoformat(), "page_size": 1}).json()
    follows = hr.get(answer["next"]).json()
    assert [row["full_name"] for row in follows["results"]] == ["Tomasz 8"]
    assert "on=" in answer["next"]


def test_a_day_of_the_list_that_is_none_is_refused_by_name(hr, lives):
    answer = hr.get(PEOPLE, {"known_at": "yesterday"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["known_at"])
