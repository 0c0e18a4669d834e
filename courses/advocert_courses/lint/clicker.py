"""A pass must mean something: clicking at random must fail, and luck in two decisions must not do."""

from collections.abc import Iterator

from advocert_courses.analysis import RANDOM_CLICKER_LIMIT, ends_well, random_clicker_rate
from advocert_courses.findings import Finding
from advocert_courses.graph import best_path
from advocert_courses.models import Scenario
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

# CURRICULUM, simulated numbers: no full marks before the third decision.
FEWEST_DECISIONS = 3


def check_clicker(scenario: Scenario) -> Iterator[Finding]:
    """Yield findings when a random clicker passes too often, and when the best path is too short or has no end."""
    file, line = scenario.origin.file, scenario.origin.line("start")
    rate = random_clicker_rate(scenario)
    if rate > RANDOM_CLICKER_LIMIT:
        percent, limit = round(100 * rate), round(100 * RANDOM_CLICKER_LIMIT)
        message = Phrase(
            "A random clicker passes this {percent} % of the time; the limit is {limit} %.",
            percent=percent,
            limit=limit,
        )
        fix = Phrase('Add a decision, or score the weaker choices at "{start}" lower.', start=scenario.start)
        yield finding("E208", file, line, message, fix)
    path = best_path(scenario)
    decisions = len(path)
    if path and not ends_well(scenario, path):
        message = Phrase('The strongest path comes to no ending; it stops after "{id}".', id=path[-1].node.id)
        yield finding("E217", file, path[-1].choice.line, message)
    if 0 < decisions < FEWEST_DECISIONS:
        message = Phrase("The strongest path ends after {decisions} decisions.", decisions=decisions)
        if decisions == 1:
            message = Phrase("The strongest path ends after 1 decision.")
        yield finding("W203", file, line, message)
