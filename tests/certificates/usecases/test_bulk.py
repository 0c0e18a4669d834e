"""One deed for many: looked at first, undone in time, done once each, whatever dies in between."""

from datetime import timedelta

import pytest
from django.core import mail
from tests.support.lives import Lives, played, rules, short

from advocert_certificates import api
from advocert_certificates.domain.errors import BulkError, BulkNotFoundError
from advocert_certificates.models import BulkItem, BulkRun, Certification, Credential, Evidence, Hold, Person
from advocert_certificates.usecases import bulk

pytestmark = pytest.mark.django_db
PAUSE = api.BulkInput("The team is away for a year.", reason_code="absence")


@pytest.fixture
def lives(db):
    story = Lives(rules(short()))
    for user_id in (1, 2, 3):
        story.certify(user_id)
    story.tell(played("FND-01", 4))
    return story


def choose(lives, action, *people):
    wanted = Person.objects.filter(platform_user_id__in=people or (1, 2, 3, 4))
    uuids = wanted.values_list("uuid", flat=True)
    return api.choose_people(uuids, action=action, actor="marta", now=lives.now)


def decide(lives, run, given=PAUSE, *, wait=True):
    api.decide_bulk(run, given, actor="marta", now=lives.now)
    if wait:
        lives.at(minutes=1)
        api.tick(now=lives.now)
    return api.get_bulk(run, now=lives.now)


def test_looking_says_who_would_be_touched_and_who_not_and_why(lives):
    run = api.get_bulk(choose(lives, "pause"), now=lives.now)
    assert (run.state, run.total, run.touched_count) == ("draft", 4, 3)
    assert [line.said for line in run.left] == ["holds nothing that could be paused"]


def test_looking_changes_nothing(lives):
    choose(lives, "pause")
    lives.at(hours=1)
    api.tick(now=lives.now)
    assert not Hold.objects.exists()


def test_everybody_who_would_be_touched_is(lives):
    run = decide(lives, choose(lives, "pause"))
    assert (run.state, dict(run.counts)) == ("done", {"done": 3, "left": 1})
    assert set(Certification.objects.values_list("state", flat=True)) == {"suspended"}


def test_the_reason_stands_in_each_record(lives):
    decide(lives, choose(lives, "pause"))
    hold = Hold.objects.first()
    assert (hold.reason_code, hold.reason_text, hold.opened_by) == (
        "absence",
        "The team is away for a year.",
        "marta",
    )


def test_in_the_first_half_minute_nobody_is_touched(lives):
    run = choose(lives, "pause")
    assert decide(lives, run, wait=False).state == "waiting"
    api.tick(now=lives.now + timedelta(seconds=29))
    assert not Hold.objects.exists()


def test_undone_in_time_nobody_is_ever_touched(lives):
    run = choose(lives, "pause")
    decide(lives, run, wait=False)
    api.undo_bulk(run, now=lives.now)
    lives.at(hours=1)
    api.tick(now=lives.now)
    assert (api.get_bulk(run, now=lives.now).state, Hold.objects.count()) == ("undone", 0)


def test_deciding_twice_decides_once(lives):
    run = choose(lives, "pause")
    decide(lives, run)
    assert decide(lives, run).state == "done"
    assert Hold.objects.count() == 3


def test_an_incident_is_never_decided_for_many(lives):
    with pytest.raises(BulkError, match="decided on their page"):
        decide(lives, choose(lives, "pause"), api.BulkInput("It happened.", reason_code="incident"))


@pytest.mark.parametrize("action", ["pause", "waive", "issue"])
def test_without_a_reason_nothing_begins(lives, action):
    with pytest.raises(BulkError, match="say why"):
        decide(lives, choose(lives, action), api.BulkInput(" "))


def test_a_waiver_reaches_everybody_and_is_two_peoples_decision(lives):
    until = lives.now + timedelta(days=90)
    own = api.BulkInput("Was on parental leave.", ref="FND-EXAM", until=until, asked_by="marta")
    run = choose(lives, "waive")
    with pytest.raises(BulkError, match="cannot be you"):
        decide(lives, run, own)
    given = api.BulkInput("Was on parental leave.", ref="FND-EXAM", until=until, asked_by="hanna")
    assert decide(lives, run, given).counts == {"done": 4}
    assert Evidence.objects.filter(kind="exemption.granted", ref="FND-EXAM").count() == 4


def test_certificates_are_issued_again_and_the_old_ones_taken_back(lives):
    decide(lives, choose(lives, "issue"), api.BulkInput("The template was wrong."))
    assert Credential.objects.filter(revoked_at=None).count() == 3
    assert Credential.objects.exclude(revoked_at=None).count() == 3


@pytest.mark.django_db(transaction=True)
def test_people_whose_certificate_ends_soon_are_reminded_once(transactional_db, lives, settings):
    settings.ADVOCERT_NOTICES_FROM = "advocert@acme.example"
    lives.at(days=330)
    api.tick(now=lives.now)
    mail.outbox.clear()
    for _ in range(2):
        run = decide(lives, choose(lives, "remind"), api.BulkInput(""))
    assert len(mail.outbox) == 3
    assert "was reminded by hand before, about the same end" in [line.said for line in run.left]


def test_who_need_not_act_is_not_reminded(lives, settings):
    settings.ADVOCERT_NOTICES_FROM = "advocert@acme.example"
    assert api.get_bulk(choose(lives, "remind"), now=lives.now).touched_count == 0


def test_without_mail_a_site_is_told_so(lives):
    with pytest.raises(BulkError, match="ADVOCERT_NOTICES_FROM"):
        decide(lives, choose(lives, "remind"), api.BulkInput(""))


def test_what_somebody_lost_meanwhile_is_left_as_it_is(lives):
    run = choose(lives, "pause", 1, 2)
    lives.hold(lives.of(1).uuid, reason="own_wish")
    assert decide(lives, run).counts == {"done": 1, "left": 1}


def test_nobody_chosen_is_one_clear_sentence(lives):
    with pytest.raises(BulkError, match="tick people in the list first"):
        api.choose_people([], action="pause", actor="marta", now=lives.now)


def test_a_deed_that_nobody_knows_is_refused(lives):
    with pytest.raises(BulkError, match="nothing called 'fire'"):
        choose(lives, "fire")


def test_a_run_that_nobody_knows_is_refused(lives):
    with pytest.raises(BulkNotFoundError):
        api.get_bulk("00000000-0000-4000-8000-000000000000", now=lives.now)


def test_what_nobody_decided_about_is_gone_after_a_day(lives):
    choose(lives, "pause")
    lives.at(days=2)
    api.apply_retention(now=lives.now)
    assert not BulkRun.objects.exists()


def test_everybody_who_matches_is_chosen_in_the_order_of_the_list(lives):
    run = api.choose_matching(state="certified", action="pause", actor="marta", now=lives.now)
    names = [item.person.full_name for item in BulkItem.objects.order_by("id")]
    assert names == ["Tomasz 1", "Tomasz 2", "Tomasz 3"]
    assert api.get_bulk(run, now=lives.now).touched_count == 3


def test_nobody_who_matches_is_one_clear_sentence(lives):
    with pytest.raises(BulkError, match="tick people in the list first"):
        api.choose_matching("nobody at all", action="pause", actor="marta", now=lives.now)


def test_many_are_looked_at_by_the_worker_and_counted_then(lives, monkeypatch):
    monkeypatch.setattr(bulk, "AT_ONCE", 1)
    run = choose(lives, "pause")
    looking = api.get_bulk(run, now=lives.now)
    assert (looking.state, looking.looked, looking.total) == ("looking", 1, 4)
    api.tick(now=lives.now)
    looked = api.get_bulk(run, now=lives.now)
    assert (looked.state, looked.looked, looked.touched_count) == ("draft", 4, 3)


def test_before_everybody_was_looked_at_nothing_is_decided(lives, monkeypatch):
    monkeypatch.setattr(bulk, "AT_ONCE", 1)
    with pytest.raises(BulkError, match="still being looked at"):
        decide(lives, choose(lives, "pause"))


def test_one_who_fails_is_named_and_the_others_are_done(lives):
    run = choose(lives, "pause")
    Certification.objects.filter(person__platform_user_id=2).update(terms={"scopes": 3})
    done = decide(lives, run)
    assert dict(done.counts) == {"done": 2, "left": 1, "failed": 1}
    assert BulkItem.objects.get(outcome="failed").said.startswith("It failed (")


def test_the_queries_of_a_page_do_not_grow_with_the_run(lives, django_assert_max_num_queries):
    run = choose(lives, "pause")
    with django_assert_max_num_queries(7):
        api.get_bulk(run, now=lives.now)
