"""HR at a browser without script, and another person of HR."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client


def hr_person(name, group="advocert_hr"):
    user = get_user_model().objects.create_user(name)
    user.groups.add(Group.objects.get_or_create(name=group)[0])
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def hr(db):
    return hr_person("marta")


@pytest.fixture
def colleague(db):
    return hr_person("hanna")


@pytest.fixture
def record_address(certified):
    from advocert_certificates.models import Person

    return f"/advocert/records/people/{Person.objects.get().uuid}/"
