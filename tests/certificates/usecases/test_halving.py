"""One bad one among many: found alone, while the others go through."""

from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.usecases.halving import halved


class BadError(Exception):
    """One of them cannot be worked on."""


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_all_but_the_bad_and_the_busy_are_done(everybody, bad, busy):
    def work(ids):
        if bad.intersection(ids):
            raise BadError
        return [one for one in ids if one not in busy]

    handled = halved(sorted(everybody), work)
    assert {one for one, _ in handled.failed} == everybody & bad
    assert set(handled.busy) == (everybody & busy) - bad
    assert set(handled.done) == everybody - bad - busy
    assert len(handled.done) == len(set(handled.done))


def test_one_bad_one_costs_few_more_attempts():
    attempts = []

    def work(ids):
        attempts.append(ids)
        if 77 in ids:
            raise BadError
        return ids

    halved(list(range(200)), work)
    assert len(attempts) <= 1 + 2 * 8


def test_the_reason_is_kept():
    def work(_ids):
        raise BadError

    assert isinstance(halved([3], work).failed[0][1], BadError)
