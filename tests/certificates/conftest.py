"""Fixtures of the service's tests: real keys, a loaded programme, a real receiver."""

import pytest
from tests.support.programmes import NOW, all_facts, compiled
from tests.support.receiver import Receiver

from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key


@pytest.fixture
def keys(settings, tmp_path):
    """A signing key in a private folder."""
    settings.ADVOCERT_KEYS_DIR = str(tmp_path / "keys")
    return generate_key(tmp_path / "keys", NOW)


@pytest.fixture
def programme(db):
    """The small programme of tests.support in force."""
    return api.load_programme(compiled(), actor="test", now=NOW)


@pytest.fixture
def receiver(settings):
    """Another system that listens on loopback and is told about every change."""
    with Receiver() as started:
        settings.ADVOCERT_TARGETS = [started.target()]
        settings.ADVOCERT_ALLOWED_NETWORKS = ["127.0.0.0/8"]
        yield started


@pytest.fixture
def certified(programme):
    """The certification of person 7, who has just met every requirement; unsigned."""
    for fact in all_facts():
        api.record_evidence(fact)
    api.tick(now=NOW)
    return api.get_my_certifications(7, now=NOW)[0]
