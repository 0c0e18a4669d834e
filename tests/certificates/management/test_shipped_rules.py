"""The programme that ships expresses the curriculum: seven tracks, every scope, how long, when to renew, what grace keeps."""

import pytest

from advocert_certificates.authored import compile_shipped
from advocert_certificates.domain.programme_reading import read_programme

SCOPES = {
    "L1": {"share:approved", "speak:own-account"},
    "L2-CC": {"respond:brand-account"},
    "L2-SMA": {"speak:expert", "handle:branded"},
    "L2-LX": {"speak:leader", "answer:employees"},
    "REG-FIN": {"publish:static"},
    "REG-HLT": {"publish:static"},
    "L3-PM": {"coach", "assess", "manage:programme"},
}


@pytest.fixture(scope="module")
def rules():
    return read_programme(compile_shipped(None))


def test_all_seven_tracks_are_expressed(rules):
    assert {track.ref for track in rules.tracks} == {"FND", "CC", "SMA", "LX", "PM", "REG", "RE"}


@pytest.mark.parametrize("ref", SCOPES)
def test_each_level_allows_what_the_curriculum_says(rules, ref):
    level = next(one for one in (*rules.levels, *rules.planned) if one.ref == ref)
    assert set(level.scopes) == SCOPES[ref]


def test_nobody_external_is_spoken_to_on_level_zero(rules):
    level = next(one for one in (*rules.levels, *rules.planned) if one.ref == "L0")
    assert set(level.scopes) == {"know:policy"}


def test_foundations_last_two_years_with_notices_grace_and_recall(rules):
    level = rules.level("L1")
    lasts = level.validity
    assert (lasts.months, lasts.grace_days, level.reminders) == (24, 30, (60, 30, 7))
    assert set(level.grace_drops) == {"respond:brand-account", "publish:static"}
    assert (level.checkpoints.recall_days, level.checkpoints.absence_days) == ((3, 24, 90, 180), 180)
    assert (level.material_days, level.renewal.late_months) == (30, 12)


def test_what_is_not_written_yet_certifies_nobody(rules):
    assert [level.ref for level in rules.levels if level.certifying] == ["L1"]
