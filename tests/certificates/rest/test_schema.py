"""The OpenAPI description is made, whatever the site has set for its own API, and says every address."""

import json

import pytest
from django.urls import URLPattern

from advocert_certificates.rest import urls

pytestmark = pytest.mark.django_db


@pytest.fixture
def described(client):
    answer = client.get("/advocert/api/v1/schema/?format=json")
    assert answer.status_code == 200
    return json.loads(answer.content)


def test_every_address_of_the_api_is_described(described):
    routes = [str(one.pattern) for one in urls.urlpatterns if isinstance(one, URLPattern)]
    told = {path.removeprefix("/advocert/api/v1/") for path in described["paths"]}
    assert told == {route.replace("<uuid:uuid>", "{uuid}") for route in routes}


def test_every_operation_says_what_it_answers(described):
    operations = [one for path in described["paths"].values() for one in path.values()]
    assert len(operations) > 8
    assert all(one["responses"] for one in operations)


def test_it_is_read_as_yaml_too(client):
    answer = client.get("/advocert/api/v1/schema/")
    assert answer.content.startswith(b"openapi: 3")
