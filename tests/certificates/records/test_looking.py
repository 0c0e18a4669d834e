"""Everybody is looked at under new rules, in parts: a bar, then the whole list, and no rules on a list that is stale."""

import csv
import io
import json
from datetime import timedelta

import pytest
from tests.certificates.records.conftest import hr_person
from tests.certificates.records.test_programme import EASY, PAGE, look, propose, publish, said
from tests.support.programmes import NOW, compiled, signed

from advocert_certificates import api
from advocert_certificates.models import ProgrammeVersion, RulesLook
from advocert_certificates.records import looking as console
from advocert_certificates.usecases import looking

pytestmark = pytest.mark.django_db
PEOPLE = range(8, 18)


@pytest.fixture
def many(certified, monkeypatch):
    """Ten people who would gain, looked at two by two, four in the first request and four in each tick."""
    monkeypatch.setattr(looking, "BATCH", 2)
    monkeypatch.setattr(looking, "AT_ONCE", 4)
    monkeypatch.setattr(looking, "A_ROUND", 4)
    for user_id in PEOPLE:
        api.record_evidence(signed(user_id))


def address_of(answer):
    return answer.redirect_chain[-1][0]


def finish(now=NOW):
    while RulesLook.objects.filter(done_at=None).exists():
        looking.go_on_looking(now)


def test_the_page_says_how_far_it_is_and_goes_on(hr, many):
    answer = look(hr, compiled(**EASY))
    assert "Looked at 4 of 11" in said(answer)
    assert 'data-follow="yes"' in answer.content.decode()
    looking.go_on_looking(NOW)
    assert "Looked at 8 of 11" in said(hr.get(address_of(answer)))


def test_the_tick_looks_on_until_everybody_was_looked_at(hr, many):
    address = address_of(look(hr, compiled(**EASY)))
    for _ in range(3):
        api.tick(now=NOW)
    answer = hr.get(address)
    assert "11 people were looked at" in said(answer)
    assert "10 would be certified" in said(answer)


def test_the_same_file_again_is_the_look_that_is_under_way(hr, colleague, many):
    first, second = (address_of(look(browser, compiled(**EASY))) for browser in (hr, colleague))
    assert first == second


def test_rules_cannot_be_proposed_before_everybody_was_looked_at(hr, many):
    address = address_of(look(hr, compiled(**EASY)))
    assert "Propose these rules" not in said(hr.get(address))
    answer = hr.post(address)
    assert (answer.status_code, ProgrammeVersion.objects.count()) == (409, 1)
    assert "not everybody was looked at yet" in said(answer)


def test_the_list_is_shown_a_page_at_a_time(hr, many, monkeypatch):
    monkeypatch.setattr(console, "_SHOWN", 4)
    address = address_of(look(hr, compiled(**EASY)))
    finish()
    seen, query = [], ""
    for _ in range(3):
        context = hr.get(address + query).context
        seen += [one.full_name for one in context["effects"]]
        query = context["later"]
    assert (seen, query) == ([f"Tomasz {user_id}" for user_id in PEOPLE], "")


def test_one_kind_can_be_shown_alone(hr, many):
    address = address_of(look(hr, compiled(ref="L9", **EASY)))
    finish()
    (one,) = hr.get(f"{address}?effect=lose").context["effects"]
    assert (one.full_name, one.level_ref) == ("Tomasz 7", "L1")


def test_the_whole_list_is_a_file(hr, many):
    address = address_of(look(hr, compiled(**EASY)))
    finish()
    text = hr.get(f"{address}?format=csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["name"] for row in rows] == [f"Tomasz {user_id}" for user_id in PEOPLE]
    assert {(row["effect"], row["level"]) for row in rows} == {("gain", "L1")}


def test_half_a_list_is_no_file(hr, many):
    assert hr.get(f"{address_of(look(hr, compiled(**EASY)))}?format=csv").status_code == 403


def test_the_owner_takes_no_names_along(many):
    owner = hr_person("olga", group="advocert_owners")
    address = address_of(look(owner, compiled(**EASY)))
    finish()
    assert owner.get(f"{address}?format=csv").status_code == 403
    assert "Tomasz" not in said(owner.get(address))


def test_rules_come_into_force_on_the_whole_list_only(hr, colleague, certified, many):
    address = address_of(look(hr, compiled(**EASY)))
    finish()
    proposal = hr.post(address).url
    colleague.post(proposal, {"look": "1"})
    assert "Put them in force" not in said(colleague.get(proposal))
    assert publish(colleague, proposal).status_code == 409
    finish()
    publish(colleague, proposal)
    assert ProgrammeVersion.objects.get(active=True).approved_by == "hanna"


@pytest.fixture
def proposed(hr, certified):
    return propose(hr, compiled(**EASY))


def refused(browser, address, on):
    answer = browser.post(address, {"on": str(on)})
    assert ProgrammeVersion.objects.get(active=True).approved_by != "hanna"
    return answer.status_code, said(answer)


def test_a_list_of_yesterday_is_no_ground(colleague, proposed):
    RulesLook.objects.update(at=RulesLook.objects.get().at - timedelta(days=1))
    assert "more than a day old" in said(colleague.get(proposed))
    status, text = refused(colleague, proposed, RulesLook.objects.get().uuid)
    assert (status, "the list is more than a day old; look again" in text) == (409, True)


def test_a_list_from_before_other_rules_is_no_ground(colleague, proposed):
    api.load_programme(compiled(summary="may do more"), actor="test", now=NOW)
    assert "Other rules came into force after this list was made" in said(colleague.get(proposed))
    status, text = refused(colleague, proposed, RulesLook.objects.get().uuid)
    assert (status, "other rules came into force after the list was made" in text) == (409, True)


def test_a_list_about_another_file_is_no_ground(hr, colleague, proposed):
    other = address_of(look(hr, compiled(ref="L9"))).rstrip("/").rpartition("/")[2]
    status, text = refused(colleague, proposed, other)
    assert (status, "the list is about other rules" in text) == (409, True)


@pytest.mark.parametrize("on", ["", "x", "12345678-1234-1234-1234-123456789012"])
def test_no_list_is_no_ground(colleague, proposed, on):
    assert refused(colleague, proposed, on)[0] == 400


def test_a_look_that_is_not_there_is_said_so(hr, programme):
    answer = hr.get(f"{PAGE}looks/12345678-1234-1234-1234-123456789012/")
    assert answer.status_code == 404
    assert "look again" in said(answer)


def test_the_page_survives_a_reload(hr, many):
    address = address_of(look(hr, compiled(**EASY)))
    finish()
    assert hr.get(address).content.count(b"Tomasz") == hr.get(address).content.count(b"Tomasz") == len(PEOPLE)


def test_the_document_is_what_was_looked_at(hr, certified):
    document = compiled(**EASY)
    look(hr, document)
    assert RulesLook.objects.get().body == json.loads(json.dumps(document))
