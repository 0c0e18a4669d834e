"""The table of moves, and that nothing outside it is possible."""

import itertools

import pytest

from advocert_certificates.domain.errors import IllegalMoveError
from advocert_certificates.domain.lifecycle import MOVES, State, Trigger, move

EVERY_PAIR = list(itertools.product(State, Trigger))


@pytest.mark.parametrize(("state", "trigger"), [pair for pair in EVERY_PAIR if pair not in MOVES])
def test_a_move_outside_the_table_is_refused_with_both_words(state, trigger):
    with pytest.raises(IllegalMoveError, match=f"{state}.*{trigger}"):
        move(state, trigger)


@pytest.mark.parametrize(("pair", "target"), MOVES.items())
def test_a_move_of_the_table_leads_where_it_says(pair, target):
    assert move(*pair) is target


def test_nothing_leads_out_of_revoked():
    assert not [pair for pair in MOVES if pair[0] is State.REVOKED]


def test_every_state_but_the_first_can_be_reached():
    assert {*MOVES.values(), State.LEARNING} == set(State)
