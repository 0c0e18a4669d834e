"""Requirements: what counts, what does not, and that more facts never hurt."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.programmes import CLAUSE_SHA, NOW

from advocert_certificates.domain.eligibility import Group, Leaf, Wanted, evaluate
from advocert_certificates.domain.facts import read_fact

CLAUSE = Wanted("clause", "DISC-1", "Say who you are", 1, CLAUSE_SHA)
TALKS = tuple(Wanted("scenario", f"FND-0{number}", f"Talk {number}") for number in (1, 2, 3))
EXAM = Wanted("exam", "FND-EXAM", "Exam")
REQUIRES = Group(
    "all",
    "All",
    (
        Leaf("clauses", "Sign", (CLAUSE,), 1),
        Leaf("scenarios", "Talk", TALKS, 3),
        Leaf("exam", "Exam", (EXAM,), 1),
    ),
)


def make(kind, ref, *, enrolled=None, minutes=0, **body):
    return read_fact(kind, ref, body, occurred_at=NOW + timedelta(minutes=minutes), enrolled=enrolled)


def signature(**changes):
    return make("clause.signed", "DISC-1", **({"version": 1, "sha256": CLAUSE_SHA} | changes))


def talk(ref, **changes):
    body = {"passed": True, "counts": True, "critical": None, "score": 90}
    return make("scenario.finished", ref, **(body | changes))


def exam(**changes):
    return make(
        "exam.finished", "FND-EXAM", **({"passed": True, "correct": 12, "items": 15, "needed": 11} | changes)
    )


ENOUGH = (signature(), talk("FND-01"), talk("FND-02"), talk("FND-03"), exam())


def test_everything_done_is_enough():
    assert evaluate(REQUIRES, ENOUGH).met


@pytest.mark.parametrize("missing", range(len(ENOUGH)))
def test_each_part_is_needed(missing):
    assert not evaluate(REQUIRES, ENOUGH[:missing] + ENOUGH[missing + 1 :]).met


@pytest.mark.parametrize(
    "fact",
    [
        signature(version=2),
        signature(version=True),
        signature(sha256="00" * 32),
        signature(enrolled=False),
        talk("FND-01", passed=False),
        talk("FND-01", passed="true"),
        talk("FND-01", counts=False),
        talk("FND-01", critical="told-a-secret"),
        talk("FND-01", enrolled=False),
        talk("FND-99"),
        exam(passed=False),
        exam(passed=1),
        exam(enrolled=False),
        make("lesson.completed", "FND-EXAM"),
    ],
)
def test_what_does_not_count_meets_nothing(fact):
    assert not any(part.done for part in evaluate(REQUIRES, [fact]).requirements)


def test_a_kind_that_no_rule_asks_for_is_no_fact():
    assert make("coffee.drunk", "X") is None


def test_the_same_conversation_three_times_is_one_conversation():
    again = [talk("FND-01", minutes=minute) for minute in range(3)]
    assert evaluate(REQUIRES, again).requirements[1].done == 1


def test_a_later_failure_takes_nothing_away():
    assert evaluate(
        REQUIRES, [*ENOUGH, exam(passed=False, minutes=60), talk("FND-01", passed=False, minutes=60)]
    ).met


def test_an_entry_names_the_first_fact_that_met_it():
    entry = evaluate(REQUIRES, [exam(minutes=9), exam(minutes=5)]).requirements[2].entries[0]
    assert entry.met_by.at == NOW + timedelta(minutes=5)


def test_an_open_entry_tells_the_last_try():
    entry = evaluate(REQUIRES, [exam(passed=False, correct=7)]).requirements[2].entries[0]
    assert entry.detail == "7 of 15, needed 11"


def test_a_signature_under_an_earlier_text_is_told_as_such():
    entry = evaluate(REQUIRES, [signature(sha256="00" * 32)]).requirements[0].entries[0]
    assert entry.detail == "An earlier text was signed"


def test_any_group_needs_one_of_its_parts():
    either = Group("any", "Either", (Leaf("exam", "Exam", (EXAM,), 1), Leaf("clauses", "Sign", (CLAUSE,), 1)))
    assert evaluate(either, [exam()]).met
    assert not evaluate(either, [talk("FND-01")]).met


def test_done_never_exceeds_what_is_needed():
    two_of_three = Leaf("scenarios", "Talk", TALKS, 2)
    part = evaluate(two_of_three, [talk(wanted.ref) for wanted in TALKS]).requirements[0]
    assert (part.done, part.total) == (2, 2)


FACTS = st.lists(
    st.one_of(
        st.builds(
            talk,
            st.sampled_from(["FND-01", "FND-02", "FND-03", "FND-04"]),
            passed=st.booleans(),
            counts=st.booleans(),
            critical=st.sampled_from([None, "x"]),
            enrolled=st.sampled_from([None, True, False]),
            minutes=st.integers(0, 5),
        ),
        st.builds(
            exam, passed=st.booleans(), enrolled=st.sampled_from([None, False]), minutes=st.integers(0, 5)
        ),
        st.builds(signature, version=st.integers(0, 2), sha256=st.sampled_from([CLAUSE_SHA, "0"])),
    ),
    max_size=12,
)


def simple_model(facts):
    """The same question in the plainest words."""
    good = {(fact.kind, fact.ref) for fact in facts if fact.counts and fact.kind != "clause"}
    signed = any(
        fact.kind == "clause" and fact.counts and (fact.version, fact.sha256) == (1, CLAUSE_SHA)
        for fact in facts
    )
    return (
        signed
        and {("scenario", "FND-01"), ("scenario", "FND-02"), ("scenario", "FND-03"), ("exam", "FND-EXAM")}
        <= good
    )


@given(FACTS)
def test_the_answer_agrees_with_a_simple_model(facts):
    assert evaluate(REQUIRES, facts).met == simple_model(facts)


@given(FACTS, st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(facts, order: random.Random):
    shuffled = facts * 2
    order.shuffle(shuffled)
    assert evaluate(REQUIRES, shuffled) == evaluate(REQUIRES, facts)


@given(FACTS, FACTS)
def test_more_facts_never_take_anything_away(facts, more):
    before = [part.done for part in evaluate(REQUIRES, facts).requirements]
    after = [part.done for part in evaluate(REQUIRES, facts + more).requirements]
    assert all(then <= now for then, now in zip(before, after, strict=True))
