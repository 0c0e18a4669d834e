"""The JSON schema of the profile says the same as the profile."""

import copy

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.support.credential_kit import CredentialKit
from tests.support.snapshots import snapshots

from advocert_certificates.domain.schema import profile_schema
from advocert_certificates.domain.vocabulary import STATUS_CREDENTIAL

SCHEMA = Draft202012Validator(profile_schema())


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return CredentialKit(tmp_path_factory.mktemp("keys"))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(profile_schema())


@settings(max_examples=30, deadline=None)
@given(snapshots())
def test_whatever_we_sign_fits_it(kit, snapshot):
    assert not list(SCHEMA.iter_errors(kit.issue_snapshot(snapshot)))


def test_a_status_list_fits_its_own(kit):
    assert not list(Draft202012Validator(profile_schema(STATUS_CREDENTIAL)).iter_errors(kit.status()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("surprise",), 1),
        (("id",), "credentials/1"),
        (("credentialSubject", "result", 0, "value"), 92),
        (("credentialSubject", "achievement", "tag"), []),
        (("credentialStatus",), []),
        (("validFrom",), "2026-03-04T00:00:00+00:00"),
        (("proof", 0, "domain"), "x"),
        (("issuer", "name"), ""),
    ],
)
def test_what_the_profile_refuses_does_not_fit_it(kit, path, value):
    document = copy.deepcopy(kit.issue())
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(SCHEMA.iter_errors(document))
