"""People who leave, come back, and get their name written right."""

from datetime import timedelta

import pytest
from tests.support.lives import Lives, played, rules, short

from advocert_certificates import api
from advocert_certificates.models import Credential, Hold, OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture
def lives(db):
    story = Lives(rules(short()))
    story.certify()
    return story


def leave(lives, **more):
    return api.record_leaver(lives.person().uuid, actor="scim", source="import", now=lives.now, **more)


def test_who_leaves_may_do_nothing_any_more(lives):
    assert (leave(lives), lives.view().state, lives.view().scopes) == (1, "suspended", ())


def test_told_again_it_changes_nothing(lives):
    leave(lives)
    assert (leave(lives), Hold.objects.count()) == (0, 1)


def test_who_comes_back_goes_on_where_they_were(lives):
    leave(lives)
    lives.at(days=30)
    api.record_return(lives.person().uuid, actor="scim", now=lives.now)
    assert lives.view().state == "certified"


def test_coming_back_does_not_settle_an_incident(lives):
    lives.hold(lives.of().uuid)
    leave(lives)
    api.record_return(lives.person().uuid, actor="scim", now=lives.now)
    assert lives.view().state == "suspended"


def test_the_reason_is_told_to_others(lives, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    leave(lives)
    assert '"left_company"' in OutboxMessage.objects.get().body


def test_who_never_earned_anything_can_leave_too(lives):
    lives.tell(played("FND-01", 8))
    assert api.record_leaver(lives.person(8).uuid, actor="scim", now=lives.now) == 0


def test_the_last_day_may_have_been_before_today(lives):
    lives.at(days=10)
    leave(lives, effective_at=lives.now - timedelta(days=3))
    day = lives.now - timedelta(days=2)
    assert not api.could(lives.person().uuid, "", on=day, known_at=lives.now)


def test_a_right_name_takes_the_old_certificate_back_and_gives_a_new_one(lives):
    lives.at(days=3)
    assert (
        api.correct_name(lives.person().uuid, full_name="Tomasz Zieliński", actor="marta", now=lives.now) == 1
    )
    old, new = Credential.objects.order_by("id")
    assert (old.revoked_at, new.revoked_at, new.supersedes) == (lives.now, None, old)
    assert (old.snapshot["holder_name"], new.snapshot["holder_name"]) == ("Tomasz 7", "Tomasz Zieliński")


def test_a_right_name_moves_no_date(lives):
    before = lives.of()
    lives.at(days=3)
    api.correct_name(lives.person().uuid, full_name="Tomasz Zieliński", actor="marta", now=lives.now)
    after = lives.of()
    assert (after.valid_from, after.valid_until, lives.view().state) == (
        before.valid_from,
        before.valid_until,
        "certified",
    )


def test_what_has_expired_keeps_its_name(lives):
    lives.at(days=500)
    assert api.correct_name(lives.person().uuid, full_name="New", actor="marta", now=lives.now) == 0
