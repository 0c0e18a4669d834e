"""SIGKILL between and inside the steps of the log: a step, its entry and its message are there together or not at all."""

import pytest
from tests.support.children import run_and_die
from tests.support.lives import Lives, rules, short
from tests.support.threads import together

from advocert_certificates import api
from advocert_certificates.domain.errors import HoldNotFoundError
from advocert_certificates.models import Allowance, LogEntry, LogHead, LogNode, OutboxMessage, Transition
from advocert_certificates.usecases.ledger import sequence_entries

pytestmark = pytest.mark.django_db(transaction=True)
REVOKE = (
    "from advocert_certificates.models import Certification\n"
    "one = Certification.objects.get()\n"
    "api.revoke_certification(one.uuid, reason_code='other', actor='marta', now=timezone.now())"
)
OPEN = "from django.db import transaction\ntransaction.atomic().__enter__()\n"


@pytest.fixture
def lives(keys, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    story = Lives(rules(short()))
    story.certify()
    return story


def counts():
    tables = (Transition, LogEntry, Allowance, OutboxMessage)
    return [table.objects.count() for table in tables]


def test_killed_after_the_commit_everything_is_there(lives):
    run_and_die(REVOKE)
    assert counts()[:2] == [2, 2]
    api.tick(now=lives.now)
    assert (api.log_size(), api.audit_log().findings) == (2, ())


def test_killed_before_the_commit_nothing_is_there(lives):
    before = counts()
    run_and_die(OPEN + REVOKE)
    assert counts() == before


def test_killed_while_places_are_given_each_entry_gets_one_place(lives):
    run_and_die(
        OPEN
        + "from advocert_certificates.usecases.ledger import sequence_entries\nassert sequence_entries() == 1"
    )
    assert (LogNode.objects.count(), LogHead.objects.filter(size__gt=0).count()) == (0, 0)
    api.tick(now=lives.now)
    assert (api.log_size(), api.audit_log().findings) == (1, ())


def test_killed_in_the_middle_of_a_sweep_the_next_one_goes_on(lives):
    lives.certify(8)
    lives.at(days=800)
    run_and_die(
        "from datetime import timedelta\n"
        "from advocert_certificates.usecases import sweeping\n"
        f"sweeping.sweep(timezone.datetime.fromisoformat('{lives.now.isoformat()}'), limit=1)"
    )
    assert Transition.objects.filter(to_state="expired").count() == 1
    api.tick(now=lives.now)
    assert Transition.objects.filter(to_state="expired").count() == 2
    assert api.audit_log().sound


def test_many_workers_at_once_give_each_entry_one_place(lives):
    for user_id in range(8, 14):
        lives.certify(user_id)
    together(*[sequence_entries] * 4)
    assert sorted(LogEntry.objects.values_list("number", flat=True)) == list(range(7))
    assert api.audit_log().sound


def test_two_people_who_lift_one_hold_at_once_lift_it_once(lives):
    hold = lives.hold(lives.of().uuid, reason="other")

    def lift():
        try:
            api.reinstate_certification(hold, actor="hanna", now=lives.now)
        except HoldNotFoundError:
            return False
        return True

    assert sorted(together(lift, lift)) == [False, True]
    assert Transition.objects.filter(trigger="reinstate").count() == 1
