"""Verifiers that we did not write accept what we sign and refuse what is wrong, offline, in safe mode."""

import copy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from tests.support.credential_kit import DID, INDEX, SNAPSHOT, STATUS_LIST, SUBJECT, CredentialKit
from tests.support.json_ld_reference import reference_nquads

from advocert_certificates.domain.profile import Holder, StatusPlace, build_document
from advocert_certificates.domain.proof import encode_proof_value, proof_nquads, proof_options
from advocert_certificates.domain.statuslist import StatusBits

pytestmark = pytest.mark.interop

NAMES = [
    'Amina "Ami" Osei \\ O\u2019Neil',
    "محمد علي",
    "王小明",
    "Ngũgĩ wa Thiong\u2019o",
    "e\u0301 and é",
    "👩🏽\u200d🔬 \U0010ffff",
    "\u2028\u2029\ufeff\ufffe\uffff",
    "\u202egnirts",
    "\u00a0\u3000",
    "%41 <b>&amp;</b> _:c14n0 <x> .",
]


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    # The foreign status check reads the clock of its own machine, so this kit lives now.
    return CredentialKit(tmp_path_factory.mktemp("keys"), datetime.now(UTC))


@pytest.fixture(scope="module")
def judged(kit, foreign_verifier):
    """All answers from one Node process, by name."""
    revoked = StatusBits()
    revoked.set(INDEX)
    signed = kit.issue()
    jobs = {
        "good": job(kit, signed),
        "small": job(kit, kit.issue(results=(), evidence=(), holder=Holder(SUBJECT, "A"))),
        "one character": job(kit, swapped(signed, "Amina", "Anina")),
        "removed status": job(
            kit, {name: value for name, value in signed.items() if name != "credentialStatus"}
        ),
        "another proof time": job(kit, swapped_proof(signed)),
        "revoked": job(kit, signed, encoded=revoked.encode()),
        "neighbour of revoked": job(
            kit, kit.issue(status=StatusPlace(STATUS_LIST, INDEX + 1)), encoded=revoked.encode()
        ),
        "ended": job(kit, kit.issue(valid_until=kit.now - timedelta(days=1))),
        "segmented list": job(
            kit, kit.issue(status=StatusPlace(STATUS_LIST, 100_000)), encoded=scattered().encode()
        ),
    }
    jobs["tags of two orders"] = job(kit, signed_generally(kit, ["area:\uff21", "area:\U0001f600"]))
    jobs |= {name: job(kit, kit.issue(holder=replace(SNAPSHOT.holder, name=name))) for name in NAMES}
    return dict(zip(jobs, foreign_verifier(list(jobs.values())), strict=True))


def job(kit, credential, **status):
    unsigned_status = {key: value for key, value in status.items() if value is not None}
    return {"credential": credential, "didDocument": kit.did, "statusDocument": kit.status(**unsigned_status)}


def signed_generally(kit, tags):
    """Sign by the reference what our own signing refuses."""
    document = build_document(SNAPSHOT)
    document["credentialSubject"]["achievement"]["tag"] = tags
    options = proof_options(f"{DID}#{kit.ring.active.key_id}", kit.now)
    message = sha256(proof_nquads(options)).digest() + sha256(reference_nquads(document)).digest()
    return {
        **document,
        "proof": [{**options, "proofValue": encode_proof_value(kit.ring.active.sign(message))}],
    }


def swapped(document, old, new):
    changed = copy.deepcopy(document)
    identity = changed["credentialSubject"]["identifier"][0]
    identity["identityHash"] = identity["identityHash"].replace(old, new)
    return changed


def swapped_proof(document):
    changed = copy.deepcopy(document)
    changed["proof"][0]["created"] = "2026-01-01T00:00:00Z"
    return changed


def scattered():
    bits = StatusBits()
    for index in range(0, bits.size, 4_000):
        bits.set(index)
    return bits


@pytest.mark.parametrize("name", ["good", "small", *NAMES])
def test_a_credential_of_ours_is_accepted(judged, name):
    assert judged[name] == {
        "verified": True,
        "error": "",
        "statusVerified": True,
        "statusError": "",
        "revoked": False,
    }


@pytest.mark.parametrize("name", ["one character", "removed status", "another proof time"])
def test_a_changed_credential_is_refused_because_of_its_signature(judged, name):
    assert "Invalid signature" in judged[name]["error"]


def test_tags_that_sort_differently_in_utf_16_are_refused_there_so_we_never_sign_them(judged):
    assert "Invalid signature" in judged["tags of two orders"]["error"]


def test_an_ended_credential_is_refused(judged):
    assert judged["ended"]["verified"] is False


def test_a_credential_that_was_taken_back_is_reported(judged):
    # This library calls the check verified and tells the bit beside it.
    assert (judged["revoked"]["statusVerified"], judged["revoked"]["revoked"]) == (True, True)


def test_its_neighbour_in_the_list_is_not(judged):
    assert judged["neighbour of revoked"]["revoked"] is False


def test_a_list_with_many_changes_is_read_as_we_wrote_it(judged):
    assert judged["segmented list"]["revoked"] is True
