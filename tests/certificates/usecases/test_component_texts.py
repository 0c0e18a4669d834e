"""Evidence names the text that was taken; rules and HR see which one it was."""

from datetime import timedelta

import pytest
from tests.support.programmes import NOW, SCENARIOS, all_facts, compiled, examined, played, signed

from advocert_certificates import api
from advocert_certificates.domain.errors import ProgrammeShapeError
from advocert_certificates.models import Certification, Person

pytestmark = pytest.mark.django_db

PLAYED, EXAM = "cd" * 32, "ef" * 32
KNOWN = {**dict.fromkeys(SCENARIOS, PLAYED), "FND-EXAM": EXAM}
LATER = NOW + timedelta(hours=1)


def load(known=KNOWN, unknown="count", withdrawn=(), now=NOW):
    texts = {"known": known, "unknown": unknown, "withdrawn": list(withdrawn)}
    return api.load_programme({**compiled(), "texts": texts}, actor="test", now=now)


def decided(*facts):
    for fact in facts:
        api.record_evidence(fact)
    api.tick(now=LATER)
    return Certification.objects.filter(state="certified").exists()


def results():
    record = api.get_person_record(Person.objects.get().uuid, now=LATER)
    return {result.ref: (result.text, result.counts) for result in record.results}


def test_what_was_done_on_the_texts_of_the_programme_counts():
    load(unknown="refuse")
    assert decided(*all_facts())


def test_a_foreign_text_certifies_nobody_where_the_programme_refuses_it():
    load(unknown="refuse")
    assert not decided(*all_facts()[:-1], examined(sha256="99" * 32))


def test_a_foreign_text_certifies_where_the_programme_lets_it_and_hr_sees_it():
    load()
    assert decided(*all_facts()[:-1], examined(sha256="99" * 32))
    assert results()["FND-EXAM"] == ("unknown", True)


def test_a_withdrawn_text_certifies_nobody():
    load(withdrawn=[EXAM])
    assert not decided(*all_facts())
    assert results()["FND-EXAM"] == ("withdrawn", False)


def test_a_text_withdrawn_later_takes_nothing_away_and_is_seen():
    load()
    decided(*all_facts())
    load(withdrawn=[EXAM], now=NOW + timedelta(minutes=5))
    assert decided()
    assert results()["FND-EXAM"] == ("withdrawn", False)


def test_the_text_of_an_earlier_programme_still_counts():
    load()
    load(known={**KNOWN, "FND-EXAM": "11" * 32}, unknown="refuse", now=NOW + timedelta(minutes=5))
    assert decided(*all_facts())
    assert results()["FND-EXAM"] == ("earlier", True)


def test_what_waits_counts_once_its_text_is_published():
    load(known={**KNOWN, "FND-EXAM": "11" * 32}, unknown="refuse")
    assert not decided(*all_facts())
    load(unknown="refuse", now=NOW + timedelta(minutes=5))
    assert decided()


def test_a_bank_of_another_text_is_another_exam():
    load(known={**KNOWN, "FND-BANK-2": "22" * 32}, unknown="refuse")
    assert not decided(*all_facts()[:-1], examined(banks={"FND-BANK-2": "33" * 32}))


def test_the_certificate_carries_no_result_on_a_text_that_does_not_count():
    load(withdrawn=["99" * 32])
    decided(*all_facts())
    api.record_evidence(examined(attempt="e2", sha256="99" * 32, correct=15))
    row = Certification.objects.get()
    assert [one["value"] for one in row.credential.snapshot["results"] if one["slug"] == "fnd-exam"] == ["13"]


def test_the_page_of_a_person_names_the_text(admin_client):
    load()
    decided(signed(), played("FND-01", sha256="99" * 32))
    page = admin_client.get(f"/advocert/records/people/{Person.objects.get().uuid}/")
    assert "Text of no programme" in page.content.decode()
    assert "On a text that no programme names" in page.content.decode()


def test_rules_about_texts_that_are_not_understood_are_refused():
    with pytest.raises(ProgrammeShapeError, match="unknown"):
        load(unknown="perhaps")


def test_the_dry_run_knows_that_a_text_does_not_count():
    load(unknown="refuse", known={**KNOWN, "FND-EXAM": "11" * 32})
    decided(*all_facts())
    texts = {"known": KNOWN, "unknown": "refuse", "withdrawn": []}
    preview = api.preview_programme({**compiled(), "texts": texts}, now=LATER)
    assert [effect.effect for effect in preview.effects] == ["gain"]
