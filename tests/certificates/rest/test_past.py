"""Answers about the past over HTTP: for HR, as the door gives them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from tests.support.lives import Lives

from advocert_certificates import api

pytestmark = pytest.mark.django_db
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
