"""New rules in the console: looked at, proposed by one person, put in force by another."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags
from tests.certificates.records.conftest import hr_person
from tests.support.lives import care, clause, rules, short
from tests.support.programmes import compiled, signed

from advocert_certificates import api
from advocert_certificates.models import Person, ProgrammeVersion

pytestmark = pytest.mark.django_db
PAGE = "/advocert/records/programme/"
EASY = {"requires": {"clauses": ["DISC-1@1"]}}


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


def look(browser, document):
    text = document if isinstance(document, str) else json.dumps(document)
    file = SimpleUploadedFile("programme.json", text.encode())
    return browser.post(PAGE, {"programme": file}, follow=True)


def propose(browser, document):
    """Look, propose, and return the address of the proposal."""
    return browser.post(look(browser, document).redirect_chain[-1][0]).url


def publish(browser, address):
    """Press the button of the page: on the list that stands on it."""
    shown = browser.get(address).context["look"]
    return browser.post(address, {"on": str(shown.uuid)} if shown else {})


@pytest.fixture
def owner(db):
    return hr_person("olga", group="advocert_owners")


@pytest.fixture
def reviewer(db):
    return hr_person("rita", group="advocert_reviewers")


def test_the_page_says_what_is_in_force_and_by_whom(hr, programme):
    assert "policy set 2026.1" in said(hr.get(PAGE))
    assert "put in force by test" in said(hr.get(PAGE))


def test_looking_changes_nothing_and_names_who_would_gain(hr, certified):
    api.record_evidence(signed(8))
    answer = look(hr, compiled(**EASY))
    assert "1 would be certified, 0 would be renewed" in said(answer)
    assert "Tomasz 8" in said(answer)
    assert ProgrammeVersion.objects.count() == 1


def test_looking_names_who_would_have_to_sign_and_who_could_not_renew(hr, certified):
    text = clause("Another text.\n", 2) | {"change": {"kind": "material", "summary": "x"}}
    requires = {"requires": {"clauses": ["DISC-1@2"]}}
    assert "1 would have to sign" in said(look(hr, compiled(**requires) | {"clauses": [text]}))
    assert "1 could not renew" in said(look(hr, compiled(ref="L9")))


def test_looking_says_in_sentences_what_is_new(hr, certified):
    answer = said(look(hr, rules(short(scopes=["coach"]), care())))
    for sentence in ("Level L2 is new.", "Level L1 allows also coach.", "how long it lasts"):
        assert sentence in answer


def test_the_same_rules_cannot_be_proposed(hr, certified):
    answer = look(hr, compiled())
    assert "these are the rules in force" in said(answer)
    assert "Propose these rules" not in said(answer)


def test_another_title_is_news_that_can_be_proposed(hr, certified):
    answer = look(hr, compiled() | {"title": "Speak for Acme, and mean it"})
    assert "Words about the programme" in said(answer)
    assert "Propose these rules" in said(answer)


def test_one_person_proposes_and_another_puts_them_in_force(hr, colleague, certified):
    address = propose(hr, compiled(**EASY))
    assert "You proposed these rules" in said(hr.get(address))
    assert "Put them in force" in said(colleague.get(address))
    publish(colleague, address)
    version = ProgrammeVersion.objects.get(active=True)
    assert (version.loaded_by, version.approved_by) == ("marta", "hanna")


def test_who_proposed_cannot_put_them_in_force_by_any_request(hr, certified):
    address = propose(hr, compiled(**EASY))
    answer = publish(hr, address)
    assert (answer.status_code, ProgrammeVersion.objects.get(active=True).approved_by) == (409, "test")


def test_a_proposal_waits_in_the_list(hr, colleague, certified):
    propose(hr, compiled(**EASY))
    assert "By marta" in said(colleague.get(PAGE))


def test_the_second_person_sees_what_would_happen_on_that_day(hr, colleague, certified):
    address = propose(hr, compiled(**EASY))
    api.record_evidence(signed(9))
    assert "Tomasz 9" not in said(colleague.get(address))
    colleague.post(address, {"look": "1"})
    assert "Tomasz 9" in said(colleague.get(address))


def test_the_owner_sees_numbers_and_no_names(owner, certified):
    api.record_evidence(signed(8))
    answer = said(look(owner, compiled(**EASY)))
    assert "1 would be certified" in answer
    assert "Tomasz" not in answer


def test_a_level_that_would_be_gained_counts_for_the_next_one(hr, programme):
    api.record_evidence(signed(8))
    third = short(ref="L2", requires={"certifications": ["L1"]}, renewal={})
    answer = look(hr, compiled(**EASY) | {"levels": [short(**EASY), third]})
    assert [one.level_ref for one in answer.context["effects"]] == ["L1", "L2"]


@pytest.mark.parametrize("document", ["", "{", "[]", '{"schema": 2}', '{"schema": 1}', "\x00"])
def test_a_file_that_is_no_programme_is_one_clear_sentence(hr, programme, document):
    answer = look(hr, document)
    assert answer.status_code == 400
    assert "This file cannot be used. Nothing was changed." in said(answer)
    assert "certificate file" not in said(answer)


def test_a_signed_text_that_was_changed_in_place_is_refused(hr, certified):
    answer = look(hr, compiled() | {"clauses": [clause("Changed in place.\n")]})
    assert "has changed although people have signed it" in said(answer)


@pytest.mark.parametrize("sha256", ["0" * 64, "x", "%3Cscript%3E"])
def test_a_proposal_that_nobody_made_is_not_there(hr, programme, sha256):
    assert hr.get(f"{PAGE}{sha256}/").status_code == 404


def test_a_cursor_that_is_not_ours_is_refused(hr, certified):
    address = propose(hr, compiled(**EASY))
    assert hr.get(f"{address}?from=zz").status_code == 404
    assert look(hr, compiled()).status_code == 200


def test_nobody_is_evaluated_by_looking(hr, certified):
    api.record_evidence(signed(8))
    look(hr, compiled(**EASY))
    assert not Person.objects.get(platform_user_id=8).certifications.exists()


def test_a_reviewer_reads_what_new_rules_would_do_in_numbers_and_has_no_button(hr, reviewer, certified):
    api.record_evidence(signed(8))
    address = propose(hr, compiled(**EASY))
    for page in (PAGE, address, f"{PAGE}looks/{reviewer.get(address).context['look'].uuid}/"):
        shown = reviewer.get(page).content.decode().partition("<main")[2]
        assert "<button" not in shown
        assert "Tomasz" not in shown
    assert "1 would be certified" in said(reviewer.get(address))


def test_a_reviewer_changes_nothing_by_any_request(hr, reviewer, certified):
    address = propose(hr, compiled(**EASY))
    assert look(reviewer, compiled()).status_code == 403
    assert publish(reviewer, address).status_code == 403
    assert ProgrammeVersion.objects.get(active=True).approved_by == "test"
