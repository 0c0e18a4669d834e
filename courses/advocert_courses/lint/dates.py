"""Content that nobody has looked at for too long."""

from collections.abc import Iterator
from datetime import date

from advocert_courses.findings import Finding
from advocert_courses.models import Component
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding


def check_dates(component: Component, today: date | None) -> Iterator[Finding]:
    """Yield a review that is overdue; without a date of today nothing is."""
    due = component.origin.review_by
    if today and due and due < today:
        message = Phrase("{ref} was to be reviewed by {due}.", ref=component.ref, due=due.isoformat())
        yield finding("W501", component.origin.file, component.origin.line("review_by"), message)
