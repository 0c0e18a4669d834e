"""Numbers that can be read aloud, and places in a status list that nobody shares."""

import re

import pytest
from tests.support.issuing import issue_credential
from tests.support.programmes import NOW

from advocert_certificates.domain.credential_errors import StatusFullError
from advocert_certificates.models import Certification, Credential, StatusList
from advocert_certificates.usecases.issuing import new_number, normal_number


@pytest.fixture
def certification(certified):
    return Certification.objects.get()


def issue(certification):
    return issue_credential(certification, {}, NOW)


def test_a_number_has_no_letter_that_is_mistaken_for_another():
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", new_number()) for _ in range(200))


@pytest.mark.parametrize("typed", ["7kq2-m9xd", " 7KQ2 M9XD ", "7KQ2M9XD"])
def test_a_number_is_found_as_people_type_it(typed):
    assert normal_number(typed) == "7KQ2-M9XD"


def test_letters_that_look_like_digits_are_read_as_digits():
    assert normal_number("OIL0-1111") == "0110-1111"


@pytest.mark.django_db
def test_a_place_that_is_taken_is_drawn_again(certification):
    StatusList.objects.update(full=True)
    tiny = StatusList.objects.create(ref="2026-9", size=4)
    for _ in range(3):
        issue(certification)
    places = list(Credential.objects.filter(status_list=tiny).values_list("status_index", flat=True))
    assert len(places) == len(set(places)) >= 2


@pytest.mark.django_db
def test_a_full_list_is_closed_and_another_opened(certification):
    StatusList.objects.update(full=True)
    StatusList.objects.create(ref="2026-0", size=1)
    first, second = issue(certification), issue(certification)
    assert (first.status_list.ref, second.status_list.ref) == ("2026-0", "2026-3")
    assert StatusList.objects.get(ref="2026-0").full


@pytest.mark.django_db
def test_when_no_list_has_room_the_reason_is_said(certification):
    StatusList.objects.update(full=True)
    StatusList.objects.create(ref="2026-3", size=1)
    StatusList.objects.create(ref="2026-4", size=1)
    issue(certification)
    issue(certification)
    with pytest.raises(StatusFullError):
        _with_only_full_lists(certification)


def _with_only_full_lists(certification):
    StatusList.objects.filter(size=1).update(full=False)
    issue(certification)


@pytest.mark.django_db
def test_a_new_year_gets_its_own_list(certification):
    next_year = NOW.replace(year=2027)
    assert issue_credential(certification, {}, next_year).status_list.ref == "2027-1"
