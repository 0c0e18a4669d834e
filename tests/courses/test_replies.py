"""Replies in the learner's own words: what the checks see, what a reply is worth, where it leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.conversations import conversation

from advocert_courses.analysis import analyse, random_clicker_rate
from advocert_courses.debrief import debrief
from advocert_courses.errors import EmptyReplyError, LongReplyError, StaleStepError, UnknownChoiceError
from advocert_courses.models import Check, Writing
from advocert_courses.play import run_view, start_run, take_back, take_choice, write_reply
from advocert_courses.reply_checks import KINDS, MAX_REPLY, judge
from advocert_courses.scoring import score_run

STRONG = "I work at Acme, so weigh this accordingly. How far is the bedroom from the box?"
WRITING = Writing(
    prompt="Answer {name}.",
    target="end",
    checks=(
        Check(
            "discloses",
            {"disclosure": 2},
            "Nobody can tell.",
            ("Acme",),
            target="caught",
            remembers=("told",),
        ),
        Check("asks", {"empathy": 1}, "{name} was not asked."),
        Check("no-private-data", {}, "Everybody reads it.", critical="private-data"),
    ),
    strong=STRONG,
    weak="Get the R9.",
    consequence="{name} can weigh it.",
)
TALK = conversation(
    {"ask": [WRITING], "caught": [("sorry", "end", 2, True), ("so what", "end", 0)], "end": []},
    {"disclosure": 2, "empathy": 1},
)


def written(*texts: str, talk=TALK):
    run = start_run(talk, "a", 1, "attempt-1")
    for step, text in enumerate(texts):
        run = write_reply(talk, run, step, text)
    return run


@pytest.mark.parametrize(
    ("kind", "words", "text", "met"),
    [
        ("discloses", ("Acme",), "I work at Acme, so weigh this.", True),
        ("discloses", ("Acme",), "I\u2019m with Acme and biased.", True),
        ("discloses", ("Acme",), "As an Acme employee I may say so.", True),
        ("discloses", ("Acme",), "Acme makes the best ones.", False),
        ("discloses", ("Acme",), "Acme pays me, to be clear.", True),
        ("discloses", (), "Ich arbeite selbst bei Acme.", True),
        ("discloses", (), "Das baut mein Arbeitgeber.", True),
        ("discloses", (), "أعمل في هذه الشركة", True),
        ("discloses", ("A.C+",), "I am from A.C+", True),
        ("asks", (), "How far is it?", True),
        ("asks", (), "Tell me how far.", False),
        ("asks", (), "?", False),
        ("asks", (), "كم تبعد الغرفة؟", True),
        ("says", ("R4", "guarante*"), "It is guaranteed.", True),
        ("says", ("R4",), "The R400 is fine.", False),
        ("says", ("shop  floor",), "Ask on the shop floor.", True),
        ("avoids", ("nothing comes close",), "Nothing comes close to it.", False),
        ("avoids", ("best",), "It is better.", True),
        ("no-private-data", (), "Write to ada@example.org today.", False),
        ("no-private-data", (), "Call +49 171 234 56 78.", False),
        ("no-private-data", (), "Your order 4829173 is late.", False),
        ("no-private-data", (), "DE44 5001 0517 5407 3249 31", False),
        ("no-private-data", (), "You live at 12 Mill Street.", False),
        ("no-private-data", ("Mrs Kaya",), "Mrs Kaya, thank you.", False),
        ("no-private-data", (), "On 24 November 2026, 190 euros, two walls.", True),
        ("no-promise", (), "I promise it fits.", False),
        ("no-promise", (), "I cannot promise that it fits.", True),
        ("no-promise", (), "We will refund you tomorrow.", False),
        ("no-promise", (), "I do not know. We will replace it.", False),
        ("no-promise", ("next week",), "You have it next week.", False),
        ("no-promise", (), "Das wird garantiert gut.", False),
        ("personal", (), "Thank you, [name].", False),
        ("personal", (), "Thank you for telling us.", False),
        ("personal", (), "Thank you, three evenings without a call sounds exhausting.", True),
        ("words", ("2-4",), "One.", False),
        ("words", ("2-4",), "One two three.", True),
        ("calm", (), "STOP lying about us NOW, EVERYBODY knows", False),
        ("calm", (), "What??", False),
        ("calm", (), "Our R9 is fine, thanks!", True),
    ],
)  # fmt: skip
def test_each_check_sees_what_a_reader_would(kind, words, text, met):
    approved = "Thank you for telling us, [name]. We look into it."
    assert KINDS[kind].look(text, words, approved)[0] is met


@given(st.text(max_size=MAX_REPLY))
def test_any_text_is_judged_and_judged_the_same_twice(text: str):
    checks = tuple(
        Check(kind, {"empathy": 1}, "x", ("2-9",) if kind == "words" else ("a*", "b c")) for kind in KINDS
    )
    writing = Writing("p", "end", checks, "s", "w", "c", approved=text[::-1])
    assert judge(writing, text, {}) == judge(writing, text, {})


@pytest.mark.parametrize("letter", ["1", " ", "a", "-", "@", "[", "a ", "A", "1 ", "order ", "?", "I work "])
def test_no_check_is_slow_on_any_repetition(letter: str):
    """A pattern that tries every division of a text would not come back from these; a count bounds the work."""
    text = (letter * MAX_REPLY)[:MAX_REPLY]
    assert [len(KINDS[kind].look(text, ("2-9",) if kind == "words" else (letter,), text)) for kind in KINDS]


def test_a_reply_that_meets_every_check_is_the_strongest():
    way = debrief(TALK, written(STRONG))
    assert (way.result.score, way.result.passed, way.moments[0].is_best) == (100, True, True)


def test_a_missed_check_costs_its_points():
    assert score_run(TALK, written("I work at Acme, so be careful.")).dimensions["empathy"].percent == 50


def test_a_missed_check_may_lead_elsewhere():
    assert run_view(TALK, written("Get the R9?")).posts[-1].text == "What about caught?"


def test_a_missed_check_may_be_critical():
    result = score_run(TALK, written("I work at Acme. Is ada@example.org still yours?"))
    assert (result.critical, result.passed) == ("private-data", False)


def test_readers_see_what_the_worst_missed_check_says():
    assert run_view(TALK, written("Get the R9.")).posts[-3].text == "Nobody can tell."


def test_readers_of_a_strong_reply_see_its_own_consequence():
    posts = run_view(TALK, written(STRONG)).posts
    assert [post.text for post in posts if post.kind == "consequence"] == ["Priya Raman can weigh it."]


def test_a_learners_braces_are_shown_and_never_filled_in():
    """Else `{name}`, or a variable that holds a later line, could be read before its time."""
    posts = run_view(TALK, written("I work at Acme, {name}. Is it far?")).posts
    assert [post.text for post in posts if post.mine] == ["I work at Acme, {name}. Is it far?"]


def test_the_view_tells_the_prompt_and_no_check():
    view = run_view(TALK, written())
    assert (view.writing.prompt, "discloses" in repr(view), "Nobody" in repr(view)) == (
        "Answer Priya Raman.",
        False,
        False,
    )


@pytest.mark.parametrize("text", ["", "  \n", "...", "?!"])
def test_a_reply_without_a_word_is_not_taken(text: str):
    with pytest.raises(EmptyReplyError):
        written(text)


def test_a_reply_that_is_too_long_is_not_taken():
    with pytest.raises(LongReplyError):
        written("a" * (MAX_REPLY + 1))


def test_a_reply_is_not_taken_where_none_is_asked_for():
    talk = conversation({"ask": [("x", "end", 2, True)], "end": []})
    with pytest.raises(UnknownChoiceError):
        written("Hello", talk=talk)


def test_a_choice_is_not_taken_where_only_a_reply_is_asked_for():
    with pytest.raises(UnknownChoiceError):
        take_choice(TALK, written(), 0, "c1")


def test_a_reply_to_an_old_step_is_refused():
    with pytest.raises(StaleStepError):
        write_reply(TALK, written("Get the R9."), 0, STRONG)


def test_the_debrief_explains_each_check_with_what_decided_it():
    (moment, *_) = debrief(TALK, take_choice(TALK, written("Get the R9."), 1, "c1")).moments
    assert [(check.met, check.note, check.found) for check in moment.checks] == [
        (False, "Nobody can tell.", ""),
        (False, "Priya Raman was not asked.", ""),
        (True, "Everybody reads it.", ""),
    ]


def test_the_debrief_shows_a_strong_and_a_weak_model():
    (moment, *_) = debrief(TALK, written(STRONG)).moments
    assert (moment.strong, moment.weak) == (STRONG, "Get the R9.")


def test_who_types_words_of_no_meaning_does_not_pass():
    assert random_clicker_rate(TALK) == 0


def test_every_mixture_of_checks_is_looked_at():
    assert (analyse(TALK).unreachable, analyse(TALK).shortest_run) == ((), 1)


def test_beside_choices_writing_is_one_more_thing_to_do():
    talk = conversation(
        {"ask": [("best", "end", 2, True), WRITING], "caught": [("x", "end", 2, True)], "end": []}
    )
    assert random_clicker_rate(talk) == 0.5


def test_a_reply_that_was_written_can_be_taken_back_while_it_is_practice():
    assert take_back(TALK, written("Get the R9."), 1)["path"] == []


def test_nothing_can_be_taken_back_before_the_first_reply():
    with pytest.raises(StaleStepError):
        take_back(TALK, written(), 0)


def test_a_check_that_is_met_can_be_remembered():
    talk = conversation(
        {
            "ask": [WRITING],
            "caught": [("x", "end", 2, True)],
            "end": [("good", "told"), ("bad", "")],
            "good": [],
            "bad": [],
        }
    )
    assert run_view(talk, written(STRONG, talk=talk)).posts[-1].text == "What about good?"
