"""Instants as credentials write them: `YYYY-MM-DDThh:mm:ssZ`, no fractions, always UTC."""

import re
from datetime import UTC, date, datetime

from advocert_certificates.domain.credential_errors import EncodingError, NaiveTimeError

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)

# Written out here because strftime asks the locale of the process.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def format_day(day: date) -> str:
    """Return a day as people read it: 4 March 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_instant(moment: datetime) -> str:
    """Return the instant in UTC, cut to whole seconds.

    Raises:
        NaiveTimeError: the datetime has no zone.
    """
    if moment.tzinfo is None:
        raise NaiveTimeError
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def parse_instant(text: str) -> datetime:
    """Return the aware datetime of a text in exactly this form.

    Raises:
        EncodingError: another form, or a day or time that does not exist.
    """
    if not _FORM.fullmatch(text):
        raise EncodingError(
            f"{text!r} is not written as 2026-03-04T00:00:00Z. Write the instant in that form."
        )
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise EncodingError(f"{text!r} is no existing day and time. Correct the date.") from error
