"""A clause changes: nothing, a note, or thirty days to sign, after which its scopes close by themselves."""

from datetime import timedelta

import pytest
from tests.support.lives import Lives, clause, rules, short
from tests.support.programmes import played, signed

from advocert_certificates import api
from advocert_certificates.domain.errors import ProgrammeShapeError
from advocert_certificates.models import Transition
from advocert_certificates.usecases.evaluation import evaluate_person

pytestmark = pytest.mark.django_db
TEXTS = {2: "Say it in the post.\n", 3: "Say it first.\n"}


def changed(version, kind, **level):
    text = clause(TEXTS[version], version) | {"change": {"kind": kind, "summary": "x"}}
    requires = {"all": [{"clauses": [f"DISC-1@{version}"]}, {"exam": "FND-EXAM"}]}
    return rules(short(requires=requires, **level), clauses=[text])


@pytest.fixture
def lives(db):
    story = Lives(rules(short()))
    story.certify()
    story.at(days=10)
    return story


def publish(lives, *args, **level):
    api.load_programme(changed(*args, **level), actor="test", now=lives.now)
    evaluate_person(lives.person().pk, now=lives.now)
    return lives.view().tasks


def sign(lives, version):
    body = changed(version, "minor")["clauses"][0]
    lives.tell(signed(sha256=body["sha256"], version=version, occurred_at=lives.now))


def test_an_editorial_change_asks_for_nothing(lives):
    assert publish(lives, 2, "editorial") == ()


def test_a_minor_change_is_a_note_that_closes_nothing(lives):
    (task,) = publish(lives, 2, "minor")
    lives.at(days=60)
    assert (task.kind, task.scopes, len(lives.view().scopes)) == ("note", (), 2)


def test_a_material_change_gives_thirty_days(lives):
    (task,) = publish(lives, 2, "material")
    assert (task.kind, task.ref, task.due_at) == ("clause", "DISC-1@2", lives.now + timedelta(days=30))


def test_until_then_nothing_is_closed_and_then_it_is_without_anybody_awake(lives):
    publish(lives, 2, "material")
    lives.at(days=30, seconds=-1)
    assert len(lives.view().scopes) == 2
    lives.at(seconds=1)
    assert (lives.view().state, lives.view().scopes) == ("certified", ())


def test_only_the_scopes_of_the_clause_close(lives):
    publish(lives, 2, "material", clause_scopes={"DISC-1": ["share:approved"]})
    lives.at(days=31)
    assert lives.view().scopes == ("respond:brand-account",)


def test_signing_ends_the_task_and_opens_again(lives):
    publish(lives, 2, "material")
    lives.at(days=31)
    sign(lives, 2)
    assert (lives.view().tasks, len(lives.view().scopes)) == ((), 2)


def test_the_other_system_is_told_when_time_closes_and_when_a_signature_opens(lives, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    publish(lives, 2, "material")
    lives.at(days=31)
    api.tick(now=lives.now)
    sign(lives, 2)
    grants = list(lives.person().messages.order_by("sequence").values_list("grants", flat=True))
    assert grants == [False, True]


def test_two_small_steps_over_a_big_one_are_a_big_one(lives):
    publish(lives, 2, "material")
    (task,) = publish(lives, 3, "editorial")
    assert (task.kind, task.ref) == ("clause", "DISC-1@3")


def test_a_newer_text_takes_the_place_of_the_one_that_was_asked_for(lives):
    publish(lives, 2, "material")
    publish(lives, 3, "minor")
    assert Transition.objects.filter(trigger="done", reason_code="clause_withdrawn").count() == 1


def test_looking_again_asks_for_it_once(lives):
    publish(lives, 2, "material")
    for _ in range(3):
        evaluate_person(lives.person().pk, now=lives.now)
    assert Transition.objects.filter(trigger="assign").count() == 1


def test_whoever_looks_late_gets_no_more_time(lives):
    api.load_programme(changed(2, "material"), actor="test", now=lives.now)
    published = lives.now
    lives.at(days=20)
    evaluate_person(lives.person().pk, now=lives.now)
    assert lives.view().tasks[0].due_at == published + timedelta(days=30)


def test_who_is_new_signs_the_new_text_only(lives):
    publish(lives, 2, "material")
    lives.tell(signed(8, sha256=changed(2, "minor")["clauses"][0]["sha256"], version=2))
    assert api.get_my_certifications(8, now=lives.now)[0].tasks == ()


def reworded(**more):
    """Return rules whose clause is at version 2, and only words have changed."""
    document = changed(2, "editorial")
    requires = {"all": [{"clauses": ["DISC-1@2"]}, {"scenarios": ["FND-01"]}, {"exam": "FND-EXAM"}]}
    document["levels"][0]["requires"] = requires
    document["clauses"][0] |= {"holds_from": 1, **more}
    return document


def halfway():
    """Return somebody who has signed version 1 when version 2 comes, and is not certified yet."""
    story = Lives(rules(short()))
    story.tell(signed(occurred_at=story.now), played("FND-01"))
    return story


def finish(story, document):
    api.load_programme(document, actor="test", now=story.at(days=1))
    story.exam()
    return story.view().state


def test_what_was_signed_before_new_words_still_certifies(db):
    assert finish(halfway(), reworded()) == "certified"


def test_a_material_change_asks_again_before_a_certification(db):
    document = reworded(change={"kind": "material", "summary": "x"})
    assert finish(halfway(), document) == "learning"


def test_a_text_that_we_never_had_does_not_hold(db):
    story = Lives(rules(short()))
    story.tell(signed(sha256="99" * 32, occurred_at=story.now), played("FND-01"))
    assert finish(story, reworded()) == "learning"


def test_the_certificate_rests_on_the_signature_that_was_given(db):
    story = halfway()
    finish(story, reworded())
    fact = story.person().evidence.get(kind="clause.signed")
    evidence = Transition.objects.get(trigger="pass").details["evidence"]
    assert str(fact.uuid) in {one["uuid"] for one in evidence}


def test_an_author_who_says_that_a_signature_holds_makes_a_note_of_a_big_change(lives):
    publish(lives, 2, "material")
    document = changed(3, "minor")
    document["clauses"][0]["holds_from"] = 1
    api.load_programme(document, actor="test", now=lives.at(days=1))
    evaluate_person(lives.person().pk, now=lives.now)
    assert [task.kind for task in lives.view().tasks] == ["note"]


@pytest.mark.parametrize("holds_from", [0, 3, "1"])
def test_a_version_that_cannot_hold_is_refused(db, holds_from):
    with pytest.raises(ProgrammeShapeError, match="holds_from"):
        Lives(reworded(holds_from=holds_from))
