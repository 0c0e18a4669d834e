"""Lists as files: CSV that a spreadsheet cannot be tricked by, XLSX, JSON; written row by row, so size costs no memory.

A cell that begins like a formula gets an apostrophe in front (OWASP, CSV injection): names come from accounts
that people name themselves. Times are ISO 8601 in UTC in every format, because two people in two countries
compare these files.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from advocert_certificates.web.pages import refuse

Row = Sequence[object]
KINDS = ("csv", "xlsx", "json")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def answer(
    request: HttpRequest, kind: str, name: str, columns: Sequence[str], rows: Iterable[Row]
) -> HttpResponseBase:
    """Return the rows as a file to keep, or a page that says which kinds there are."""
    if kind == "csv":
        response: HttpResponseBase = StreamingHttpResponse(
            _csv(columns, rows), content_type="text/csv; charset=utf-8"
        )
    elif kind == "json":
        response = StreamingHttpResponse(_json(columns, rows), content_type="application/json")
    elif kind == "xlsx" and (book := _workbook()) is not None:
        response = HttpResponse(_xlsx(book, columns, rows), content_type=_XLSX)
    else:
        return _no_such_kind(request, kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def safe_cell(value: object) -> str:
    """Return a value as text that no spreadsheet runs.

    >>> safe_cell("=1+1"), safe_cell("Amina"), safe_cell(None)
    ("'=1+1", 'Amina', '')
    """
    if value is None:
        return ""
    text = _moment(value) if isinstance(value, datetime) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield lines; the mark at the start tells spreadsheets that this is UTF-8 (RFC 4180 has no word for it)."""
    yield _BOM + _line(columns)
    for row in rows:
        yield _line([safe_cell(value) for value in row])


def _line(cells: Iterable[object]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _json(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    between = "["
    for row in rows:
        named = {
            name: _moment(value) if isinstance(value, datetime) else value
            for name, value in zip(columns, row, strict=True)
        }
        yield between + "\n" + json.dumps(named, ensure_ascii=False)
        between = ","
    yield "[]\n" if between == "[" else "\n]\n"


def _workbook() -> Any | None:
    try:
        from openpyxl import Workbook  # an extra (records): a site without spreadsheets need not have it
    except ImportError:
        return None
    return Workbook(write_only=True)


def _xlsx(book: Any, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    sheet = book.create_sheet("People")
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    for row in rows:
        sheet.append([safe_cell(value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _no_such_kind(request: HttpRequest, kind: str) -> HttpResponse:
    if kind == "xlsx":
        text, todo = (
            _("This site cannot write spreadsheets."),
            _("Take the CSV file, or ask for the extra advocert[records]."),
        )
    else:
        text, todo = (
            _("There is no file of the kind {kind}.").format(kind=repr(kind[:20])),
            _("Choose CSV, XLSX or JSON."),
        )
    return refuse(request, status=400, title=_("This file cannot be made."), text=text, todo=todo)
