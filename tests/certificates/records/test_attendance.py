"""Who was at a workshop, brought in as a list: every line looked at, recorded once."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.models import Evidence
from advocert_certificates.records.attendance_file import AttendanceLine, read_list, written

LIST = "person,what,day\nu7@acme.example,WS-1,2026-05-03\nuser7,WS-2,2026-05-04\n"


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


def upload(browser, text):
    content = text if isinstance(text, bytes) else text.encode()
    return browser.post("/advocert/records/attendance/", {"list": SimpleUploadedFile("list.csv", content)})


def record(browser, text=LIST):
    checked = upload(browser, text).context["checked"]
    return browser.post("/advocert/records/attendance/", {"checked": checked}, follow=True)


def attended():
    return list(Evidence.objects.filter(kind="attendance.recorded").values_list("ref", flat=True))


def test_a_list_is_looked_at_before_anything_is_recorded(hr, certified):
    assert "2 lines can be recorded" in said(upload(hr, LIST))
    assert attended() == []


def test_each_line_is_recorded_under_the_name_of_who_brought_it(hr, certified):
    assert "2 of 2 lines were new." in said(record(hr))
    assert attended() == ["WS-1", "WS-2"]
    assert Evidence.objects.filter(recorded_by="marta", source="import").count() == 2


def test_the_same_list_twice_records_once(hr, certified):
    record(hr)
    assert "0 of 2 lines were new." in said(record(hr))
    assert len(attended()) == 2


def test_wrong_lines_are_named_and_the_others_can_be_recorded(hr, certified):
    text = LIST + "nobody@x,WS-1,2026-05-03\nuser7,,2026-05-03\nuser7,WS-1,soon\nuser7,WS-1,2999-01-01\n"
    shown = said(upload(hr, text))
    for line in (
        "Line 4: nobody has exactly",
        "Line 5: what is empty",
        "Line 6: day is",
        "Line 7: 2999-01-01",
    ):
        assert line in shown
    record(hr, text)
    assert len(attended()) == 2


def test_a_checked_list_that_was_changed_on_the_way_records_nothing(hr, certified):
    hr.post("/advocert/records/attendance/", {"checked": LIST + "nobody,WS-1,2026-05-03\n"})
    assert attended() == []


@pytest.mark.parametrize("wrong", ["", "who,what,day\n", b"\xff\xfe\x00", b"PK\x03\x04 no spreadsheet"])
def test_a_file_that_is_no_list_is_one_clear_sentence(hr, certified, wrong):
    response = upload(hr, wrong or "\n")
    assert response.status_code == 400
    assert "Nothing was recorded." in said(response)


def test_without_a_file_the_page_asks_for_one(hr, db):
    assert "Choose a file" in said(hr.post("/advocert/records/attendance/"))


def test_a_spreadsheet_is_read_like_a_text():
    openpyxl = pytest.importorskip("openpyxl")
    book, out = openpyxl.Workbook(), BytesIO()
    book.active.append(["Person", "What", "Day"])
    book.active.append(["user7", "WS-1", date(2026, 5, 3)])
    book.save(out)
    assert read_list(out.getvalue()).lines == (AttendanceLine(2, "user7", "WS-1", date(2026, 5, 3)),)


def test_semicolons_and_a_mark_at_the_start_are_read_too():
    content = "\N{ZERO WIDTH NO-BREAK SPACE}person;what;day\nuser7;WS-1;2026-05-03\n".encode()
    assert len(read_list(content).lines) == 1


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20), st.dates())))
def test_what_was_read_is_written_so_that_it_reads_as_the_same(rows):
    given_lines = [AttendanceLine(2, who, what, day) for who, what, day in rows]
    once = read_list(written(given_lines).encode("utf-8", "replace"))
    again = read_list(written(once.lines).encode())
    assert [(line.who, line.ref, line.day) for line in again.lines] == [
        (line.who, line.ref, line.day) for line in once.lines
    ]
