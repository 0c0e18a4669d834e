"""Certificates wait for a key, are signed once, and never change."""

from pathlib import Path

import pytest
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.models import Credential, Person
from advocert_certificates.usecases.signing import sign_pending

pytestmark = pytest.mark.django_db


def test_without_a_key_the_certificate_waits_and_the_report_says_why(certified):
    report = sign_pending(NOW)
    assert (report.signed, report.waiting) == (0, 1)
    assert "There is no signing key" in report.problems[0]


def test_when_the_key_comes_it_is_signed(certified, keys):
    assert sign_pending(NOW).signed == 1
    assert Credential.objects.get().key_id == "ed-2026-1"


def test_a_signed_document_never_changes(certified, keys, settings):
    sign_pending(NOW)
    before = Credential.objects.get().document
    Person.objects.update(full_name="Somebody Else")
    generate_key(Path(settings.ADVOCERT_KEYS_DIR), NOW)
    sign_pending(NOW)
    assert Credential.objects.get().document == before


def test_the_document_names_its_holder_and_hides_the_mail_address(certified, keys):
    sign_pending(NOW)
    text = str(Credential.objects.get().document)
    assert "Tomasz 7" in text
    assert "u7@acme.example" not in text


def test_the_id_of_the_document_is_its_address(certified, keys):
    sign_pending(NOW)
    assert Credential.objects.get().document["id"] == certified.credential.document_url


def test_one_that_cannot_be_signed_does_not_hold_the_others(certified, keys):
    good = Credential.objects.get()
    bad = dict(good.snapshot, title="")
    Credential.objects.create(
        number="AAAA-AAAA",
        certification=good.certification,
        snapshot=bad,
        issued_at=NOW,
        status_list=good.status_list,
        status_index=(good.status_index + 1) % 1000,
        valid_from=good.valid_from,
        valid_until=good.valid_until,
    )
    report = sign_pending(NOW)
    assert (report.signed, report.waiting) == (1, 1)
    assert "AAAA-AAAA" in report.problems[0]


def test_without_a_public_address_it_waits(certified, keys, settings):
    settings.ADVOCERT_BASE_URL = ""
    assert "ADVOCERT_BASE_URL" in sign_pending(NOW).problems[0]


def test_what_was_taken_back_before_it_was_signed_stays_unsigned(certified, keys):
    api.revoke_certification(certified.uuid, reason_code="mistake", actor="hanna", now=NOW)
    assert sign_pending(NOW).signed == 0
