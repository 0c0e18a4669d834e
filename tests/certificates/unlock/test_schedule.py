"""When a failed message is tried again."""

from datetime import timedelta

import pytest
from tests.support.programmes import NOW

from advocert_certificates.unlock.schedule import next_try


def waits(urgent, draw=0.0):
    found, moment, attempts = [], NOW, 1
    while (
        again := next_try(moment, attempts, urgent=urgent, retry_after=None, draw=lambda: draw)
    ) is not None:
        found.append((again - moment).total_seconds())
        moment, attempts = again, attempts + 1
    return found


def test_an_ordinary_message_has_ten_attempts_in_three_days():
    found = waits(urgent=False)
    assert len(found) + 1 == 10
    assert 70 * 3600 <= sum(found) <= 74 * 3600


def test_an_urgent_one_is_tried_every_half_minute_for_ten_minutes():
    assert waits(urgent=True)[:20] == [30] * 20


def test_an_urgent_one_goes_on_for_three_days_too():
    assert sum(waits(urgent=True)) >= 70 * 3600


def test_waits_grow():
    found = waits(urgent=False)
    assert found == sorted(found)


def test_chance_adds_at_most_a_tenth():
    assert waits(urgent=False, draw=1.0) == [pytest.approx(wait * 1.1) for wait in waits(urgent=False)]


@pytest.mark.parametrize(
    ("asked", "urgent", "wait"), [(600, False, 600), (10**6, False, 3600), (600, True, 60)]
)
def test_a_wish_for_patience_counts_within_limits(asked, urgent, wait):
    again = next_try(NOW, 1, urgent=urgent, retry_after=asked, draw=lambda: 0.0)
    assert again == NOW + timedelta(seconds=wait)


def test_a_wish_never_makes_it_earlier():
    assert next_try(NOW, 4, urgent=False, retry_after=1, draw=lambda: 0.0) == NOW + timedelta(minutes=10)
