"""The content that ships keeps every rule, and the promises that its curriculum makes."""

import re
from collections import Counter
from pathlib import Path

import pytest

from advocert_courses.exam_rules import exam_pool
from advocert_courses.html import plain_text
from advocert_courses.lint import lint_tree
from advocert_courses.models import Bank, Choice, Item, PracticeMoment, Recall, Scenario, Try, Variant
from advocert_courses.tree import Tree, read_tree
from advocert_courses.variants import fill

CONTENT = Path(__file__).parents[2] / "courses/content"
# The blueprint of a form of thirty questions (CURRICULUM 5.5), three times over six banks.
LEVELS = {"remember": 2, "understand": 4, "apply": 6, "analyse": 3}
OUTCOMES = [f"FND-{number}" for number in range(1, 7)]
PLACES = 3
HIGHEST_GRADE = 8

pytestmark = pytest.mark.skipif(
    not (CONTENT / "programme.yaml").exists(), reason="the content is not written yet"
)


@pytest.fixture(scope="module", name="tree")
def _tree() -> Tree:
    return read_tree(CONTENT)


def _banks(tree: Tree) -> list[Bank]:
    return [tree.banks[f"FND-BANK-{number}"] for number in range(1, 7)]


def _drawn(bank: Bank) -> list[Item]:
    return [item for item in bank.items if not item.recall]


def _key(item: Item) -> int:
    return next(place for place, option in enumerate(item.options) if option.correct)


def test_the_shipped_content_has_nothing_to_mend(tree):
    assert [str(one) for one in lint_tree(tree)] == []


def test_foundations_has_ten_lessons_and_eight_conversations(tree):
    assert [ref for ref in tree.lessons if ref.startswith("FND-")] == [f"FND-L{n:02}" for n in range(1, 11)]
    assert [ref for ref in tree.scenarios if ref.startswith("FND-")] == [f"FND-{n:02}" for n in range(1, 9)]


@pytest.mark.parametrize("number", range(1, 7))
def test_each_outcome_has_fifteen_questions_in_the_levels_of_the_blueprint(tree, number):
    drawn = _drawn(tree.banks[f"FND-BANK-{number}"])
    assert Counter(item.level for item in drawn) == LEVELS


def test_the_exam_draws_five_questions_of_each_outcome_and_has_three_times_as_many(tree):
    exam = tree.exams["FND-EXAM"]
    assert exam.blueprint == dict.fromkeys(OUTCOMES, 5)
    assert {len(exam_pool(exam, tree.banks, outcome)) for outcome in OUTCOMES} == {15}


def test_every_estimate_is_marked_as_provisional_until_a_panel_has_judged(tree):
    assert all(item.provisional for bank in _banks(tree) for item in bank.items)


def test_no_key_is_longer_than_every_other_option(tree):
    given_away = []
    for item in (item for bank in _banks(tree) for item in bank.items):
        lengths = [len(plain_text(option.html)) for option in item.options]
        key = lengths.pop(_key(item))
        if key > max(lengths):
            given_away.append(item.ref)
    assert given_away == []


def test_keys_stand_equally_often_at_each_place(tree):
    for bank in _banks(tree):
        places = Counter(_key(item) for item in _drawn(bank))
        assert set(places.values()) == {len(_drawn(bank)) // PLACES}


def test_every_conversation_has_four_to_nine_moments_and_weighs_empathy(tree):
    for scenario in tree.scenarios.values():
        assert 4 <= len(scenario.nodes) <= 9
        assert scenario.dimensions["empathy"] >= 1


def test_the_variants_of_a_conversation_share_no_words(tree):
    """Another person, other words, another setting: a second try is no test of memory."""
    for scenario in tree.scenarios.values():
        for name in scenario.variants[0].variables:
            assert len({one.variables[name] for one in scenario.variants}) == len(scenario.variants)


def test_the_best_choice_is_not_told_by_its_length(tree):
    """It is the longest of three no more often than chance would have it."""
    longest = [place for one in tree.scenarios.values() for place in _best_is_longest(one)]
    assert sum(longest) <= len(longest) / PLACES


def _best_is_longest(scenario: Scenario) -> list[bool]:
    found = []
    for node in (node for node in scenario.nodes.values() if node.choices):
        for variant in scenario.variants:
            best = [_length(choice, variant) for choice in node.choices if choice.best]
            others = [_length(choice, variant) for choice in node.choices if not choice.best]
            found.append(best[0] > max(others))
    return found


def _length(choice: Choice, variant: Variant) -> int:
    return len(fill(choice.text, variant.variables))


def test_every_lesson_asks_something_and_leads_to_a_conversation(tree):
    for lesson in tree.lessons.values():
        kinds = Counter(type(part) for part in lesson.parts)
        assert kinds[Recall] >= 1 or lesson.ref == "FND-L10", lesson.ref
        assert kinds[Try] == 1, lesson.ref


def test_recall_questions_are_used_once_each(tree):
    asked = [part.item_ref for one in tree.lessons.values() for part in one.parts if isinstance(part, Recall)]
    kept = [item.ref for bank in _banks(tree) for item in bank.items if item.recall]
    assert sorted(asked) == sorted(kept)


def test_every_clause_says_where_it_holds_on_what_it_rests_and_that_counsel_decides(tree):
    for clause in tree.clauses.values():
        assert clause.jurisdiction in {"US", "EU", "UK", "general"}, clause.ref
        assert clause.source, clause.ref
        assert clause.owner, clause.ref
        assert clause.checked_on < clause.review_by, clause.ref
        assert "*Replace with your own policy; ask counsel.*" in clause.body, clause.ref


def test_level_one_asks_for_every_clause_that_foundations_teaches(tree):
    level = tree.programme.data["levels"][0]
    asked = next(one["clauses"] for one in level["requires"]["all"] if "clauses" in one)
    taught = {str(ref) for lesson in tree.lessons.values() for ref in lesson.clauses}
    assert set(asked) == taught


def test_the_course_begins_with_a_conversation_and_leaves_nothing_out(tree):
    course = tree.courses["FND"]
    first = course.chapters[0].units[0].component
    assert first in tree.scenarios
    in_order = [unit.component for chapter in course.chapters for unit in chapter.units]
    assert {ref for ref in in_order if ref != "certificate"} == {
        *tree.lessons,
        *tree.scenarios,
        *tree.exams,
        *tree.decks,
    }


@pytest.mark.parametrize("kind", ["lessons", "scenarios", "clauses"])
def test_everything_can_be_read_after_eight_years_of_school(tree, kind):
    """Flesch-Kincaid, counted roughly: sentences, words, and groups of vowels."""
    grades = {ref: _grade(tree.texts[one.origin.file]) for ref, one in getattr(tree, kind).items()}
    assert {ref: grade for ref, grade in grades.items() if grade > HIGHEST_GRADE} == {}


def _grade(text: str) -> float:
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    body = re.sub(r"`[^`]*`|\(#[^)]*\)|\[![^\]]*\]|\*best\*|[>*#|=_]", " ", body)
    sentences = [one for one in re.split(r"[.!?][\"')]*\s|\n\s*\n", body) if re.search("[A-Za-z]{2}", one)]
    words = re.findall(r"[A-Za-z']+", body)
    vowels = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e")))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * vowels / len(words) - 15.59


def test_the_deck_has_a_moment_of_its_own_for_every_lesson(tree):
    parts = tree.decks["FND-DECK"].parts
    assert [part.after for part in parts] == list(tree.lessons)
    assert all(any(isinstance(card, PracticeMoment) for card in part.cards) for part in parts)
