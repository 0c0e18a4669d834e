"""Rules come into force by a load, are kept for ever, and take nothing away."""

import pytest
from tests.support.programmes import NOW, all_facts, clause, compiled, signed

from advocert_certificates import api
from advocert_certificates.domain.errors import ClauseTextChangedError, ProgrammeShapeError
from advocert_certificates.models import ClauseVersion, Evidence, ProgrammeVersion

pytestmark = pytest.mark.django_db


def load(document):
    return api.load_programme(document, actor="test", now=NOW)


def test_a_load_puts_the_rules_in_force():
    assert load(compiled()).changed


def test_the_same_rules_again_change_nothing():
    load(compiled())
    assert not load(compiled()).changed


def test_one_version_is_in_force_and_the_old_one_is_kept():
    first = load(compiled())
    second = load(compiled(summary="may do more"))
    assert list(ProgrammeVersion.objects.filter(active=True).values_list("sha256", flat=True)) == [
        second.sha256
    ]
    assert ProgrammeVersion.objects.filter(sha256=first.sha256).exists()


def test_going_back_to_old_rules_is_a_change_again():
    load(compiled())
    load(compiled(summary="may do more"))
    assert load(compiled()).changed


def test_a_broken_programme_leaves_the_old_one_in_force():
    load(compiled())
    with pytest.raises(ProgrammeShapeError):
        load(compiled(requires={}))
    assert ProgrammeVersion.objects.get(active=True).body == compiled()


def test_every_clause_text_is_kept():
    load(compiled())
    load(compiled() | {"clauses": [clause(), clause("Another text.\n", 2)]})
    assert ClauseVersion.objects.count() == 2


def test_a_signed_text_cannot_change_under_its_version():
    load(compiled())
    api.record_evidence(signed())
    with pytest.raises(ClauseTextChangedError, match=r"DISC-1@1.*version 2"):
        load(compiled() | {"clauses": [clause("Another text.\n")]})


def test_a_text_that_nobody_signed_may_still_be_corrected():
    load(compiled())
    assert load(compiled() | {"clauses": [clause("Another text.\n")]}).changed


def test_evidence_from_before_the_rules_is_decided_when_they_come():
    for fact in all_facts():
        api.record_evidence(fact)
    api.tick(now=NOW)
    load(compiled())
    api.tick(now=NOW)
    assert api.get_my_certifications(7, now=NOW)[0].state == "certified"


def test_easier_rules_let_everybody_be_looked_at_again():
    load(compiled())
    api.record_evidence(all_facts()[0])
    api.tick(now=NOW)
    load(compiled(requires={"clauses": ["DISC-1@1"]}))
    assert Evidence.objects.get().evaluated_at is None


def test_harder_rules_take_nothing_from_who_is_certified(certified):
    load(compiled(requires={"scenarios": ["FND-01"], "pass": 1}, scopes=[], summary="may do less"))
    api.tick(now=NOW)
    view = api.get_my_certifications(7, now=NOW)[0]
    assert (view.state, view.scopes, view.summary) == ("certified", certified.scopes, certified.summary)
