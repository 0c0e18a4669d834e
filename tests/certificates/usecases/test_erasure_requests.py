"""Two people forget somebody: whoever asks, who may be the person, and another one of HR who does it."""

import pytest
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.domain.erasure_errors import (
    AlreadyErasedError,
    ErasureNotAskedError,
    ErasureNotConfirmedError,
)
from advocert_certificates.domain.errors import PersonNotFoundError, SamePersonError, UnknownReasonError
from advocert_certificates.models import Erasure, ErasureRequest, Person

pytestmark = pytest.mark.django_db
USER = "user7"


@pytest.fixture
def who(certified):
    return Person.objects.get().uuid


def propose(who, actor="marta", **changed):
    api.propose_erasure(who, **({"reason": "asked", "typed": USER, "actor": actor, "now": NOW} | changed))


def erase(who, actor="hanna", typed=USER):
    return api.erase_as_asked(who, typed=typed, actor=actor, now=NOW)


def step(who, actor):
    return api.get_erasure_plan(who, actor=actor).step


def test_one_proposes_and_another_does_it(who):
    propose(who)
    assert erase(who).ended == 1
    assert Person.objects.get().username == ""


def test_who_proposed_cannot_do_it(who):
    propose(who)
    with pytest.raises(SamePersonError):
        erase(who, actor="marta")
    assert Person.objects.get().username == USER


def test_when_two_proposed_either_may_do_it(who):
    propose(who)
    propose(who, actor="hanna")
    assert erase(who, actor="marta").facts > 0


def test_nobody_is_erased_whom_nobody_asked_about(who):
    with pytest.raises(ErasureNotAskedError):
        erase(who)


def test_the_persons_own_request_is_the_first_of_the_two(who):
    api.ask_to_be_erased(7, now=NOW)
    assert erase(who).facts > 0


def test_a_request_that_was_withdrawn_erases_nobody(who):
    api.ask_to_be_erased(7, now=NOW)
    assert api.withdraw_my_request(7, now=NOW)
    with pytest.raises(ErasureNotAskedError):
        erase(who)


def test_the_person_does_not_withdraw_what_hr_proposed(who):
    propose(who)
    assert not api.withdraw_my_request(7, now=NOW)
    assert step(who, "hanna") == "erase"


def test_hr_does_not_drop_what_the_person_asked(who):
    propose(who)
    api.ask_to_be_erased(7, now=NOW)
    assert api.drop_proposals(who, now=NOW)
    assert [one.by for one in api.get_erasure_plan(who, actor="hanna").asks] == [""]


@pytest.mark.parametrize("typed", ["", "USER7", "user", "user77", "Tomasz 7"])
def test_another_word_than_the_user_name_confirms_nothing(who, typed):
    with pytest.raises(ErasureNotConfirmedError):
        propose(who, typed=typed)
    api.ask_to_be_erased(7, now=NOW)
    with pytest.raises(ErasureNotConfirmedError):
        erase(who, typed=typed)
    assert Person.objects.get().username == USER


def test_who_has_no_user_name_is_confirmed_by_the_number_of_the_record(who):
    Person.objects.update(username="")
    propose(who, typed=str(who))
    assert erase(who, typed=str(who)).facts > 0


def test_nobody_of_hr_decides_about_their_own_record(who):
    with pytest.raises(SamePersonError):
        propose(who, actor=USER)
    api.ask_to_be_erased(7, now=NOW)
    with pytest.raises(SamePersonError):
        erase(who, actor=USER)
    assert step(who, USER) == "self"


def test_asking_twice_is_asking_once(who):
    for _ in range(2):
        api.ask_to_be_erased(7, now=NOW)
        propose(who)
    assert ErasureRequest.objects.count() == 2


def test_a_reason_of_no_list_is_refused(who):
    with pytest.raises(UnknownReasonError):
        propose(who, reason="dislike")


def test_a_second_time_says_that_it_is_done(who):
    api.ask_to_be_erased(7, now=NOW)
    erase(who)
    for again in (propose, erase):
        with pytest.raises(AlreadyErasedError):
            again(who)


def test_of_somebody_unknown_nothing_can_be_asked(db):
    with pytest.raises(PersonNotFoundError):
        api.ask_to_be_erased(4_711, now=NOW)


def test_what_was_done_names_nobody_and_says_who_asked(who):
    api.ask_to_be_erased(7, now=NOW)
    propose(who)
    report = erase(who)
    done = api.get_erasure(who)
    assert (done.by, [one.by for one in done.asked]) == ("hanna", ["", "marta"])
    assert done.counts["facts"] == report.facts
    assert [one for one in ("user7", "Tomasz", "acme.example") if one in repr(done)] == []


def test_a_dry_run_closes_no_request_and_keeps_no_report(who):
    propose(who)
    api.erase_person(who, actor="hanna", dry_run=True, now=NOW)
    assert (Erasure.objects.count(), step(who, "hanna")) == (0, "erase")


def test_every_way_to_be_erased_answers_the_request(who):
    api.ask_to_be_erased(7, now=NOW)
    api.erase_platform_user(7, actor="platform", now=NOW)
    assert (api.count_waiting_erasures(), api.get_erasure(who).by) == (0, "platform")


def test_who_proposed_and_did_it_is_forgotten_with_their_own_erasure(who):
    propose(who)
    erase(who)
    for name in ("marta", "hanna"):
        api.erase_platform_user(4_711, actor="platform", username=name, now=NOW)
    done = api.get_erasure(who)
    assert done.by.startswith("erased-")
    assert done.asked[0].by.startswith("erased-")


def test_the_law_gives_a_month_to_answer_the_person(who):
    api.ask_to_be_erased(7, now=NOW)
    ask = api.get_erasure_plan(who, actor="hanna").asks[0]
    assert (ask.due_at - ask.at).days in {28, 29, 30, 31}


def test_the_persons_file_has_the_requests_and_no_name_of_hr(who):
    propose(who)
    api.ask_to_be_erased(7, now=NOW)
    asked = api.export_person(who, now=NOW)["requests_to_erase"]
    assert [one["by"] for one in asked] == ["HR", "you"]
    assert "marta" not in repr(asked)


def test_erasures_are_listed_newest_first_a_page_at_a_time(who, monkeypatch):
    from advocert_certificates.usecases import erasure_requests

    monkeypatch.setattr(erasure_requests, "_PAGE", 1)
    other = Person.objects.create(platform_user_id=8, username="user8", created_at=NOW)
    for one in (who, other.uuid):
        api.erase_person(one, actor="hanna", now=NOW)
    first = api.list_erasures()
    second = api.list_erasures(cursor=first.next_cursor)
    assert [page.rows[0].person_uuid for page in (first, second)] == [other.uuid, who]
    assert second.next_cursor == ""
