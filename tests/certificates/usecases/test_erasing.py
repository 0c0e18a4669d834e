"""Forgetting somebody: nothing names them, what they held ends, every proof stays, others are told."""

import json

import pytest
from django.apps import apps
from django.db import connection
from tests.support.lives import Lives, rules, short

from advocert_certificates import api
from advocert_certificates.models import (
    Credential,
    Evidence,
    LogEntry,
    OutboxMessage,
    Person,
    ProgrammeVersion,
    ShareLink,
    Transition,
)
from advocert_certificates.usecases.identity import key_ring
from advocert_certificates.usecases.signing import _sign_all

pytestmark = pytest.mark.django_db

NAME, MAIL, USER = "Tomasz 7", "u7@acme.example", "user7"


def everything_stored():
    """Return every value of every table of ours as one text."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("advocert").get_models():
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 - our own names
            for row in cursor.fetchall():
                yield from (str(value) for value in row)


def tables_naming(*words):
    return [value for value in everything_stored() if any(word in value for word in words)]


@pytest.fixture
def lives(db, keys, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}, {"slug": "desk"}]
    story = Lives(rules(short()))
    story.certify()
    Person.objects.update(username=USER)
    story.hold(story.of().uuid, reason="other", reason_text="Tomasz 7 asked for it.")
    api.tick(now=story.now)
    credential = Credential.objects.get()
    api.create_share_link(credential.uuid, viewer_user_id=7, now=story.now)
    story.certify(8)
    return story


def erase(lives, **more):
    return api.erase_person(lives.person().uuid, actor="hanna", now=lives.now, **more)


def uuid_of_the_erased():
    return Person.objects.get(erased_at__isnull=False).uuid


def test_before_an_erasure_many_values_name_the_person(lives):
    assert len(tables_naming(NAME, MAIL)) > 3


def test_after_an_erasure_no_table_holds_the_name_once_the_last_message_has_left(lives, receiver, settings):
    settings.ADVOCERT_TARGETS = [receiver.target()]
    erase(lives)
    api.tick(now=lives.now)
    assert tables_naming(NAME, MAIL, USER) == []


def test_what_a_killed_tick_has_left_over_goes_with_retention(lives):
    erase(lives)
    OutboxMessage.objects.filter(person__erased_at__isnull=False).update(state=OutboxMessage.SENT)
    api.apply_retention(now=lives.now)
    assert tables_naming(NAME, MAIL, USER) == []


def test_until_it_has_left_only_the_last_message_names_the_address(lives):
    erase(lives)
    assert all('"erased"' in value for value in tables_naming(NAME, MAIL, USER))


def test_every_target_is_told_once_more_that_nothing_is_left(lives):
    erase(lives)
    told = OutboxMessage.objects.filter(person__erased_at__isnull=False)
    said = [json.loads(message.body)["data"] for message in told]
    assert {message.target for message in told} == {"library", "desk"}
    assert {(one["status"], one["reason"], len(one["scopes"])) for one in said} == {("revoked", "erased", 0)}


def test_the_last_message_goes_as_soon_as_it_has_left(lives, receiver, settings):
    settings.ADVOCERT_TARGETS = [receiver.target()]
    erase(lives)
    api.tick(now=lives.now)
    assert not OutboxMessage.objects.filter(person__erased_at__isnull=False).exists()
    assert any(b'"erased"' in body for _, body in receiver.requests)


def test_the_number_on_paper_no_longer_counts_and_shows_no_name(lives):
    number = Credential.objects.get(certification__person__platform_user_id=7).number
    erase(lives)
    shown = api.get_verification(number, now=lives.now)
    assert (shown.state, shown.holder_name) == ("revoked", "Name erased")


def test_a_signature_that_was_under_way_brings_no_name_back(lives):
    Credential.objects.update(document=None, signed_at=None)
    read_before = list(Credential.objects.select_related("certification__person", "status_list"))
    erase(lives)
    _sign_all(read_before, key_ring().active, lives.now)
    assert Credential.objects.get(certification__person__erased_at__isnull=False).document is None


def test_the_log_stays_sound(lives):
    erase(lives)
    api.tick(now=lives.now)
    assert api.audit_log().findings == ()


def test_old_checkpoints_are_still_a_beginning_of_the_log(lives):
    before = api.make_checkpoint(now=lives.now).size
    erase(lives)
    api.tick(now=lives.now)
    assert api.prove_consistency(before, api.log_size()) is not None


def test_the_log_no_longer_opens_what_it_says_about_the_person(lives):
    erase(lives)
    mine = LogEntry.objects.filter(transition__certification__person__uuid=uuid_of_the_erased())
    assert mine.exists()
    assert set(mine.values_list("salt", flat=True)) == {""}


def test_facts_of_somebody_else_that_vanish_are_still_found(lives):
    erase(lives)
    api.tick(now=lives.now)
    Transition.objects.update(evidence=None)
    Evidence.objects.filter(person=lives.person(8)).delete()
    assert {one.where for one in api.audit_log().findings} == {"evidence"}


def test_links_and_facts_are_gone_at_once(lives):
    report = erase(lives)
    assert (ShareLink.objects.count(), report.links) == (0, 1)
    assert not Evidence.objects.filter(person__uuid=uuid_of_the_erased()).exists()


def test_somebody_elses_data_stay(lives):
    erase(lives)
    assert (lives.person(8).full_name, lives.view(8).state) == ("Tomasz 8", "certified")


def test_the_dates_of_nobody_we_know_stay(lives):
    erase(lives)
    row = Person.objects.get(uuid=uuid_of_the_erased()).certifications.get()
    assert (row.state, row.valid_from is not None) == ("revoked", True)


def test_a_dry_run_says_the_same_and_changes_nothing(lives):
    stored = sorted(everything_stored())
    dry = erase(lives, dry_run=True)
    assert sorted(everything_stored()) == stored
    assert dry == erase(lives)


def test_a_second_time_changes_nothing(lives):
    erase(lives)
    again = api.erase_person(uuid_of_the_erased(), actor="hanna", now=lives.now)
    assert again == api.ErasureReport(uuid_of_the_erased())


def test_who_decided_about_others_gets_a_pseudonym(lives):
    ProgrammeVersion.objects.update(loaded_by=USER)
    erase(lives)
    assert ProgrammeVersion.objects.get().loaded_by.startswith("erased-")


def test_a_proof_about_somebody_else_holds_without_the_name_of_who_decided(lives):
    ask = api.HoldInput("own_wish")
    api.suspend_certification(lives.of(8).uuid, ask, actor=USER, now=lives.now)
    assert erase(lives).decisions == 2  # the step and the hold
    api.tick(now=lives.now)
    assert api.audit_log().findings == ()


def test_a_user_whom_the_platform_retires_is_forgotten(lives):
    report = api.erase_platform_user(7, actor="platform", now=lives.now)
    assert report is not None
    assert not Person.objects.filter(platform_user_id=7).exists()


def test_a_user_whom_nobody_knows_here_is_no_error(lives):
    assert api.erase_platform_user(99, actor="platform", now=lives.now) is None
