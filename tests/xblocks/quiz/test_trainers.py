"""What a trainer sets for one learner: more time, new tries, and what learners tell about questions."""

import pytest
from django.contrib.auth import get_user_model
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import ADA, BEN, STUDIO_PREVIEW
from tests.xblocks.conftest import Ear


@pytest.fixture(autouse=True)
def _accounts() -> None:
    for one in (ADA, BEN):
        get_user_model().objects.create(pk=one.id, username=one.username)


def seconds_left(sitting: Sitting) -> int:
    return int(sitting.post("clock").json["left"])


def use_up(sitting: Sitting) -> None:
    """Take all three tries without a right answer."""
    for hours in (0, 24, 72):
        sitting.platform.clock.move(hours=hours)
        sitting.take(right=0)


def test_learners_do_not_see_the_trainers_part(sitting: Sitting, trainer: Sitting):
    assert "For trainers" not in sitting.view()
    assert "For trainers" in trainer.view()


def test_studio_shows_no_learners(trainer: Sitting):
    shown = trainer.platform.render(EXAM, user=trainer.user, mode=STUDIO_PREVIEW).content
    assert "For trainers" not in shown


@pytest.mark.parametrize("handler", ["allow", "reopen"])
def test_a_learner_cannot_do_a_trainers_work(sitting: Sitting, handler: str):
    reply = sitting.post(handler, who="ada", percent=400, note="mine")
    assert (reply.status, reply.json["reason"]) == (403, "not-a-trainer")
    assert sitting.platform.store.shared == {}


def test_more_time_holds_for_the_next_try(sitting: Sitting, trainer: Sitting):
    trainer.post("allow", who="ada", percent=150)
    assert "6 minutes" in sitting.view()
    sitting.begin()
    assert seconds_left(sitting) == 360


def test_more_time_holds_for_a_try_under_way(sitting: Sitting, trainer: Sitting):
    sitting.begin()
    sitting.platform.clock.move(seconds=60)
    trainer.post("allow", who="ada", percent=200)
    assert seconds_left(sitting) == 420


def test_taking_time_back_does_not_shorten_a_try_under_way(sitting: Sitting, trainer: Sitting):
    trainer.post("allow", who="ada", percent=200)
    sitting.begin()
    trainer.post("allow", who="ada", percent=100)
    assert seconds_left(sitting) == 480


def test_more_time_is_one_persons(sitting: Sitting, trainer: Sitting):
    trainer.post("allow", who="ben", percent=200)
    sitting.begin()
    assert seconds_left(sitting) == 240


def test_more_time_is_part_of_the_evidence(sitting: Sitting, trainer: Sitting, ear: Ear):
    trainer.post("allow", who="ada", percent=150)
    sitting.take(right=4)
    assert ear.body("exam.finished")["percent"] == 150


@pytest.mark.parametrize("percent", [99, 401, -1, "many", None])
def test_a_percentage_out_of_range_is_refused(trainer: Sitting, percent: object):
    assert trainer.post("allow", who="ada", percent=percent).status == 400


def test_a_name_that_nobody_has_is_said(trainer: Sitting):
    reply = trainer.post("allow", who="adda", percent=150)
    assert (reply.status, reply.json["error"][:30]) == (404, "Nobody has this user name. Che")


def test_the_trainer_sees_who_has_more_time(trainer: Sitting):
    trainer.post("allow", who="ada", percent=150)
    assert "ada</bdi>: 150 %" in trainer.view()


def test_a_used_up_window_stays_closed_until_a_trainer_opens_one(sitting: Sitting):
    use_up(sitting)
    sitting.platform.clock.move(days=365)
    assert "You have used all your tries" in sitting.view()
    assert sitting.stage(sitting.begin()).count("<fieldset") == 0


def test_new_tries_open_after_the_last_wait(sitting: Sitting, trainer: Sitting):
    use_up(sitting)
    sitting.platform.clock.move(days=2)
    trainer.post("reopen", who="ada", note="Read lesson 3 again, then call me.")
    assert "Your new tries open on" in sitting.view()
    sitting.platform.clock.move(days=11, hours=23)
    assert "<fieldset" not in sitting.stage(sitting.begin())
    sitting.platform.clock.move(hours=1)
    assert "<fieldset" in sitting.stage(sitting.begin())


def test_the_learner_reads_the_trainers_note_and_nobody_else_does(sitting: Sitting, trainer: Sitting):
    use_up(sitting)
    trainer.post("reopen", who="ada", note="Read <b>lesson 3</b> again.")
    assert "Read &lt;b&gt;lesson 3&lt;/b&gt; again." in sitting.view()
    assert "lesson 3" not in trainer.view()
    assert "lesson 3" not in Sitting(sitting.platform, BEN).view()


def test_new_tries_need_a_note(sitting: Sitting, trainer: Sitting):
    use_up(sitting)
    assert trainer.post("reopen", who="ada", note="  ").json["reason"] == "nothing-written"


def test_a_new_window_has_all_its_tries_and_may_ask_everything_again(sitting: Sitting, trainer: Sitting):
    use_up(sitting)
    trainer.post("reopen", who="ada", note="Go.")
    sitting.platform.clock.move(days=14)
    assert "Try 1 of 3" in sitting.view()
    use_up(sitting)
    assert "You have used all your tries" in sitting.view()


def test_who_has_no_try_left_is_not_told_of_a_next_one(sitting: Sitting):
    use_up(sitting)
    html = sitting.view()
    assert ("What to do now" in html, "Before your next try" in html) == (True, False)


def test_opening_early_opens_nothing(sitting: Sitting, trainer: Sitting):
    trainer.post("reopen", who="ada", note="Good luck.")
    sitting.platform.clock.move(minutes=1)
    use_up(sitting)
    assert "You have used all your tries" in sitting.view()


def test_opening_twice_opens_once(sitting: Sitting, trainer: Sitting):
    use_up(sitting)
    trainer.post("reopen", who="ada", note="Go.")
    trainer.post("reopen", who="ada", note="Go.")
    sitting.platform.clock.move(days=14)
    use_up(sitting)
    assert "You have used all your tries" in sitting.view()


def test_an_unclear_question_reaches_the_trainer_without_a_name(sitting: Sitting, trainer: Sitting):
    sitting.begin()
    assert "Thank you" in sitting.post("unclear", question=2, note="Which video?").text
    view = trainer.view()
    assert "Which video?" in view
    assert "ada" not in view


def test_a_note_stays_text(sitting: Sitting, trainer: Sitting):
    sitting.begin()
    sitting.post("unclear", question=1, note="<script>alert(1)</script>")
    assert "<script>alert" not in trainer.view()


def test_a_question_is_called_unclear_once(sitting: Sitting):
    sitting.begin()
    for _ in range(3):
        sitting.post("unclear", question=1, note="Why?")
    (shared,) = sitting.platform.store.shared.values()
    assert len(shared["advocert_notes"]) == 1


@pytest.mark.parametrize(("note", "status"), [("", 400), ("   ", 400), ("x" * 280, 200), ("x" * 281, 400)])
def test_a_note_has_some_words_and_not_too_many(sitting: Sitting, note: str, status: int):
    sitting.begin()
    assert sitting.post("unclear", question=1, note=note).status == status


def test_notes_are_bounded(sitting: Sitting):
    """Fifty stay; a class of hundreds must not fill the field."""
    block = sitting.platform.block(EXAM)
    block.advocert_notes = [["FND-Q-100", "old", "2026-01-01"]] * 50
    block.save()
    sitting.begin()
    sitting.post("unclear", question=1, note="new")
    (shared,) = sitting.platform.store.shared.values()
    assert (len(shared["advocert_notes"]), shared["advocert_notes"][-1][1]) == (50, "new")


def test_what_trainers_set_is_not_in_the_learners_state(sitting: Sitting, trainer: Sitting):
    trainer.post("allow", who="ada", percent=200)
    assert sitting.platform.state(EXAM) == {}


def test_a_trainer_reads_every_question_with_its_key(trainer: Sitting):
    shown = trainer.post("questions").json["regions"]["questions"]
    assert (shown.count("FND-Q-1"), shown.count("FND-Q-2")) == (6, 6)
    assert shown.count("A plain sentence") >= 12


def test_a_learner_does_not(sitting: Sitting):
    reply = sitting.post("questions")
    assert (reply.status, "FND-Q-1" in reply.text) == (403, False)


def test_nor_does_the_page_of_a_trainer_hold_them_before_they_are_asked_for(trainer: Sitting):
    assert "FND-Q-101" not in trainer.view()
