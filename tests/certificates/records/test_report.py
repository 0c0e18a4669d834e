"""The audit report of a span of days, on paper and as a file that others check."""

import json
from datetime import UTC, datetime

import pytest
from django.utils.html import strip_tags
from tests.support.lives import Lives

from advocert_certificates import api
from advocert_certificates.usecases import bundles, tables
from advocert_certificates.verifier import advocert_log_check

SPAN = {"begin": "2026-11-01", "end": "2026-11-30"}
EVER = {"begin": "2000-01-01", "end": "2100-01-01"}


@pytest.fixture
def lives(keys, db):
    """Nine people who were certified, one of whom was taken back: ten steps and more in the log."""
    story = Lives()
    for user_id in range(1, 10):
        story.certify(user_id)
    api.revoke_certification(story.of(4).uuid, reason_code="other", actor="marta", now=story.now)
    api.tick(now=story.now)
    return story


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


def report(hr, **days):
    return hr.get("/advocert/records/report/", days or SPAN)


def test_it_names_what_was_decided_about_whom_and_where_it_stands_in_the_log(hr, certified):
    shown = said(report(hr))
    assert "1 step from 1 November 2026 to 30 November 2026: certified 1." in shown
    assert "Certified: Certified Advocate, Foundations" in shown


def test_days_without_a_decision_say_so(hr, certified):
    assert "Nothing was decided in these days." in said(report(hr, begin="2020-01-01", end="2020-02-01"))


@pytest.mark.parametrize("wrong", [{"begin": "soon"}, {"begin": "2026-02-01", "end": "2026-01-01"}])
def test_days_that_make_no_span_are_refused_at_their_field(hr, certified, wrong):
    response = report(hr, **wrong)
    assert response.status_code == 400
    assert "error-text" in response.content.decode()


def test_without_days_it_is_about_the_last_thirty(hr, certified):
    assert hr.get("/advocert/records/report/").status_code == 200


def test_the_file_holds_its_own_proofs(hr, certified, keys):
    bundle = json.loads(report(hr, **SPAN, format="json").getvalue())
    assert len(bundle["entries"]) == 1
    assert advocert_log_check.check(bundle)[0] == []


def test_the_file_is_about_these_days_only(hr, certified, keys):
    bundle = json.loads(report(hr, begin="2020-01-01", end="2020-02-01", format="json").getvalue())
    assert bundle["entries"] == []


def test_the_file_leaves_part_by_part_with_one_page_of_rows_in_memory(hr, lives, monkeypatch):
    """Between two parts of the answer no more is read than the next part holds: a span may be the whole log."""
    read = []

    def counted(rows, size, *, by):
        for page in tables.pages(rows, 4, by=by):
            read.extend(page)
            yield page

    response = report(hr, **EVER, format="json")
    monkeypatch.setattr(bundles, "pages", counted)
    given, held, text = 0, [], ""
    for part in response.streaming_content:
        held.append(len(read) - given)
        given += part.count(b"\n{")
        text += part.decode()
    assert max(held) <= 4
    assert len(json.loads(text)["entries"]) == len(read) == api.log_size() > 8


def test_the_file_has_the_shape_of_the_export(hr, lives):
    text = report(hr, **EVER, format="json").getvalue().decode()
    moments = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    whole = api.export_log(between=moments, now=lives.now)
    assert (json.loads(text), list(json.loads(text))) == (whole, list(whole))


def test_without_a_key_the_file_is_refused_in_words(hr, certified):
    response = report(hr, **SPAN, format="json")
    assert response.status_code == 503
    assert "cannot be made now" in said(response)


def test_one_person_within_a_span_is_a_part_too(certified, keys):
    from tests.support.programmes import NOW

    from advocert_certificates.models import Person

    bundle = api.export_log(person_uuid=Person.objects.get().uuid, between=(NOW, NOW), now=NOW)
    assert (bundle["whole"], bundle["entries"]) == (False, [])
