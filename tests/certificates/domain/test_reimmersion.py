"""What a changed clause asks for, and short practice on the way."""

from datetime import timedelta

import pytest
from tests.support.lives import BEGIN, rules, short

from advocert_certificates.domain.facts import Fact
from advocert_certificates.domain.milestones import milestones_of
from advocert_certificates.domain.programme import Checkpoints
from advocert_certificates.domain.programme_reading import read_programme
from advocert_certificates.domain.reimmersion import change_between
from advocert_certificates.domain.standing import Validity, add_months, period_from

CHANGES = {("A", 2): "editorial", ("A", 3): "material", ("A", 4): "minor", ("A", 5): "editorial"}
PERIOD = period_from(BEGIN, Validity(12, 60, 30))
RULES = Checkpoints((3, 24, 90, 180), 6, 180)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("signed", "wanted", "kind"),
    [(1, 2, "editorial"), (1, 3, "material"), (2, 4, "material"), (3, 4, "minor"), (4, 5, "editorial")],
)
def test_the_heaviest_change_counts(signed, wanted, kind):
    assert change_between(signed, wanted, "A", CHANGES) == kind


@pytest.mark.parametrize(("signed", "wanted"), [(0, 2), (5, 7), (2, 2)])
def test_what_is_not_known_counts_as_material(signed, wanted):
    assert change_between(signed, wanted, "A", CHANGES) == "material"


def states(days, *facts):
    found = milestones_of(RULES, PERIOD, facts, BEGIN + days * DAY)
    return [(one.kind, one.state) for one in found]


def fact(kind, days):
    return Fact(kind, "x", True, BEGIN + days * DAY, "")


def test_in_the_beginning_everything_lies_ahead():
    assert {state for _, state in states(0)} == {"later"}


def test_a_recall_is_open_for_two_weeks_and_then_missed():
    assert [states(day)[0][1] for day in (3, 16, 17)] == ["open", "open", "missed"]


def test_a_recall_that_was_answered_is_done():
    assert states(200, fact("recall", 5))[0] == ("recall", "done")


def test_missed_recalls_move_the_check_forward():
    def due(*facts):
        now = BEGIN + 200 * DAY
        found = milestones_of(RULES, PERIOD, facts, now)
        return next(one.due_at for one in found if one.kind == "midterm")

    kept = [fact("recall", days) for days in (4, 25, 91, 181)]
    assert due(*kept) == add_months(BEGIN, 6)
    assert due() == add_months(BEGIN, 6) - 4 * timedelta(days=14)


def test_the_check_is_done_by_a_conversation_after_it():
    assert ("midterm", "done") in states(300, fact("scenario", 250))


def test_who_comes_back_after_a_long_time_is_asked_for_a_check():
    assert ("absence", "open") in states(200, fact("lesson", 190))
    assert ("absence", "done") in states(200, fact("lesson", 190), fact("scenario", 195))


def test_who_never_was_away_is_not_asked():
    assert "absence" not in dict(states(200, fact("lesson", 100)))


def test_a_planned_level_certifies_nobody_and_may_name_what_is_to_come():
    document = rules(short(), short(ref="L9", certifying=False, requires={"scenarios": ["NOT-YET"]}))
    programme = read_programme(document)
    assert ([level.ref for level in programme.levels], programme.planned[0].ref) == (["L1"], "L9")
