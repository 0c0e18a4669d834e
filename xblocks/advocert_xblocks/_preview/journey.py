"""Somebody's place in a conversation that is being rewritten: how to get to a moment, how to stay there."""

from collections import deque
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from advocert_courses import api as courses
from advocert_xblocks._scenario.state import Attempt, ScenarioState

# More ways than this are not tried; a conversation that people wrote has far fewer.
_MOST_WAYS = 5_000


def start_at(scenario: courses.Scenario, node: str, now: datetime, variant: str = "") -> ScenarioState | None:
    """Return the state of a learner who has just arrived at a moment, None when nobody can arrive there."""
    known = [one.id for one in scenario.variants]
    run = courses.start_run(scenario, variant if variant in known else known[0], 0, uuid4().hex)
    path = _way(scenario, run, node)
    if path is None:
        return None
    return ScenarioState().with_attempt(Attempt({**run, "path": path}, 1, counts=False, started_at=now))


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


def _way(scenario: courses.Scenario, run: dict[str, Any], goal: str) -> list[int] | None:
    """Breadth first over real runs, so that whatever opens or closes a choice is kept."""
    waiting, met = deque([(scenario.start, run)]), {scenario.start}
    for _ in range(_MOST_WAYS):
        if not waiting:
            return None
        node, here = waiting.popleft()
        if node == goal:
            return list(here["path"])
        for target, after in _steps(scenario, node, here):
            if target not in met:
                met.add(target)
                waiting.append((target, after))
    return None


def _steps(scenario: courses.Scenario, node: str, run: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    view = courses.run_view(scenario, run)
    steps = []
    for choice in view.choices:
        after = courses.take_choice(scenario, run, view.step, choice.id)
        taken = scenario.nodes[node].choices[after["path"][-1]]
        if not taken.critical and taken.target in scenario.nodes:
            steps.append((taken.target, after))
    return steps


def _is_possible(scenario: courses.Scenario, run: dict[str, Any]) -> bool:
    try:
        return not courses.run_view(scenario, run).finished
    except (courses.PlayError, LookupError):
        return False
