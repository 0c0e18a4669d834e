"""A calendar file that calendars read: RFC 5545, line by line."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.domain.calendar import Day, calendar

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def unfolded(text):
    """Read the file as RFC 5545 3.1 says: CRLF and one space go on with the line before."""
    return text.replace("\r\n ", "").split("\r\n")


def lines(**changes):
    given_day = {"uid": "a@host", "on": date(2026, 12, 31), "title": "It ends"} | changes
    return unfolded(calendar([Day(**given_day)], NOW))


def test_a_day_lasts_to_the_day_after():
    assert {"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"} <= set(lines())


def test_each_alarm_rings_so_many_days_before():
    assert [line for line in lines(alarms=(30, 7)) if line.startswith("TRIGGER")] == [
        "TRIGGER:-P30D",
        "TRIGGER:-P7D",
    ]


def test_an_event_says_when_the_file_was_made():
    assert "DTSTAMP:20261124T093000Z" in lines()


@given(st.text(max_size=200))
def test_whatever_a_title_is_it_stays_one_line_of_at_most_75_octets(title):
    text = calendar([Day("a", date(2026, 1, 1), title)], NOW)
    raw = text.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in raw)
    assert sum(line.startswith("SUMMARY:") for line in unfolded(text)) == 1
    assert b"\r" not in text.replace("\r\n", "").encode()


@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=100))
def test_a_title_is_read_as_it_was_written(title):
    said = next(line for line in lines(title=title) if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    read = said.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert read == title
