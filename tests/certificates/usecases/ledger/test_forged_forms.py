"""Columns that somebody filled with another form than the service writes: named, and no reason to stop."""

import pytest

from advocert_certificates import api
from advocert_certificates.models import Credential, Evidence, LogEntry, Transition

pytestmark = pytest.mark.django_db
FORGED = [
    [], "words", 7, {"evidence": 5}, {"evidence": [3]}, {"evidence": [{"uuid": []}]}, {"credentials": 7},
    {"credential": 5}, {"period": []}, {"terms": 3}, {"id": 7}, {"credentialStatus": []},
]  # fmt: skip


def named():
    return {(found.where, found.name) for found in api.audit_log().findings}


@pytest.mark.parametrize("forged", FORGED, ids=str)
@pytest.mark.parametrize("which", ["first", "last"])
def test_a_step(lives, forged, which):
    row = getattr(Transition.objects.filter(certification=lives.of(1)).order_by("number"), which)()
    Transition.objects.filter(pk=row.pk).update(details=forged)
    assert ("entry", str(LogEntry.objects.get(transition=row).number)) in named()


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_what_a_certificate_was_made_of(lives, forged):
    row = lives.of(1).credential
    Credential.objects.filter(pk=row.pk).update(snapshot=forged)
    assert ("credential", str(row.uuid)) in named()


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_a_signed_document(lives, forged):
    row = lives.of(1).credential
    Credential.objects.filter(pk=row.pk).update(document=forged)
    assert any(name == str(row.uuid) for _, name in named())


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_a_fact(lives, forged):
    for row in Evidence.objects.filter(person=lives.of(1).person):
        Evidence.objects.filter(pk=row.pk).update(body=forged)
    assert any(where == "evidence" for where, _ in named())
