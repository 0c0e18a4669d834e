"""The table of moves, and that nothing outside it is possible."""

import ast
import inspect
import itertools

import pytest

from advocert_certificates.domain import (
    condition,
    eligibility,
    facts,
    history,
    lifecycle,
    milestones,
    reimmersion,
    standing,
)
from advocert_certificates.domain.errors import IllegalMoveError
from advocert_certificates.domain.lifecycle import MOVES, Standing, State, Trigger, move

EVERY_PAIR = list(itertools.product(Standing, Trigger))
RULES = (condition, eligibility, facts, history, lifecycle, milestones, reimmersion, standing)
NEVER = {"rank", "grade", "age", "birthday", "manager", "boss", "seniority", "salary", "generation"}


@pytest.mark.parametrize(("standing", "trigger"), [pair for pair in EVERY_PAIR if pair not in MOVES])
def test_a_move_outside_the_table_is_refused_with_both_words(standing, trigger):
    with pytest.raises(IllegalMoveError, match=f"{standing}.*{trigger}"):
        move(standing, trigger)


@pytest.mark.parametrize(("pair", "target"), MOVES.items())
def test_a_move_of_the_table_leads_where_it_says(pair, target):
    assert move(*pair) is target


def test_nothing_leads_out_of_revoked():
    assert not [pair for pair in MOVES if pair[0] is Standing.REVOKED]


def test_every_state_but_the_first_can_be_reached():
    assert {*MOVES.values(), State.LEARNING} == set(State)


def test_a_renewal_never_comes_before_its_window():
    assert (Standing.CERTIFIED, Trigger.RENEW) not in MOVES


def test_only_a_decision_revokes():
    assert {trigger for (_, trigger), state in MOVES.items() if state is State.REVOKED} == {Trigger.REVOKE}


@pytest.mark.parametrize("rules", RULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_rank_age_and_manager_are_in_no_rule(rules):
    tree = ast.parse(inspect.getsource(rules))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    words = {word for name in names for word in name.lower().split("_")}
    assert words & NEVER == set()
