"""What is not set up is said in sentences."""

from pathlib import Path

import pytest
from django.core import checks
from tests.support.receiver import SECRET

from advocert_certificates import api
from advocert_certificates.domain.installation_errors import BaseUrlMissingError, NotReadyError

GOOD = {"slug": "library", "url": "https://library.example/hook", "secret": SECRET}


def problems():
    return {name.rpartition(".")[2]: text for name, text in api.find_problems()}


@pytest.fixture(autouse=True)
def _no_key_in_the_environment(monkeypatch):
    monkeypatch.delenv("ADVOCERT_SIGNING_KEY", raising=False)


def test_a_complete_installation_has_none(keys, settings):
    settings.ADVOCERT_TARGETS = [GOOD]
    assert problems() == {}


def test_a_missing_key_is_named(settings):
    assert "There is no signing key" in problems()["W002"]


def test_a_missing_public_address_is_named(settings):
    settings.ADVOCERT_BASE_URL = None
    assert "ADVOCERT_BASE_URL" in problems()["W001"]


def test_the_address_of_the_lms_is_good_enough(settings, keys):
    settings.ADVOCERT_BASE_URL = None
    settings.LMS_ROOT_URL = "https://learn.acme.example"
    assert "W001" not in problems()


def test_an_address_with_a_path_is_refused(settings):
    settings.ADVOCERT_BASE_URL = "https://acme.example/learn"
    assert "W001" in problems()


def test_a_key_that_others_can_read_is_named(settings, keys):
    file = Path(settings.ADVOCERT_KEYS_DIR) / "ed-2026-1.pem"
    file.chmod(0o644)
    assert "chmod 600" in problems()["W003"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"slug": "My Library"}, "slug"),
        ({"url": "library.example"}, "url"),
        ({"url": "https://[::1"}, "url"),
        ({"secret": "whsec_abc"}, "secret"),
        ({"secret": ""}, "secret"),
        ({"subject": "handle"}, "subject"),
    ],
)
def test_a_mistake_in_a_target_is_named(settings, change, word):
    settings.ADVOCERT_TARGETS = [GOOD | change]
    assert word in problems()["W004"]


def test_two_targets_of_one_name_are_named(settings):
    settings.ADVOCERT_TARGETS = [GOOD, GOOD]
    assert "two of this slug" in problems()["W004"]


def test_no_secret_is_ever_in_a_sentence(settings):
    settings.ADVOCERT_TARGETS = [GOOD | {"secret": "whsec_hunter2"}]
    assert "hunter2" not in str(problems())


def test_a_network_that_is_none_is_named(settings):
    settings.ADVOCERT_ALLOWED_NETWORKS = ["10.0.0.0/8", "intranet"]
    assert "intranet" in problems()["W005"]


def test_django_says_them_too():
    assert "advocert.W002" in {message.id for message in checks.run_checks(tags=["advocert"])}


def test_without_a_key_there_is_no_identity():
    with pytest.raises(NotReadyError):
        api.get_did_document()


def test_without_an_address_there_is_no_identity(settings, keys):
    settings.ADVOCERT_BASE_URL = None
    with pytest.raises(BaseUrlMissingError):
        api.get_did_document()


def test_the_identity_publishes_every_key(keys):
    assert api.get_did_document()["assertionMethod"] == ["did:web:advocert.example:advocert#ed-2026-1"]
