"""Holding back and opening again: at once, with a reason, by two people after an incident."""

from datetime import timedelta

import pytest
from tests.support.lives import Lives, rules, short

from advocert_certificates import api
from advocert_certificates.domain.errors import (
    CounselNotCheckedError,
    HoldNotFoundError,
    IllegalMoveError,
    NotProposedError,
    SamePersonError,
    UnknownReasonError,
    UnknownScopeError,
)
from advocert_certificates.models import Hold, OutboxMessage, Transition

pytestmark = pytest.mark.django_db
BRAND, SHARE = "respond:brand-account", "share:approved"


@pytest.fixture
def lives(db):
    story = Lives(rules(short()))
    story.certify()
    return story


@pytest.fixture
def uuid(lives):
    return lives.of().uuid


def test_one_scope_is_closed_and_the_rest_stays(lives, uuid):
    lives.hold(uuid, BRAND)
    assert (lives.view().state, lives.view().scopes) == ("certified", (SHARE,))


def test_without_scopes_everything_is_held_back(lives, uuid):
    lives.hold(uuid)
    assert (lives.view().state, lives.view().scopes) == ("suspended", ())


def test_protected_talk_is_never_a_reason(lives, uuid):
    with pytest.raises(CounselNotCheckedError, match="protected"):
        api.suspend_certification(uuid, api.HoldInput("incident"), actor="marta", now=lives.now)
    assert not Hold.objects.exists()


def test_the_person_gets_a_re_immersion_to_do(lives, uuid):
    lives.hold(uuid, BRAND)
    assert [task.kind for task in lives.view().tasks] == ["reimmersion"]


def test_after_an_incident_nobody_opens_again_alone(lives, uuid):
    hold = lives.hold(uuid, BRAND)
    with pytest.raises(NotProposedError):
        api.reinstate_certification(hold, actor="hanna", now=lives.now)
    api.propose_reinstatement(hold, actor="hanna", now=lives.now)
    with pytest.raises(SamePersonError):
        api.reinstate_certification(hold, actor="hanna", now=lives.now)


def test_two_people_open_again(lives, uuid):
    hold = lives.hold(uuid, BRAND)
    api.propose_reinstatement(hold, actor="hanna", now=lives.now)
    view = api.reinstate_certification(hold, actor="marta", now=lives.now)
    assert (view.scopes, view.holds) == ((SHARE, BRAND), ())


def test_another_reason_needs_one_person(lives, uuid):
    hold = lives.hold(uuid, reason="own_wish")
    assert api.reinstate_certification(hold, actor="marta", now=lives.now).state == "certified"


def test_the_clock_goes_on_while_it_is_held_back(lives, uuid):
    hold = lives.hold(uuid, reason="own_wish")
    lives.at(days=400)
    assert api.reinstate_certification(hold, actor="marta", now=lives.now).state == "expired"


def test_an_appeal_is_kept_with_its_words(lives, uuid):
    hold = lives.hold(uuid, BRAND)
    api.appeal_hold(hold, viewer_user_id=7, text="That was not me.", now=lives.now)
    assert lives.view().holds[0].appeal_text == "That was not me."


def test_nobody_appeals_for_somebody_else(lives, uuid):
    hold = lives.hold(uuid, BRAND)
    with pytest.raises(HoldNotFoundError):
        api.appeal_hold(hold, viewer_user_id=8, text="x", now=lives.now)


def test_a_second_reason_keeps_it_closed_when_the_first_is_settled(lives, uuid):
    first = lives.hold(uuid, reason="own_wish")
    api.record_leaver(lives.person().uuid, actor="scim", source="import", now=lives.now)
    assert api.reinstate_certification(first, actor="marta", now=lives.now).state == "suspended"


def test_what_is_lifted_cannot_be_lifted_again(lives, uuid):
    hold = lives.hold(uuid, reason="own_wish")
    api.reinstate_certification(hold, actor="marta", now=lives.now)
    with pytest.raises(HoldNotFoundError):
        api.reinstate_certification(hold, actor="marta", now=lives.now)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (api.HoldInput("bad_mood"), UnknownReasonError),
        (api.HoldInput("other", ("fly:rocket",)), UnknownScopeError),
    ],
)
def test_what_does_not_exist_is_refused(lives, uuid, asked, error):
    with pytest.raises(error):
        api.suspend_certification(uuid, asked, actor="marta", now=lives.now)


def test_what_is_taken_back_cannot_be_held_back(lives, uuid):
    api.revoke_certification(uuid, reason_code="other", actor="marta", now=lives.now)
    with pytest.raises(IllegalMoveError):
        api.suspend_certification(uuid, api.HoldInput("other"), actor="marta", now=lives.now)
    assert not Hold.objects.exists()


def test_the_other_system_is_told_at_once_and_first(lives, uuid, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    lives.hold(uuid)
    told = OutboxMessage.objects.get()
    assert (told.type, told.urgent, told.grants) == ("advocate.status.suspended", True, False)


def test_the_step_names_reason_actor_and_source(lives, uuid):
    lives.hold(uuid, reason="other", reason_text="Waits for a talk")
    move = Transition.objects.get(trigger="suspend")
    assert (move.reason_code, move.reason_text, move.actor, move.source) == (
        "other",
        "Waits for a talk",
        "marta",
        "hr",
    )


def test_it_may_count_from_an_earlier_day_but_not_before_it_was_earned(lives, uuid):
    earned = lives.now
    lives.at(days=30)
    lives.hold(uuid, reason="other", effective_at=earned - timedelta(days=300))
    assert Transition.objects.get(trigger="suspend").effective_at == earned
