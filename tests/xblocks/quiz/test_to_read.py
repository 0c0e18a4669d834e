"""Who did not pass learns which lessons the missed questions came from, with links that work."""

from tests.support.sittings import EXAM, Sitting
from tests.xblocks.samples import exam_text

HREF = 'href="/courses/course-v1:Acme+FND+2026/jump_to_id/FND-L0{}"'


def missed(sitting: Sitting) -> str:
    return sitting.stage(sitting.take(right=0))


def test_not_yet_links_every_lesson_behind_a_missed_question(sitting: Sitting):
    stage = missed(sitting)
    assert [HREF.format(number) in stage for number in (1, 2)] == [True, True]


def test_the_link_is_the_same_when_the_page_is_opened_again(sitting: Sitting):
    missed(sitting)
    assert HREF.format(1) in sitting.view()


def test_the_title_stands_there_and_how_many_were_missed(sitting: Sitting):
    stage = missed(sitting)
    assert "Lesson 1, read</a>" in stage
    assert stage.count("missed: 2") == 2


def test_a_lesson_whose_questions_were_all_right_is_not_named(sitting: Sitting):
    sitting.begin()
    for question in range(1, 5):
        is_first = "FND-1" in str(sitting.platform.state(EXAM)["open"]["form"][question - 1]).replace(
            "-Q-", "-"
        )
        sitting.answer(question, right=is_first)
    stage = sitting.stage(sitting.hand_in())
    assert [HREF.format(number) in stage for number in (1, 2)] == [False, True]


def test_who_passed_is_sent_nowhere(sitting: Sitting):
    assert "jump_to_id" not in sitting.stage(sitting.take(right=4))


def test_a_question_may_name_one_of_several_lessons(sitting: Sitting):
    text = exam_text().replace('{FND-L01: "Lesson 1, read"}', "{FND-L01: One, FND-L09: Nine}")
    text = text.replace("### FND-Q-1", "### FND-Q-1", 1)
    marked = "".join(
        f"{line} `in FND-L09`\n" if line.startswith("### FND-Q-1") else f"{line}\n"
        for line in text.splitlines()
    )
    sitting.platform.author(EXAM, "advocert_quiz", marked)
    stage = missed(sitting)
    assert [HREF.format(number) in stage for number in (1, 9)] == [False, True]


def test_banks_without_lessons_send_nowhere(sitting: Sitting):
    text = "\n".join(line for line in exam_text().splitlines() if not line.startswith("taught_in"))
    sitting.platform.author(EXAM, "advocert_quiz", text + "\n")
    assert "Read these again" not in missed(sitting)
