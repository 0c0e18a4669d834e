"""Somebody's place in a conversation that is being rewritten: how to get to a moment, how to stay there."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from advocert_courses import api as courses
from advocert_xblocks._scenario.state import Attempt, ScenarioState


def start_at(scenario: courses.Scenario, node: str, now: datetime, variant: str = "") -> ScenarioState | None:
    """Return the state of a learner who has just arrived at a moment, None when nobody can arrive there."""
    known = [one.id for one in scenario.variants]
    run = courses.start_run(scenario, variant if variant in known else known[0], 0, uuid4().hex)
    there = courses.run_to(scenario, run, node)
    if there is None:
        return None
    return ScenarioState().with_attempt(Attempt(there, 1, counts=False, started_at=now))


def carried_over(scenario: courses.Scenario, stored: dict[str, Any]) -> dict[str, Any]:
    """Return learner state for a text that was just changed: as far along the same choices as they still exist."""
    state = ScenarioState.from_json(stored)
    if state.attempt is None or state.attempt.finished:
        return {}
    if state.attempt.run["variant"] not in {one.id for one in scenario.variants}:
        return {}
    run, path = {**state.attempt.run, "sha256": scenario.sha256}, list(state.attempt.run["path"])
    while path and not _is_possible(scenario, {**run, "path": path}):
        path.pop()
    return replace(state, attempt=replace(state.attempt, run={**run, "path": path})).to_json()


def _is_possible(scenario: courses.Scenario, run: dict[str, Any]) -> bool:
    try:
        return not courses.run_view(scenario, run).finished
    except (courses.PlayError, LookupError):
        return False
