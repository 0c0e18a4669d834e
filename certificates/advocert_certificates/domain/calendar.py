"""A calendar file (RFC 5545): whole days with a title, that calendars may import again and again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_FOLD = 75
_PRODUCT = "-//Advocert//Renewals//EN"


@dataclass(frozen=True)
class Day:
    """One whole day, in no time zone: it is that day wherever the reader is.

    `uid` is the same in every file and `sequence` grows with every change, so a calendar that has the day already moves
    it; `cancelled` takes it away. `alarms` are days before at which a calendar may ring.
    """

    uid: str
    on: date
    title: str
    text: str = ""
    url: str = ""
    alarms: tuple[int, ...] = ()
    sequence: int = 0
    cancelled: bool = False


def calendar(days: Iterable[Day], made_at: datetime) -> str:
    """Return the file: lines end in CRLF and are at most 75 octets long. A file without any day is no calendar.

    >>> calendar([], datetime(2026, 1, 1, tzinfo=UTC)).splitlines()[0]
    'BEGIN:VCALENDAR'
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "METHOD:PUBLISH"]
    for day in days:
        lines += _event(day, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(day: Day, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(day.uid)}"
    yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{day.sequence}"
    yield f"STATUS:{'CANCELLED' if day.cancelled else 'CONFIRMED'}"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(day.title)}"
    if day.text:
        yield f"DESCRIPTION:{_escaped(day.text)}"
    if day.url:
        yield f"URL:{day.url}"
    for before in () if day.cancelled else day.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(day.title)}")
        yield from (f"TRIGGER:-P{before}D", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text value; a control character could begin a line of its own."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n")
    return "".join(one for one in text.replace("\n", "\\n") if one.isprintable())


def _folded(line: str) -> Iterator[str]:
    """Cut between characters, never inside one; what goes on begins with a space."""
    part = ""
    for one in line:
        if len((part + one).encode()) > _FOLD:
            yield part
            part = " "
        part += one
    yield part
