"""Words that people wrote about others name somebody who is forgotten: listed before, blacked out after, log still sound."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from tests.support.lives import Lives, rules, short
from tests.support.programmes import SCENARIOS, played, signed

from advocert_certificates import api
from advocert_certificates.domain.erased_names import MARK
from advocert_certificates.models import BulkRun, Evidence, Hold, LogEntry, Person, Transition
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.verifier import advocert_log_check

pytestmark = pytest.mark.django_db
NAME, FORMER, MAIL = "Ann Lee", "Ann Olafsdotter", "a.lee@acme.example"
OTHER = "Joann Lee and Ann Leeds were there, and so was bann lee-roy."


@pytest.fixture
def lives(keys, settings):
    """Ann (7), once called otherwise; Bo (8), about whom people wrote words that name her."""
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    story = Lives(rules(short()))
    story.certify()
    Person.objects.update(full_name=FORMER, email=MAIL, username="alee7")
    story.certify(8)
    api.tick(now=story.now)
    api.correct_name(story.person().uuid, full_name=FORMER, actor="marta", now=story.now)
    api.correct_name(story.person().uuid, full_name=NAME, actor="marta", now=story.now)
    Person.objects.filter(platform_user_id=7).update(email=MAIL)
    story.held = story.hold(story.of(8).uuid, reason="other", reason_text=f"As ANN  LEE told us. {OTHER}")
    api.appeal_hold(story.held, viewer_user_id=8, text=f"{FORMER} was not there!", now=story.now)
    api.grant_exemption(
        story.person(8).uuid,
        api.ExemptionInput(
            "waiver", "FND-EXAM", story.now + timedelta(days=9), f"Lee, Ann asked: {MAIL}", "hanna"
        ),
        actor="marta",
        now=story.now,
    )
    run = api.choose_people([story.person(8).uuid], action="issue", actor="marta", now=story.now)
    api.decide_bulk(run, api.BulkInput(f"Ask {NAME}."), actor="marta", now=story.now)
    return story


def erase(lives, **more):
    return api.erase_person(lives.person(7).uuid, actor="hanna", now=lives.now, **more)


def words():
    """Return all words about Bo."""
    yield from Transition.objects.values_list("reason_text", flat=True)
    yield from Hold.objects.values_list("reason_text", flat=True)
    yield from Hold.objects.values_list("appeal_text", flat=True)
    yield from BulkRun.objects.values_list("reason_text", flat=True)
    yield from (body.get("reason", "") for body in Evidence.objects.values_list("body", flat=True))


def test_a_dry_run_lists_each_text_with_whose_record_it_stands_in(lives):
    bo = lives.person(8).uuid
    found = {(one.where, one.person_uuid) for one in erase(lives, dry_run=True).mentions}
    assert found == {("reason", bo), ("hold", bo), ("appeal", bo), ("waiver", bo), ("run", None)}


def test_a_dry_run_blackens_nothing(lives):
    before = list(words())
    erase(lives, dry_run=True)
    assert list(words()) == before
    assert LogEntry.objects.filter(transition=None).count() == 0


def test_the_command_lists_them_with_links(lives, settings):
    said = StringIO()
    call_command("advocert_erase", str(lives.person(7).uuid), "--dry-run", stdout=said)
    address = f"{settings.ADVOCERT_BASE_URL}/advocert/records/people/{lives.person(8).uuid}/"
    assert f"Objection of {lives.now:%Y-%m-%d}: {FORMER} was not there!" in said.getvalue()
    assert address in said.getvalue()


def test_after_it_no_words_name_them_and_parts_of_other_words_stay(lives):
    erase(lives)
    text = " ".join(words())
    assert not [one for one in ("ANN  LEE", f"{NAME}.", FORMER, MAIL, "Lee, Ann") if one in text]
    assert f"As {MARK} told us. {OTHER}" in text
    assert f"{MARK} asked: {MARK}" in text


def test_what_it_did_names_nobody(lives):
    report = erase(lives)
    assert (report.blacked_out, report.mentions) == (5, ())


def test_the_log_stays_sound(lives):
    lives.certify(9)
    erase(lives)
    api.tick(now=lives.now)
    assert api.audit_log().findings == ()


def test_a_second_erasure_blackens_what_the_first_has_left(lives):
    Person.objects.filter(platform_user_id=8).update(full_name="Bo Berg")
    lives.certify(9)
    Person.objects.filter(platform_user_id=9).update(full_name="Joann Lee")
    erase(lives)
    api.erase_person(lives.person(9).uuid, actor="hanna", now=lives.now)
    assert f"As {MARK} told us. {MARK} and Ann Leeds" in " ".join(words())
    api.tick(now=lives.now)
    assert api.audit_log().findings == ()


@pytest.mark.parametrize("column", ["reason_text", "reason_salt"])
def test_under_cover_of_an_erasure_nothing_else_can_be_changed(lives, column):
    erase(lives)
    sequence_entries()
    step = Transition.objects.filter(reason_text__contains=MARK).first()
    Transition.objects.filter(pk=step.pk).update(**{column: "It never was."})
    entry = LogEntry.objects.get(transition=step)
    assert [(one.where, one.name) for one in api.audit_log().findings] == [("entry", str(entry.number))]


def test_words_that_are_blacked_out_by_hand_are_found(lives):
    sequence_entries()
    step = Transition.objects.filter(reason_text__contains=OTHER).first()
    Transition.objects.filter(pk=step.pk).update(reason_text=MARK, reason_salt="")
    entry = LogEntry.objects.get(transition=step)
    assert [(one.where, one.name) for one in api.audit_log().findings] == [("entry", str(entry.number))]


@pytest.fixture
def rests_on_a_waiver(lives):
    """Cy (10) is certified on a waiver that Ann asked for."""
    lives.tell(signed(10), *(played(ref, 10) for ref in SCENARIOS))
    until = lives.now + timedelta(days=9)
    asked = api.ExemptionInput("waiver", "FND-EXAM", until, f"{NAME} asked for it.", "hanna")
    api.grant_exemption(lives.person(10).uuid, asked, actor="marta", now=lives.now)
    api.tick(now=lives.now)
    assert lives.view(10).state == "certified"
    return Evidence.objects.get(person=lives.person(10), kind="exemption.granted")


def test_what_rests_on_a_waiver_still_fits_the_log(lives, rests_on_a_waiver):
    erase(lives)
    api.tick(now=lives.now)
    rests_on_a_waiver.refresh_from_db()
    assert rests_on_a_waiver.body["reason"] == f"{MARK} asked for it."
    assert api.audit_log().findings == ()


def test_the_reason_of_a_waiver_that_was_changed_by_hand_is_found(lives, rests_on_a_waiver):
    erase(lives)
    rests_on_a_waiver.refresh_from_db()
    body = rests_on_a_waiver.body | {"reason": "Nobody asked."}
    Evidence.objects.filter(pk=rests_on_a_waiver.pk).update(body=body)
    found = {(one.where, one.name) for one in api.audit_log().findings}
    assert ("evidence", str(rests_on_a_waiver.uuid)) in found


@pytest.mark.parametrize("whose", [None, 8])
def test_a_stranger_finds_the_export_sound_after_it(lives, whose):
    erase(lives)
    bundle = api.export_log(person_uuid=whose and lives.person(whose).uuid, now=lives.now)
    wrong, shown = advocert_log_check.check(bundle)
    assert wrong == []
    assert any("were blacked out" in sentence for sentence in shown)


def test_a_stranger_names_words_that_were_changed(lives):
    erase(lives)
    bundle = api.export_log(now=lives.now)
    entry = next(one for one in bundle["entries"] if "words" in one)
    entry["words"]["text"] = "It never was."
    wrong, _ = advocert_log_check.check(bundle)
    assert wrong == [f"entry {entry['number']}: its words are not those that were committed to."]
