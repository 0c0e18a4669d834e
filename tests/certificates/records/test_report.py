"""The audit report of a span of days, on paper and as a file that others check."""

import json

import pytest
from django.utils.html import strip_tags

from advocert_certificates import api
from advocert_certificates.verifier import advocert_log_check

SPAN = {"begin": "2026-11-01", "end": "2026-11-30"}


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
    bundle = json.loads(report(hr, **SPAN, format="json").content)
    assert len(bundle["entries"]) == 1
    assert advocert_log_check.check(bundle)[0] == []


def test_the_file_is_about_these_days_only(hr, certified, keys):
    bundle = json.loads(report(hr, begin="2020-01-01", end="2020-02-01", format="json").content)
    assert bundle["entries"] == []


def test_without_a_key_the_file_is_refused_in_words(hr, certified):
    response = report(hr, **SPAN, format="json")
    assert response.status_code == 503
    assert "cannot be made now" in said(response)


def test_one_person_within_a_span_is_a_part_too(certified, keys):
    from tests.support.programmes import NOW

    from advocert_certificates.models import Person

    bundle = api.export_log(person_uuid=Person.objects.get().uuid, between=(NOW, NOW), now=NOW)
    assert (bundle["whole"], bundle["entries"]) == (False, [])
