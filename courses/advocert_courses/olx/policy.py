"""The files beside the structure: settings of the course, how it is graded, what its page says."""

import html
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from advocert_courses.models import Course

# Any date in the past opens the course; a fixed one keeps the build the same on every day.
_START = "2020-01-01T00:00:00Z"


def policy(course: Course, block_types: Sequence[str]) -> bytes:
    """Return policy.json: what the platform must know about the course, our blocks among it.

    `certificates_display_behavior` "end" without an end date, and no certificate: the platform never issues
    one.
    """
    settings = {
        "display_name": course.title,
        "start": _START,
        "self_paced": True,
        "advanced_modules": sorted(block_types),
        "cert_html_view_enabled": False,
        "certificates": {"certificates": []},
        "certificates_display_behavior": "end",
    }
    return _json({f"course/{course.run}": settings})


def grading_policy(course: Course) -> bytes:
    """Return grading_policy.json; the weights are the author's, the counts are what the course really has."""
    counts = Counter(unit.graded for chapter in course.chapters for unit in chapter.units)
    graders = [
        {
            "type": rule.type,
            "short_label": rule.type[:4],
            "min_count": counts[rule.type],
            "drop_count": 0,
            "weight": rule.weight,
        }
        for rule in course.grading
    ]
    return _json({"GRADER": graders, "GRADE_CUTOFFS": {"Pass": course.passing}})


def about_html(course: Course) -> bytes:
    """Return the page that people see before they enrol."""
    outcomes = "\n".join(f"    <li>{html.escape(text)}</li>" for text in course.outcomes.values())
    page = f"""<section class="about">
  <h2>{html.escape(course.title)}</h2>
  <p>{html.escape(course.summary)}</p>
  <p>About {course.minutes} minutes.</p>
  <h3>What you will be able to do</h3>
  <ul>
{outcomes}
  </ul>
</section>
"""
    return page.encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
