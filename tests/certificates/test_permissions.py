"""Who may open what: every page and every REST address, every method, every role, row by row (CURRICULUM P01).

A new address without a row fails, and so does a method that no row names and that answers all the same.
"""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse
from tests.support.programmes import NOW

from advocert_certificates import api, urls
from advocert_certificates.models import Certification, Credential

pytestmark = pytest.mark.django_db

GROUPS = {
    "hr": "advocert_hr",
    "auditor": "advocert_auditors",
    "owner": "advocert_owners",
    "trainer": "advocert_trainers",
    "coach": "advocert_coaches",
    "reviewer": "advocert_reviewers",
}
ROLES = ("stranger", "employee", "holder", "dismissed", "staff", *GROUPS)
# `dismissed` was in HR and the account is off; `staff` may open the admin and is in no group of ours.
WORLD = set(ROLES)
SIGNED_IN = WORLD - {"stranger", "dismissed"}
READS, DECIDES, PUBLISHES = {"hr", "auditor"}, {"hr"}, {"hr", "owner"}
REVIEWS = PUBLISHES | {"reviewer"}
HOLDER = {"holder"}
NOBODY: set[str] = set()

PERSON, CREDENTIAL, HELD = "person", "credential", "held"
# Name of the address: (what its parts stand for, {method: who gets in}).
TABLE = {
    "did": ({}, {"get": WORLD}),
    "status-list": ({"ref": "list"}, {"get": WORLD}),
    "credential": ({"uuid": CREDENTIAL}, {"get": HOLDER}),
    "certificate-pdf": ({"uuid": CREDENTIAL}, {"get": HOLDER}),
    "badge": ({"uuid": CREDENTIAL, "kind": "png"}, {"get": HOLDER}),
    "certificate-jwt": ({"uuid": CREDENTIAL}, {"get": HOLDER}),
    "verify": ({}, {"get": WORLD}),
    "verify-file": ({}, {"get": WORLD, "post": WORLD}),
    "verify-certificate": ({"uuid": CREDENTIAL}, {"get": WORLD}),
    "verify-number": ({"number": "number"}, {"get": WORLD}),
    "me": ({}, {"get": SIGNED_IN}),
    "my-data": ({}, {"get": SIGNED_IN}),
    "my-data-file": ({}, {"get": SIGNED_IN}),
    "correct-name": ({}, {"post": SIGNED_IN}),
    "ask-erasure": ({}, {"post": SIGNED_IN}),
    "withdraw-erasure": ({}, {"post": SIGNED_IN}),
    "my-renewals": ({}, {"get": SIGNED_IN}),
    "object": ({"uuid": HELD}, {"post": SIGNED_IN}),
    "create-link": ({}, {"post": SIGNED_IN}),
    "withdraw-link": ({"uuid": HELD}, {"post": SIGNED_IN}),
    "design": ({}, {"get": {"trainer", "owner", "staff"}, "post": {"trainer", "owner", "staff"}}),
    "records": ({}, {"get": READS}),
    "keep-view": ({}, {"post": READS}),
    "forget-view": ({"uuid": HELD}, {"post": READS}),
    "records-overview": ({}, {"get": READS | {"owner"}}),
    "who-could": ({}, {"get": READS}),
    "questions": ({}, {"get": {"trainer", "owner", "reviewer"}}),
    "attendance": ({}, {"get": {"hr", "coach", "trainer"}, "post": {"hr", "coach", "trainer"}}),
    "programme": ({}, {"get": REVIEWS, "post": PUBLISHES}),
    "proposal": ({"sha256": "sha256"}, {"get": REVIEWS, "post": PUBLISHES}),
    "rules-look": ({"uuid": HELD}, {"get": REVIEWS, "post": PUBLISHES}),
    "report": ({}, {"get": READS}),
    "bulk-choose": ({}, {"post": DECIDES}),
    "bulk": ({"uuid": HELD}, {"get": DECIDES, "post": DECIDES}),
    "bulk-undo": ({"uuid": HELD}, {"post": DECIDES}),
    "record": ({"uuid": PERSON}, {"get": READS}),
    "take-back": ({"uuid": PERSON, "certification": HELD}, {"get": DECIDES, "post": DECIDES}),
    "pause": ({"uuid": PERSON, "certification": HELD}, {"get": DECIDES, "post": DECIDES}),
    "erase": ({"uuid": PERSON}, {"get": DECIDES, "post": DECIDES}),
    "erased": ({"uuid": PERSON}, {"get": READS}),
    "erasures": ({}, {"get": READS}),
    "retention": ({}, {"get": READS}),
    "reopen": ({"uuid": PERSON, "hold": HELD}, {"post": DECIDES}),
    "api-my-certifications": ({}, {"get": SIGNED_IN}),
    "api-people": ({}, {"get": READS}),
    "api-person": ({"uuid": PERSON}, {"get": READS}),
    "api-standings": ({"uuid": PERSON}, {"get": READS}),
    "api-allowed": ({}, {"get": READS}),
    "api-checkpoint": ({}, {"get": WORLD}),
    "api-revoke": ({"uuid": HELD}, {"post": DECIDES}),
    "api-verify": ({"uuid": CREDENTIAL}, {"get": WORLD}),
    "api-verify-document": ({}, {"post": WORLD}),
    "api-schema": ({}, {"get": WORLD}),
}
# Answered alike to everybody who may not, so that nobody learns that there is something (ADR 0010).
HIDDEN = {"credential", "certificate-pdf", "badge", "certificate-jwt"}
METHODS = ("get", "post", "put", "patch", "delete")


def names_of(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        else:
            yield from names_of(pattern.url_patterns)


def test_every_address_has_a_row():
    assert sorted(names_of(urls.urlpatterns)) == sorted(TABLE)


def visitor(role):
    browser = Client(raise_request_exception=True)
    if role == "stranger":
        return browser
    number = {"pk": 7} if role == "holder" else {}
    user = get_user_model().objects.create(username=f"{role}-1", is_staff=role == "staff", **number)
    group = GROUPS["hr"] if role == "dismissed" else GROUPS.get(role)
    if group:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    browser.force_login(user)
    if role == "dismissed":
        get_user_model().objects.filter(pk=user.pk).update(is_active=False)
    return browser


def address(name):
    held, credential = Certification.objects.get(), Credential.objects.select_related("status_list").get()
    places = {
        PERSON: held.person.uuid,
        HELD: held.uuid,
        CREDENTIAL: credential.uuid,
        "list": credential.status_list.ref,
        "number": credential.number,
        "sha256": held.programme.sha256,
    }
    return reverse(
        f"advocert:{name}", kwargs={key: places.get(what, what) for key, what in TABLE[name][0].items()}
    )


def gets_in(name, answer):
    """Tell whether the answer is of the thing itself: also "no such run" or "fill this in" is."""
    if answer.status_code in {401, 403, 405}:
        return False
    if answer.status_code == 302 and "/login" in answer["Location"]:
        return False
    return answer.status_code != 404 or name not in HIDDEN


@pytest.fixture
def signed(keys, certified):
    api.tick(now=NOW)
    return certified


@pytest.mark.parametrize("name", TABLE)
def test_each_role_gets_exactly_what_the_row_says(signed, name):
    """Every method, for everybody; what a request changes is taken back before the next one."""
    wrong, place = [], address(name)
    accept = {"HTTP_ACCEPT": "application/json"} if name in HIDDEN else {}
    for role in ROLES:
        browser = visitor(role)
        cache.clear()  # the limits of the public checks are another test's subject
        for method in METHODS:
            with transaction.atomic():
                answer = getattr(browser, method)(place, **accept)
                transaction.set_rollback(True)
            if gets_in(name, answer) != (role in TABLE[name][1].get(method, NOBODY)):
                wrong.append((role, method, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("name", [name for name, (_, methods) in TABLE.items() if "post" in methods])
def test_nothing_is_posted_from_another_site(signed, name):
    """Without the token of the page; the public checks keep nothing, and need none."""
    browser = Client(enforce_csrf_checks=True)
    user = get_user_model().objects.create_superuser("root", password="x")
    browser.force_login(user)
    answer = browser.post(address(name))
    assert (answer.status_code == 403) == (TABLE[name][1]["post"] is not WORLD), answer.status_code
