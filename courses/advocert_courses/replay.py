"""A conversation shown solved: the strongest path on one variant, one moment at a time.

Examples help newcomers more than trying does (CURRICULUM 6), so a scenario may name a variant that is shown before
the first run and never played. Nothing here is about a learner, so nothing is kept.
"""

from advocert_courses.debrief import Moment, strongest_moments
from advocert_courses.graph import Decision, best_path
from advocert_courses.models import Scenario
from advocert_courses.play import Run, start_run
from advocert_courses.variants import fill, variables_of

# The order of choices is never shown here, and no attempt has this name.
_SEED, _NAME = 0, "worked"


def worked_moments(scenario: Scenario) -> tuple[Moment, ...]:
    """Return the moments of the solved variant; none when the scenario shows none."""
    return strongest_moments(scenario, scenario.worked) if scenario.worked else ()


def worked_run(scenario: Scenario, decisions: int) -> Run:
    """Return the solved variant's run after so many decisions, at most all of them.

    Raises:
        UnknownVariantError: the scenario shows none.
    """
    variant = scenario.worked or ""
    variables = variables_of(scenario, variant)
    run = start_run(scenario, variant, _SEED, _NAME)
    path = [_entry(decision, dict(variables)) for decision in best_path(scenario)[:decisions]]
    return {**run, "path": path}


def _entry(decision: Decision, variables: dict[str, str]) -> int | str:
    if decision.choice in decision.node.choices:
        return decision.node.choices.index(decision.choice)
    return fill(decision.choice.text, variables)
