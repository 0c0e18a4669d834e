"""The table of who may open what, row by row: each role has exactly its pages."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from advocert_certificates.models import Certification

ROLES = {
    "employee": None,
    "hr": "advocert_hr",
    "auditor": "advocert_auditors",
    "owner": "advocert_owners",
    "trainer": "advocert_trainers",
    "coach": "advocert_coaches",
    "reviewer": "advocert_reviewers",
}
EVERYBODY = set(ROLES)
READS, DECIDES = {"hr", "auditor"}, {"hr"}
# Method, address below /advocert/, and who gets in. {person} and {held} stand for somebody and their certification.
TABLE = [
    ("get", "me/", EVERYBODY),
    ("get", "me/data/", EVERYBODY),
    ("get", "me/data/mine.json", EVERYBODY),
    ("get", "me/renewals.ics", EVERYBODY),
    ("get", "records/", READS),
    ("get", "records/?format=csv", READS),
    ("get", "records/who/", READS),
    ("get", "records/report/", READS),
    ("get", "records/people/{person}/", READS),
    ("get", "records/overview/", READS | {"owner"}),
    ("get", "records/programme/", {"hr", "owner"}),
    ("post", "records/programme/", {"hr", "owner"}),
    ("get", "records/programme/{sha256}/", {"hr", "owner"}),
    ("post", "records/programme/{sha256}/", {"hr", "owner"}),
    ("get", "records/questions/", {"trainer", "owner"}),
    ("get", "records/questions/?exam=FND-EXAM", {"trainer", "owner"}),
    ("get", "records/attendance/", {"hr", "coach", "trainer"}),
    ("get", "design/", {"trainer", "owner"}),
    ("get", "records/people/{person}/pause/{held}/", DECIDES),
    ("get", "records/people/{person}/take-back/{held}/", DECIDES),
    ("post", "records/people/{person}/holds/{held}/", DECIDES),
    ("post", "records/lists/", READS),
    ("post", "records/lists/{held}/forget/", READS),
    ("post", "records/many/", DECIDES),
    ("get", "records/many/{held}/", DECIDES),
    ("post", "records/many/{held}/undo/", DECIDES),
]


def _filled(address):
    """Return an address with somebody, their certification and the rules in force in its places."""
    held = Certification.objects.get()
    return address.format(person=held.person.uuid, held=held.uuid, sha256=held.programme.sha256)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "address", "who"), TABLE, ids=[f"{row[0]} {row[1]}" for row in TABLE])
def test_a_role_has_exactly_its_pages(certified, method, address, who, role):
    user = get_user_model().objects.create_user("somebody")
    if ROLES[role]:
        user.groups.add(Group.objects.create(name=ROLES[role]))
    browser = Client()
    browser.force_login(user)
    place = _filled(address)
    status = getattr(browser, method)(f"/advocert/{place}").status_code
    assert (status != 403) == (role in who), status


@pytest.mark.parametrize(("method", "address"), [row[:2] for row in TABLE])
def test_nobody_gets_in_without_signing_in(client, certified, method, address):
    place = _filled(address)
    assert getattr(client, method)(f"/advocert/{place}").status_code in {302, 403, 404}


def test_every_page_of_the_records_stands_in_the_table():
    from advocert_certificates.urls import urlpatterns

    fixed = {str(pattern.pattern) for pattern in urlpatterns if str(pattern.pattern).startswith("records/")}
    listed = {row[1].split("?")[0] for row in TABLE}
    named = {
        place.replace("<uuid:uuid>", "{person}" if "people" in place else "{held}")
        .replace("<uuid:certification>", "{held}")
        .replace("<uuid:hold>", "{held}")
        .replace("<str:sha256>", "{sha256}")
        for place in fixed
    }
    assert named <= listed
