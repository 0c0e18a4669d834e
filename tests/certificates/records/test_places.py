"""Who opens a page that is for others is told so truly, and where they may go; nothing leads to a closed door."""

import re

import pytest
from django.utils.html import strip_tags
from tests.certificates.records.conftest import hr_person

pytestmark = pytest.mark.django_db
BASE = "/advocert/records/"
GROUPS = (
    "advocert_hr", "advocert_auditors", "advocert_owners", "advocert_coaches", "advocert_trainers", "advocert_reviewers"
)  # fmt: skip
LINK = re.compile(r'href="(/advocert/(?:records|design)/[^"#?]*)')


def inside(answer):
    return answer.content.decode().partition("<main")[2]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "page", ["", "overview/", "programme/", "attendance/", "questions/", "report/", "who/", "erasures/"]
)
def test_no_page_leads_anybody_to_a_closed_door(certified, group, page):
    browser = hr_person("somebody", group=group)
    for address in set(LINK.findall(inside(browser.get(BASE + page)))):
        assert browser.get(address).status_code == 200, address


def test_who_is_in_a_group_is_not_told_to_be_in_none(hr, certified):
    answer = hr.get(f"{BASE}questions/")
    assert (answer.status_code, "advocert_hr" in strip_tags(answer.content.decode())) == (403, False)
    assert LINK.findall(inside(answer))[:2] == [BASE, f"{BASE}overview/"]


def test_who_may_open_nothing_is_offered_nothing(certified):
    answer = hr_person("rita", group="others").get(BASE)
    assert (answer.status_code, "You can open" in answer.content.decode()) == (403, False)


def test_the_owner_reads_numbers_without_a_way_to_names(certified):
    text = inside(hr_person("olga", group="advocert_owners").get(f"{BASE}overview/"))
    assert "How they stand" in text
    assert "standing=" not in text


def test_a_reviewer_is_led_to_the_questions_and_the_rules_and_nowhere_else(certified):
    answer = hr_person("rita", group="advocert_reviewers").get(BASE)
    assert LINK.findall(inside(answer)) == [f"{BASE}programme/", f"{BASE}questions/"]
    assert LINK.findall(answer.content.decode().partition("<main")[0]) == [
        f"{BASE}programme/",
        f"{BASE}questions/",
    ]
