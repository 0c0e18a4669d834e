"""Reading a list of attendance: CSV or XLSX with the columns person, what and day; every mistake names its line."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from advocert_certificates.data import AttendanceLine

COLUMNS = ("person", "what", "day")
LINES = 2_000
_SPREADSHEET = b"PK\x03\x04"


@dataclass(frozen=True)
class ReadList:
    """What could be read, and a sentence for each line that could not."""

    lines: tuple[AttendanceLine, ...]
    mistakes: tuple[str, ...]


def read_list(content: bytes) -> ReadList:
    """Read a file. One bad line does not hide the others."""
    try:
        rows = _spreadsheet(content) if content.startswith(_SPREADSHEET) else _text(content)
    except ValueError as error:
        return ReadList((), (str(error),))
    return _read(rows)


def written(lines: Iterable[AttendanceLine]) -> str:
    """Return lines as CSV, which reads as the same again."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows((line.who, line.ref, line.day.isoformat()) for line in lines)
    return out.getvalue()


def _read(rows: Iterable[Sequence[object]]) -> ReadList:
    lines, mistakes, places = [], [], None
    for number, cells in enumerate(rows, start=1):
        said = [_cell(cell) for cell in cells]
        if not any(said):
            continue
        if number > LINES + 1:
            mistakes.append(_("The file has more than {most} lines. Split it.").format(most=f"{LINES:,}"))
            break
        if places is None:
            places = {name.lower(): place for place, name in enumerate(said)}
            missing = [name for name in COLUMNS if name not in places]
            if missing:
                return ReadList(
                    (),
                    (
                        _("Line {number}: a column called {name} is missing.").format(
                            number=number, name=missing[0]
                        ),
                    ),
                )
            continue
        try:
            lines.append(
                _line(number, *(said[places[name]] if places[name] < len(said) else "" for name in COLUMNS))
            )
        except ValueError as error:
            mistakes.append(_("Line {number}: {mistake}").format(number=number, mistake=error))
    if places is None:
        return ReadList((), (_("The file is empty. Its first line names the columns person, what and day."),))
    return ReadList(tuple(lines), tuple(mistakes))


def _line(number: int, who: str, what: str, day: str) -> AttendanceLine:
    for name, text, most in (("person", who, 254), ("what", what, 100)):
        if not 0 < len(text) <= most:
            raise ValueError(_("{name} is empty or longer than {most} letters.").format(name=name, most=most))
    try:
        read = date.fromisoformat(day[:10])
    except ValueError:
        raise ValueError(
            _("day is {day}; write it as year-month-day, such as 2026-05-03.").format(day=repr(day[:20]))
        ) from None
    return AttendanceLine(number, who, what, read)


def _cell(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    # The apostrophe by which our own files keep spreadsheets from running a cell.
    return "" if cell is None else str(cell).strip().removeprefix("'")


def _text(content: bytes) -> Iterator[Sequence[object]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(_("The file is neither UTF-8 text nor XLSX. Save it as “CSV UTF-8”.")) from None
    first = text.partition("\n")[0]
    # Some countries' spreadsheets write a semicolon.
    return csv.reader(StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")


def _spreadsheet(content: bytes) -> Iterator[Sequence[object]]:
    try:
        from openpyxl import load_workbook  # an extra (records), as for writing
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise ValueError(_("This site cannot read spreadsheets. Save the list as CSV.")) from None
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError):
        raise ValueError(_("The spreadsheet cannot be opened. Save it again as XLSX, or as CSV.")) from None
    return iter(book.worksheets[0].iter_rows(values_only=True))
