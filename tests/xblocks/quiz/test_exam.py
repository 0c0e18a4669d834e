"""The exam as a learner takes it: draw, save, come back, hand in, see what it came to."""

import re

from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import BEN
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import exam_text


def test_the_page_before_says_how_many_how_long_and_how_often(sitting: Sitting):
    html = sitting.view()
    assert all(text in html for text in ("Questions", ">4<", "4 minutes", "Try 1 of 3"))


def test_looking_writes_nothing(sitting: Sitting):
    sitting.view()
    assert sitting.platform.store.writes == 0


def test_beginning_shows_the_first_question(sitting: Sitting):
    assert "Question 1 of 4" in sitting.stage(sitting.begin())


def test_beginning_again_goes_on_where_one_was(sitting: Sitting):
    sitting.begin()
    first = sitting.attempt
    sitting.answer(2)
    # The script showed the third one after the answer was saved.
    assert "You were at question 3" in sitting.stage(sitting.begin())
    assert sitting.attempt == first


def test_who_comes_back_after_the_last_question_is_led_to_one_without_an_answer(sitting: Sitting):
    sitting.begin()
    sitting.answer(1)
    sitting.answer(4)
    assert "You were at question 2" in sitting.stage(sitting.begin())


def test_who_comes_back_to_a_question_that_was_only_marked_finds_it(sitting: Sitting):
    sitting.begin()
    sitting.post("flag", question=3, on=True)
    assert "You were at question 3" in sitting.stage(sitting.begin())


def test_an_answer_is_one_write(sitting: Sitting):
    sitting.begin()
    place = sitting.place(1, right=True)
    before = sitting.platform.store.writes
    sitting.post("answer", question=1, option=place)
    assert sitting.platform.store.writes == before + 1


def test_the_same_answer_again_writes_nothing(sitting: Sitting):
    sitting.begin()
    sitting.answer(1)
    before = sitting.platform.store.writes
    sitting.answer(1)
    assert sitting.platform.store.writes == before


def test_an_answer_survives_a_closed_laptop(sitting: Sitting):
    sitting.begin()
    place = sitting.place(3, right=True)
    sitting.answer(3)
    again = Sitting(sitting.platform, attempt=sitting.attempt)
    assert f'name="option" value="{place}" checked' in again.show(3)


def test_a_saved_answer_says_so_and_marks_the_map(sitting: Sitting):
    sitting.begin()
    regions = sitting.answer(2).json["regions"]
    assert "Saved" in regions["saved"]
    assert "2, answered" in regions["map"]


def test_saving_and_going_on_shows_the_next_question(sitting: Sitting):
    sitting.begin()
    assert "Question 2 of 4" in sitting.stage(sitting.answer(1, go="yes"))


def test_after_the_last_question_comes_the_overview(sitting: Sitting):
    sitting.begin()
    assert "Ready to hand in?" in sitting.stage(sitting.answer(4, go="yes"))


def test_a_flag_is_kept_and_shown_in_the_map(sitting: Sitting):
    sitting.begin()
    sitting.post("flag", question=2, on="yes")
    assert "2, open, to look at again" in sitting.show(1)


def test_handing_in_with_open_questions_asks_back_first(sitting: Sitting):
    sitting.begin()
    sitting.answer(1)
    assert "Three questions are open" in sitting.stage(sitting.post("submit"))


def test_a_pass_says_so_and_publishes_grade_and_completion(sitting: Sitting):
    html = sitting.stage(sitting.take(right=4))
    assert "4 of 4. You needed 3." in html
    assert sitting.platform.grade(EXAM) == (1.0, 1.0)
    assert list(sitting.platform.completions.values()) == [1.0]


def test_who_has_passed_reads_first_what_is_still_open_and_small_where_the_mark_comes_from(sitting: Sitting):
    sitting.take(right=4)
    html = sitting.view()
    assert re.search(r'<a class="btn btn-main" [^>]*>See what is still open', html)
    assert re.search(r'<p class="small soft">The pass mark is provisional', html)


def test_a_result_is_told_once_with_what_hr_must_prove(sitting: Sitting, ear: Ear):
    sitting.take(right=3)
    body = ear.body("exam.finished")
    assert ear.kinds == ["exam.finished"]
    assert (body["correct"], body["items"], body["needed"], body["passed"]) == (3, 4, 3, True)


def test_not_yet_names_the_day_of_the_next_try(sitting: Sitting):
    html = sitting.stage(sitting.take(right=1))
    assert "You can try again from Wednesday 25 November" in html
    assert "Two tries are left." in html


def test_the_reasons_come_after_the_attempt_and_only_for_its_own_questions(sitting: Sitting):
    sitting.begin()
    assert "Zq" not in "".join(sitting.show(question) for question in range(1, 5))
    assert sitting.stage(sitting.hand_in()).count("Zqright") == 4


def test_the_next_try_waits(sitting: Sitting):
    sitting.take(right=0)
    assert "not open yet" in sitting.stage(sitting.begin())


def test_the_next_try_repeats_no_question(sitting: Sitting):
    sitting.take(right=0)
    sitting.platform.clock.move(hours=24)
    sitting.take(right=0)
    first, second = (set(one["form"]) for one in sitting.platform.row(EXAM)["advocert_closed"]["attempts"])
    assert not first & second


def test_a_later_worse_try_never_lowers_the_grade(sitting: Sitting):
    sitting.take(right=2)
    sitting.platform.clock.move(hours=24)
    sitting.take(right=0)
    assert sitting.platform.grade(EXAM) == (0.5, 1.0)


def test_when_the_time_has_ended_the_saved_answers_are_handed_in(sitting: Sitting, ear: Ear):
    sitting.begin()
    for question in (1, 2, 3):
        sitting.answer(question)
    sitting.platform.clock.move(minutes=5)
    assert "Your time is up" in sitting.view()
    sitting.hand_in()
    assert ear.body("exam.finished")["correct"] == 3


def test_two_learners_do_not_share_an_attempt(sitting: Sitting):
    sitting.begin()
    other = Sitting(sitting.platform, BEN)
    other.attempt = sitting.attempt
    other.post("answer", question=1, option=0)
    assert sitting.platform.state(EXAM, BEN) == {}


def test_an_exam_whose_questions_changed_under_an_attempt_sets_it_aside(sitting: Sitting):
    sitting.begin()
    sitting.platform.author(EXAM, "advocert_quiz", exam_text().replace("FND-Q-10", "FND-Q-30"))
    assert "That try is set aside" in sitting.stage(sitting.post("show", question=1))
