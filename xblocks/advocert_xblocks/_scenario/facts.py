"""What is told of a run: counting runs only. Nobody sees practice, and nobody sees what somebody wrote."""

from datetime import datetime
from typing import Any

from advocert_courses import api as courses
from advocert_xblocks._scenario.state import Attempt
from advocert_xblocks._shared.recording import Fact

LANGUAGE = "en"


def finished(
    scenario: courses.Scenario,
    attempt: Attempt,
    run: dict[str, Any],
    result: courses.RunResult,
    now: datetime,
) -> list[Fact]:
    """Return the facts about a run that has just ended."""
    if not attempt.counts:
        return []
    body = {
        "scenario": scenario.ref,
        "variant": run["variant"],
        "attempt": attempt.number,
        "counts": attempt.counts,
        "score": result.score,
        "passed": result.passed,
        "critical": result.critical,
        "dimensions": {name: one.percent for name, one in result.dimensions.items()},
        "sha256": scenario.sha256,
        "steps": len(run["path"]),
    }
    return [Fact("scenario.finished", scenario.ref, f"scenario.finished/{attempt.id}", body, LANGUAGE, now)]
