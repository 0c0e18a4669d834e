from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.seeded import shuffled


@given(st.sets(st.integers()), st.integers(), st.text())
def test_nothing_is_lost_and_nothing_is_added(values: set[int], seed: int, place: str):
    assert sorted(shuffled(values, seed, place)) == sorted(values)


@given(st.permutations(range(6)), st.integers())
def test_the_order_given_does_not_matter(values: list[int], seed: int):
    assert shuffled(values, seed, "x") == shuffled(sorted(values), seed, "x")


def test_an_order_is_the_same_for_ever():
    """A running attempt must survive an upgrade of Python and of this package."""
    assert shuffled(range(6), 7, "choices reply") == [3, 5, 4, 2, 0, 1]
