"""Random lives against a reference model: standing, scopes, bits, log and answers about the past always agree.

ADVOCERT_HISTORIES=3000 runs as many as that; CI runs few. A failing history is printed as the calls that led to it.
"""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.support.lives import Lives, clause, rules, short
from tests.support.programmes import all_facts, signed
from tests.support.reference import GRACE, SCOPES, Reference

from advocert_certificates import api
from advocert_certificates.data import Day
from advocert_certificates.domain.lifecycle import Standing
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Certification, Credential
from advocert_certificates.usecases.evaluation import evaluate_person
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.usecases.sweeping import sweep

HISTORIES = int(os.environ.get("ADVOCERT_HISTORIES", "12"))
ACTIVE = {"certified", "expiring", "grace"}
RENEWABLE = {"expiring", "grace", "expired"}
# A decision may count from days ago, or from years ago, before the present period and before the first one.
BACK = st.one_of(st.just(0), st.integers(0, 40), st.integers(0, 1_500))


def document(version):
    """Return the rules with the clause at a version; every change is material."""
    if version == 1:
        return rules(short())
    text = clause(f"Text {version}.\n", version) | {"change": {"kind": "material", "summary": "x"}}
    requires = {"all": [{"clauses": [f"DISC-1@{version}"]}, {"exam": "FND-EXAM"}]}
    return rules(short(requires=requires), clauses=[text])


class Histories(RuleBasedStateMachine):
    """One person. Each rule does something to the service and says what it means to the model."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.lives, self.model = Lives(document(1)), Reference()

    def teardown(self):
        try:
            self.past_agrees()
            sequence_entries()
            assert api.audit_log().findings == ()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @property
    def now(self):
        return self.lives.now

    def standing(self):
        return self.model.standing(self.now)

    @rule(days=st.integers(0, 150), seconds=st.sampled_from((0, 1, 43_200)))
    def time_goes_on(self, days, seconds):
        self.lives.at(days=days, seconds=seconds)

    @precondition(lambda self: not self.model.certified and self.model.wanted == 1)
    @rule()
    def everything_is_done(self):
        self.lives.certify()
        self.model.earn(self.now)

    @precondition(lambda self: self.model.certified)
    @rule(passed=st.booleans())
    def the_exam_is_taken(self, passed):
        before = self.standing()
        self.lives.exam(passed=passed)
        late = before == "expired" and self.now >= add_months(self.model.end + GRACE, 12)
        # Late the whole level is asked for; conversations are not played again here, the text may be unsigned.
        whole = not late or (self.model.wanted > 1 and self.model.signed >= self.model.wanted)
        if passed and before in RENEWABLE and whole and self.model.start < self.now:
            self.model.earn(self.now, early=self.now < self.model.end)
        self.model.evaluate(self.now)

    @precondition(lambda self: self.model.certified)
    @rule()
    def old_facts_arrive_again(self):
        """With the same meaning, late and out of order: nothing happens."""
        self.lives.tell(*reversed(all_facts()))
        self.model.evaluate(self.now)

    @precondition(lambda self: self.model.certified and self.model.wanted < 4)
    @rule()
    def a_clause_changes(self):
        self.model.wanted, self.model.published = self.model.wanted + 1, self.now
        api.load_programme(document(self.model.wanted), actor="test", now=self.now)
        evaluate_person(self.lives.person().pk, now=self.now)
        self.model.evaluate(self.now)

    @precondition(lambda self: self.model.wanted > self.model.signed)
    @rule()
    def the_text_is_signed(self):
        version = self.model.wanted
        body = document(version)["clauses"][0]
        before = self.standing()
        self.lives.tell(signed(sha256=body["sha256"], version=version, occurred_at=self.now))
        self.model.signed = version
        self._late_renewal(before)
        self.model.evaluate(self.now)

    def _late_renewal(self, before):
        """The signature may be what was missing for a late renewal, when the exam was taken before."""
        row = Certification.objects.get()
        if before == "expired" and row.valid_from == self.now and self.model.start != self.now:
            assert self.now >= add_months(self.model.end + GRACE, 12)
            self.model.earn(self.now)

    @precondition(lambda self: self.standing() in ACTIVE | {"suspended"})
    @rule(back=BACK)
    def all_is_held_back(self, back):
        asked = self.now - timedelta(days=back)
        since = self.model.first_day(asked, self.now, ACTIVE | {"suspended"})
        hold = self.lives.hold(self._uuid(), reason="other", effective_at=asked)
        self.model.hold(str(hold), (), self.now, since)

    @precondition(lambda self: self.standing() in ACTIVE)
    @rule(scope=st.sampled_from(SCOPES), back=BACK)
    def a_scope_is_closed(self, scope, back):
        asked = self.now - timedelta(days=back)
        since = self.model.first_day(asked, self.now, ACTIVE)
        hold = self.lives.hold(self._uuid(), scope, reason="other", effective_at=asked)
        self.model.hold(str(hold), (scope,), self.now, since)

    @precondition(lambda self: self.model.holds and not self.model.revoked)
    @rule(data=st.data())
    def a_hold_ends(self, data):
        hold = data.draw(st.sampled_from(sorted(self.model.holds)))
        api.reinstate_certification(hold, actor="hanna", now=self.now)
        self.model.open(hold, self.now)
        self.model.evaluate(self.now)

    @precondition(lambda self: self.standing() not in {"learning", "revoked"})
    @rule(back=BACK)
    def it_is_taken_back(self, back):
        asked = self.now - timedelta(days=back)
        since = self.model.first_day(asked, self.now, ACTIVE | {"suspended", "expired"})
        api.revoke_certification(
            self._uuid(), reason_code="other", actor="m", now=self.now, effective_at=asked
        )
        self.model.take_back(self.now, since)

    @precondition(lambda self: self.model.certified)
    @rule(name=st.sampled_from(("Ana", "Bo")))
    def the_name_is_corrected(self, name):
        counts = self.standing() in ACTIVE | {"suspended"}
        api.correct_name(self.lives.person().uuid, full_name=name, actor="m", now=self.now)
        if counts:
            self.model.documents += 1
            self.model.bits += 1

    @rule()
    def somebody_sweeps(self):
        sweep(self.now)

    @rule()
    def entries_get_their_places(self):
        sequence_entries()

    def _uuid(self):
        return Certification.objects.get().uuid

    @invariant()
    def standing_and_scopes_agree(self):
        views = api.get_my_certifications(7, now=self.now)
        view = next((one for one in views if one.uuid), views[0])
        assert (view.state, view.scopes) == (self.standing(), self.model.scopes(self.now))

    @invariant()
    def the_bits_agree(self):
        taken = Credential.objects.exclude(revoked_at=None).count()
        assert (Credential.objects.count(), taken) == (self.model.documents, self.model.bits)

    def past_agrees(self):
        """Every day of the story (and the moments beside its edges), as known on every day of it."""
        if not self.model.past:
            return
        person = self.lives.person().uuid
        recorded = sorted({recorded for recorded, _, _ in self.model.past})[-4:]
        days = sorted(
            {day + timedelta(seconds=shift) for _, day, _ in self.model.past for shift in (-1, 0, 1)}
        )
        days += [self.model.end, self.model.end + GRACE, self.now]
        for known in recorded:
            for day in days[-14:]:
                self._compare(person, day, known)

    def _compare(self, person, day, known):
        then = self.model.on(day, known)
        place = {"area": "Home networking", "region": "DE", "on": day, "known_at": known}
        open_then = tuple(scope for scope in SCOPES if api.could(person, scope, **place))
        told = list(api.standings_on(person, on=day, known_at=known))
        state = told[0].standing if told else "learning"
        scopes = told[0].scopes if told else ()
        assert (open_then, state, scopes) == (then.scopes(day), then.standing(day), then.scopes(day)), (
            day,
            known,
        )
        self._compare_list(person, Day(day, known), state)

    def _compare_list(self, person, day, state):
        """The list of people says the same of that day, and every filter by standing finds exactly those."""
        (row,) = api.search_people(now=self.now, day=day).people or (None,)
        listed = [one.state for one in row.certifications] if row else []
        assert listed == ([] if state == "learning" else [state]), day
        found = [one for one in Standing if api.search_people(state=one, now=self.now, day=day).people]
        assert found == ([state] if row else []), day


@pytest.mark.django_db
def test_random_lives_agree_with_the_reference_model():
    profile = settings(
        max_examples=HISTORIES,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Histories, settings=profile)
