"""A strict reader of RFC 5545 that knows nothing of our writer: what it does not understand is an error.

read(text) gives the calendar as nested components: Part("VCALENDAR", {"VERSION": [("2.0", {})]}, [Part("VEVENT", …)]).
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

_NAME = r"[A-Za-z0-9-]+"
_VALUE = r'"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*'
_PARAM = re.compile(rf";({_NAME})=({_VALUE})")
_LINE = re.compile(rf"({_NAME})((?:;{_NAME}=(?:{_VALUE})(?:,(?:{_VALUE}))*)*):(.*)", re.DOTALL)
# (once, at most once, any number of times); 3.6.1, 3.6.6, 3.4
_RULES = {
    "VCALENDAR": ({"PRODID", "VERSION"}, {"CALSCALE", "METHOD"}, set()),
    "VEVENT": (
        {"UID", "DTSTAMP", "DTSTART"},
        {"SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL", "DESCRIPTION", "DTEND", "LAST-MODIFIED", "CLASS"},
        {"COMMENT", "CATEGORIES"},
    ),
    "VALARM": ({"ACTION", "TRIGGER", "DESCRIPTION"}, {"DURATION", "REPEAT"}, set()),
}
_INSIDE = {"VCALENDAR": {"VEVENT"}, "VEVENT": {"VALARM"}, "VALARM": set()}
_TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "PRODID"}
_STATUS = {"TENTATIVE", "CONFIRMED", "CANCELLED"}
_DURATION = re.compile(r"[+-]?P(?:\d+W|\d+D(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|T(?:\d+H)?(?:\d+M)?(?:\d+S)?)")


class NotACalendarError(Exception):
    """What is wrong, in a sentence."""


@dataclass
class Part:
    """One component: its values by name as (value, parameters), and the components in it."""

    name: str
    values: dict[str, list[tuple[object, dict[str, str]]]] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    def one(self, name: str) -> object:
        """Return the one value of a name."""
        ((value, _),) = self.values[name]
        return value


def read(text: str) -> Part:
    """Return the calendar; raises NotACalendarError."""
    lines = iter(_unfolded(text))
    first = next(lines, "")
    _need(first == "BEGIN:VCALENDAR", "does not begin as a calendar")
    found = _part("VCALENDAR", lines)
    _need(next(lines, None) is None, "goes on after its end")
    _need(bool(found.parts), "has no component")
    uids = [event.one("UID") for event in found.parts]
    _need(len(set(uids)) == len(uids), "names one UID twice")
    return found


def _unfolded(text: str) -> list[str]:
    _need(text.endswith("\r\n"), "does not end in CRLF")
    raw = text.encode().split(b"\r\n")[:-1]
    _need(all(len(line) <= 75 for line in raw), "has a line of more than 75 octets")
    _need(not any(b"\r" in line or b"\n" in line for line in raw), "has a bare CR or LF")
    lines: list[str] = []
    for line in raw:
        if line.startswith((b" ", b"\t")):
            _need(bool(lines), "begins with a folded line")
            lines[-1] += line[1:].decode()
        else:
            lines.append(line.decode())
    return lines


def _part(name: str, lines: "object") -> Part:
    part = Part(name)
    for line in lines:  # type: ignore[attr-defined]
        if line == f"END:{name}":
            _check(part)
            return part
        match = _LINE.fullmatch(line)
        _need(match is not None, f"has no content line in {line!r}")
        key, params, value = match.groups()
        if key == "BEGIN":
            _need(value in _INSIDE[name], f"has {value} inside {name}")
            part.parts.append(_part(value, lines))
        else:
            given = {one: said.strip('"') for one, said in _PARAM.findall(params)}
            part.values.setdefault(key, []).append((_value(key, given, value), given))
    raise NotACalendarError(f"never ends {name}")


def _check(part: Part) -> None:
    once, at_most, many = _RULES[part.name]
    _need(once <= set(part.values), f"lacks {once - set(part.values)} in {part.name}")
    unknown = set(part.values) - once - at_most - many
    _need(not unknown, f"has {unknown} in {part.name}")
    twice = [name for name in once | at_most if len(part.values.get(name, ())) > 1]
    _need(not twice, f"says {twice} twice")
    if part.name == "VEVENT" and "DTEND" in part.values:
        _need(part.one("DTEND") > part.one("DTSTART"), "ends before it starts")
        _need(type(part.one("DTEND")) is type(part.one("DTSTART")), "mixes days and moments")


def _value(key: str, params: dict[str, str], value: str) -> object:
    if key in {"DTSTART", "DTEND"} and params.get("VALUE") == "DATE":
        _need(re.fullmatch(r"\d{8}", value) is not None, f"has no day in {value!r}")
        return date(int(value[:4]), int(value[4:6]), int(value[6:]))
    if key in {"DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED"}:
        _need(re.fullmatch(r"\d{8}T\d{6}Z", value) is not None, f"has no moment in {value!r}")
        return datetime.strptime(value, "%Y%m%dT%H%M%S%z")
    if key == "SEQUENCE":
        _need(re.fullmatch(r"\d{1,9}", value) is not None, f"has no number in {value!r}")
        return int(value)
    if key == "TRIGGER":
        _need(_DURATION.fullmatch(value) is not None, f"has no duration in {value!r}")
    if key == "STATUS":
        _need(value in _STATUS, f"has no such status: {value!r}")
    return _text(value) if key in _TEXTS else value


def _text(value: str) -> str:
    _need(
        re.fullmatch(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*", value) is not None,
        f"has no text in {value!r}",
    )
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _need(holds: bool, said: str) -> None:  # noqa: FBT001 - the claim itself
    if not holds:
        raise NotACalendarError(f"The file {said}.")
