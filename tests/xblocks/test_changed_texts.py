"""An author publishes another text while learners are in the old one: nobody meets an error, or a choice they never made."""

from typing import Any

import pytest
from django.utils.translation import override
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import lesson_text, scenario_text
from tests.xblocks.scenario.channels import channel_text
from tests.xblocks.scenario.talk import BEST, NAME, Talk

from advocert_courses import api as courses

LESSON, ITEM = "FND-L01", "FND-Q-901"
RIGHT, WRONG, LAST = (
    "- [x] A plain sentence that you work at Acme, number 901 :: Zqright901 readers can weigh it.\n",
    "- [ ] A line in your profile, for number 901 :: Zqwronga901 nobody reads profiles.\n",
    "- [ ] Nothing, number 901 is only praise :: Zqwrongb901 it is still an advertisement.\n",
)
# Every way in which the text of a conversation may no longer hold what somebody did in it.
REWRITTEN = {
    "another word": ("Zqsecond", "Zqother"),
    "a choice less": (scenario_text()[scenario_text().index('- ["Then take') : scenario_text().index("## hidden-caught")], "\n"),
    "a moment renamed": ("hidden-second", "hidden-other"),
    "a variant less": ("  - {id: hidden-b, name: Tara}\n", "  - {id: hidden-c, name: Ute}\n"),
    "other names": ("{id: hidden-a, name: Priya}", "{id: hidden-x, name: Olek}"),
    "other weights": ("policy: 2, disclosure: 2", "policy: 1, disclosure: 2"),
    "nothing that can be read": ("type: scenario", "type: letter"),
}  # fmt: skip
HANDLERS = ("begin", "choose", "take_back", "look_back", "watch", "keep_notes")


@pytest.fixture
def talk(platform: Platform) -> Talk:
    platform.author(NAME, "advocert_scenario", scenario_text())
    return Talk(platform)


@pytest.fixture
def lesson(platform: Platform) -> Platform:
    platform.author(LESSON, "advocert_lesson", lesson_text(()))
    return platform


def rewrite(talk: Talk, old: str = "Zqsecond", new: str = "Zqother") -> None:
    assert old in scenario_text()
    talk.platform.author(NAME, "advocert_scenario", scenario_text().replace(old, new))


# --- the conversation ---


def test_before_any_run_the_score_is_nothing_of_all(talk: Talk) -> None:
    """Whoever asks does sums with the answer: None would be an error there."""
    block = talk.platform.block(NAME)
    score = block.get_score()
    assert (score.raw_earned, score.raw_possible, block.has_submitted_answer()) == (0.0, 1.0, False)


@pytest.mark.parametrize("change", REWRITTEN)
@pytest.mark.parametrize("played", [(), BEST[:1], BEST], ids=["begun", "in the middle", "finished"])
@pytest.mark.parametrize("handler", HANDLERS)
def test_no_handler_stumbles_over_another_text(
    talk: Talk, change: str, played: tuple[str, ...], handler: str
) -> None:
    talk.play(*played)
    attempt = talk.platform.state(NAME)["attempt"]["run"]["attempt_id"]
    rewrite(talk, *REWRITTEN[change])
    data = {"attempt": attempt, "step": len(played), "choice": "c1", "felt": "", "keep": "", "next": ""}
    reply = talk.platform.post(NAME, handler, data)
    is_broken = change == "nothing that can be read"
    assert reply.status in ({409} if is_broken else {200, 400})
    assert "Zqfirst" not in talk.page or not is_broken


def test_somebody_under_way_reads_what_happened_before_anything_is_pressed(talk: Talk) -> None:
    talk.play(BEST[0])
    rewrite(talk)
    assert "was rewritten while you were away. Nothing is held against you" in talk.page


def test_a_run_that_was_cut_off_by_another_text_did_not_count(talk: Talk) -> None:
    """Whichever button is pressed first."""
    talk.play(BEST[0])
    rewrite(talk)
    talk.begin()
    state = talk.platform.state(NAME)
    assert [one["counts"] for one in state["history"]] == [False, True]


def test_what_came_of_a_finished_run_stays(talk: Talk) -> None:
    talk.play(*BEST)
    rewrite(talk)
    assert "cannot be looked back at. What came of it stays." in talk.page
    assert (talk.platform.block(NAME).get_score().raw_earned, "You have passed" in talk.page) == (1.0, True)


def test_a_late_step_of_a_finished_run_takes_nothing_away(talk: Talk) -> None:
    talk.play(*BEST)
    attempt = talk.platform.state(NAME)["attempt"]["run"]["attempt_id"]
    rewrite(talk)
    talk.post("choose", {"attempt": attempt, "step": 1, "choice": "c1"})
    assert [one["counts"] for one in talk.platform.state(NAME)["history"]] == [True]


@pytest.mark.parametrize("path", [[99], [-1], [0, 7], ["words"], [None], [[0]], [1.0]])
def test_a_choice_that_the_text_does_not_have_is_a_rewritten_text(talk: Talk, path: list[Any]) -> None:
    """The hash is the same, and the choice is not there: state that something else has touched."""
    talk.begin()
    key = str(talk.platform.block(NAME).usage_key)
    state = talk.platform.state(NAME)
    state["attempt"]["run"]["path"] = path
    talk.platform.store.write_learner_row(key, 7, {"advocert_state": state})
    assert "was rewritten while you were away" in talk.page
    attempt = state["attempt"]["run"]["attempt_id"]
    assert talk.post("choose", {"attempt": attempt, "step": 0, "choice": "c1"}).status == 200


GERMAN = (
    channel_text()
    .replace("review_by: 2030-01-01\n", "review_by: 2030-01-01\ntranslation: {language: de, source: SOURCE}\n")
    .replace("discloses: Acme", "discloses: Mitarbeiterin")
    .replace("Zqneed", "Zqdeutsch")
)  # fmt: skip


def test_what_was_written_is_judged_in_the_language_in_which_it_was_written(platform: Platform) -> None:
    """Each language looks for words of its own: read in another one, the same reply would lead elsewhere."""
    main = channel_text()
    source = courses.load_bundle(courses.canonical(main)).main.sha256
    both = courses.join_bundle([("", main), ("i18n/de/FND-01.md", GERMAN.replace("SOURCE", source[:12]))])
    platform.author(NAME, "advocert_scenario", both)
    talk = Talk(platform)
    with override("en"):
        talk.begin()
        talk.post("choose", {"attempt": talk.attempt, "step": 0, "choice": "w", "text": "I work at Acme. How big is it?"})  # fmt: skip
        assert "Zqneed" in talk.page
    with override("de"):
        assert "Zqneed" in talk.page


# --- the recall question of a lesson ---


def answered(lesson: Platform) -> str:
    """Answer with the last option of the file, and return what the page says was chosen."""
    html = lesson.render(LESSON).content
    place = html[: html.index("only praise")].count('<label class="choice">') - 1
    lesson.post(LESSON, "answer", {"item": ITEM, "option": place})
    return lesson.render(LESSON).content


def publish(lesson: Platform, *options: str) -> str:
    text = lesson_text(()).replace(RIGHT + WRONG + LAST, "".join(options))
    assert text != lesson_text(()) or options == (RIGHT, WRONG, LAST)
    lesson.author(LESSON, "advocert_lesson", text)
    return lesson.render(LESSON).content


def test_options_in_another_order_leave_the_choice_what_it_was(lesson: Platform) -> None:
    answered(lesson)
    page = publish(lesson, LAST, RIGHT, WRONG)
    assert "You chose: </span>Nothing, number 901 is only praise" in page


@pytest.mark.parametrize("handler", ["answer", "finish"])
def test_a_choice_that_is_gone_opens_the_question_again(lesson: Platform, handler: str) -> None:
    answered(lesson)
    page = publish(lesson, RIGHT, WRONG, LAST.replace("is only praise", "needs no such thing"))
    assert ("You chose" in page, "Check my answer" in page) == (False, True)
    assert lesson.post(LESSON, handler, {"item": ITEM, "option": 0}).status == 200


def test_a_lesson_that_was_done_stays_done(lesson: Platform) -> None:
    answered(lesson)
    done = lesson.state(LESSON)["completed_at"]
    publish(lesson, RIGHT, WRONG, LAST.replace("is only praise", "needs no such thing"))
    lesson.post(LESSON, "answer", {"item": ITEM, "option": 0})
    assert lesson.state(LESSON)["completed_at"] == done


def test_an_index_of_before_is_still_read(lesson: Platform) -> None:
    """State that was kept before the words were."""
    key = str(lesson.block(LESSON).usage_key)
    lesson.store.write_learner_row(key, 7, {"advocert_state": {"v": 1, "answers": {ITEM: 2}}})
    assert "You chose: </span>Nothing, number 901 is only praise" in lesson.render(LESSON).content


@pytest.mark.parametrize("index", [3, 99])
def test_an_index_beyond_the_options_opens_the_question_again(lesson: Platform, index: int) -> None:
    key = str(lesson.block(LESSON).usage_key)
    lesson.store.write_learner_row(key, 7, {"advocert_state": {"v": 1, "answers": {ITEM: index}}})
    assert "Check my answer" in lesson.render(LESSON).content
    assert lesson.post(LESSON, "answer", {"item": ITEM, "option": 1}).status == 200
