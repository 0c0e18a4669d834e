"""The auditor's question on a page and as files; the answers themselves are tested with the use case."""

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from django.contrib.auth import get_user_model
from django.utils.html import strip_tags
from openpyxl import load_workbook
from tests.support.programmes import NOW, all_facts, person

from advocert_certificates import api

ADDRESS = "/advocert/records/who/"
SINCE = f"{NOW:%Y-%m-%d}"


def text_of(response):
    return b"".join(response).decode("utf-8-sig") if response.streaming else response.content.decode()


def test_the_page_names_who_could_on_a_day(hr, certified):
    assert "Tomasz 7" in text_of(hr.get(ADDRESS, {"on": SINCE}))


def test_nobody_could_before_it_was_earned(hr, certified):
    shown = strip_tags(text_of(hr.get(ADDRESS, {"on": "2020-01-01"})))
    assert "Nobody could, on 1 January 2020" in shown


def test_what_was_not_yet_known_is_not_told(hr, certified):
    shown = text_of(hr.get(ADDRESS, {"on": SINCE, "known": "2020-01-01"}))
    assert "Nobody could" in shown


def test_a_day_of_knowledge_in_the_future_is_refused_at_its_field(hr, certified):
    response = hr.get(ADDRESS, {"known": "2999-01-01"})
    assert response.status_code == 400
    assert "Nobody knows yet" in text_of(response)


@pytest.mark.parametrize("asked", [{"on": "yesterday"}, {"scope": "rule:world"}, {"country": "XX"}])
def test_what_the_form_does_not_offer_is_refused(hr, certified, asked):
    assert hr.get(ADDRESS, asked).status_code == 400


def test_a_forged_cursor_is_refused_in_words(hr, certified):
    response = hr.get(ADDRESS, {"from": "zz-top"})
    assert response.status_code == 400
    assert "This part of the list cannot be shown" in text_of(response)


def test_csv_and_json_hold_the_same_people(hr, certified):
    rows = list(csv.DictReader(StringIO(text_of(hr.get(ADDRESS, {"on": SINCE, "format": "csv"})))))
    named = json.loads(text_of(hr.get(ADDRESS, {"on": SINCE, "format": "json"})))
    assert [row["person"] for row in rows] == [row["person"] for row in named]
    assert len(rows) == 1


def test_xlsx_opens_in_a_program_that_we_did_not_write(hr, certified):
    response = hr.get(ADDRESS, {"on": SINCE, "format": "xlsx"})
    sheet = load_workbook(BytesIO(response.content), read_only=True).active
    assert [cell.value for cell in next(iter(sheet.rows))][:2] == ["name", "user_name"]


def test_another_kind_of_file_is_refused_in_words(hr, certified):
    response = hr.get(ADDRESS, {"format": "exe"})
    assert response.status_code == 400
    assert "Choose CSV, XLSX or JSON." in text_of(response)


def test_an_empty_answer_is_an_empty_list(hr, programme):
    assert json.loads(text_of(hr.get(ADDRESS, {"format": "json"}))) == []


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "+1", "-1+1", "@SUM(A1)", "\tx"])
def test_a_name_never_becomes_a_formula(hr, programme, name):
    for fact in all_facts(9):
        api.record_evidence(replace(fact, person=person(9, full_name=name)))
    api.tick(now=NOW)
    rows = list(csv.DictReader(StringIO(text_of(hr.get(ADDRESS, {"on": SINCE, "format": "csv"})))))
    assert not rows[0]["name"].startswith(("=", "+", "-", "@", "\t"))


def test_only_hr_may_ask(client, certified):
    client.force_login(get_user_model().objects.create_user("amina"))
    assert client.get(ADDRESS).status_code == 403


def test_strangers_are_sent_to_sign_in(client, db):
    assert client.get(ADDRESS).status_code == 302
