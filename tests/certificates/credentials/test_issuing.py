"""The fast way to a credential gives exactly what the general way gives, or the same refusal."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from tests.support.credential_kit import BASE, SNAPSHOT, STATUS_LIST, SUBJECT, CredentialKit
from tests.support.snapshots import snapshots

from advocert_certificates.credentials.issuing import CredentialIssuer
from advocert_certificates.domain.credential_errors import ProfileError
from advocert_certificates.domain.profile import EvidenceLink, Holder, Result, StatusPlace


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return CredentialKit(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def issuer(kit):
    return CredentialIssuer(kit.ring.active)


def both(kit, issuer, snapshot):
    """Return what each way gives, an error as its words."""
    answers = []
    for way in (lambda: json.loads(issuer.issue(snapshot, kit.now)), lambda: kit.issue_snapshot(snapshot)):
        try:
            answers.append(way())
        except ProfileError as error:
            answers.append(str(error))
    return answers


@settings(max_examples=150, deadline=None)
@given(snapshots())
def test_any_snapshot_gives_the_same_credential_both_ways(kit, issuer, snapshot):
    fast, general = both(kit, issuer, snapshot)
    assert fast == general


CHANGES = {
    "another person": {"holder": Holder(SUBJECT, 'Ben "B" \\ %(name)s %s _:a 🎉', "b@acme.example", "s")},
    "without address": {"holder": Holder(SUBJECT, "Ben")},
    "without results": {"results": ()},
    "results whose names begin alike": {"results": (Result("a", "A", "1"), Result("a-b", "B", "2"))},
    "evidence out of order": {
        "evidence": tuple(EvidenceLink(f"{BASE}/e/{number}", "x", "y\nz") for number in (9, 10, 1))
    },
    "one validity": {"valid_until": SNAPSHOT.valid_from + timedelta(seconds=1)},
    "another place": {"status": StatusPlace(STATUS_LIST, 0)},
    "a control character": {"holder": Holder(SUBJECT, "Ben\t")},
    "no salt": {"holder": Holder(SUBJECT, "Ben", "b@acme.example", "")},
    "no validity": {"valid_until": SNAPSHOT.valid_from},
    "no name": {"holder": Holder(SUBJECT, "")},
    "an id that is no address": {"id": "3b0f5a5e"},
    "the id of the achievement": {"id": SNAPSHOT.achievement.id},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES.keys())
def test_after_a_first_credential_the_next_is_still_the_same_both_ways(kit, issuer, changes):
    issuer.issue(SNAPSHOT, kit.now)
    fast, general = both(kit, issuer, replace(SNAPSHOT, **changes))
    assert fast == general


def test_an_achievement_that_speaks_of_markers_takes_the_general_way(kit, issuer):
    achievement = replace(SNAPSHOT.achievement, criteria="Not advocert marker name, nor %(name)s.")
    fast, general = both(kit, issuer, replace(SNAPSHOT, achievement=achievement))
    assert fast == general


def test_what_is_issued_at_speed_is_valid(kit, issuer):
    assert kit.verify(json.loads(issuer.issue(SNAPSHOT, kit.now))).valid
