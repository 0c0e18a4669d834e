"""A pass must mean something: clicking at random must fail, and luck in two decisions must not do."""

from collections.abc import Iterator

from advocert_courses.analysis import RANDOM_CLICKER_LIMIT, ends_well, random_clicker_rate
from advocert_courses.findings import Finding
from advocert_courses.graph import best_path
from advocert_courses.models import Scenario
from advocert_courses.rules import finding

# CURRICULUM, simulated numbers: no full marks before the third decision.
FEWEST_DECISIONS = 3


def check_clicker(scenario: Scenario) -> Iterator[Finding]:
    """Yield findings when a random clicker passes too often, and when the best path is too short or has no end."""
    file, line = scenario.origin.file, scenario.origin.line("start")
    rate = random_clicker_rate(scenario)
    if rate > RANDOM_CLICKER_LIMIT:
        percent, limit = round(100 * rate), round(100 * RANDOM_CLICKER_LIMIT)
        message = f"A random clicker passes this {percent} % of the time; the limit is {limit} %."
        fix = f'Add a decision, or score the weaker choices at "{scenario.start}" lower.'
        yield finding("E208", file, line, message, fix)
    path = best_path(scenario)
    decisions = len(path)
    if path and not ends_well(scenario, path):
        message = f'The strongest path comes to no ending; it stops after "{path[-1].node.id}".'
        yield finding("E217", file, path[-1].choice.line, message)
    if 0 < decisions < FEWEST_DECISIONS:
        message = f"The strongest path ends after {decisions} decision{'s' if decisions > 1 else ''}."
        yield finding("W203", file, line, message)
