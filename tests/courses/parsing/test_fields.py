"""Front matter answers with the type that was asked for, or says what is wrong on which line."""

import pytest
from tests.support.content import CLAUSE, EXAM, LESSON, scenario_text
from tests.support.reading import changed, complaints, findings


def test_a_misspelt_key_is_reported_with_the_likely_one():
    text = changed(scenario_text(), "pass: 80", "pas: 80")
    assert complaints(text) == ['a.md:12: Nobody reads the key "pas" here. Did you mean "pass"?']


def test_a_missing_key_is_named():
    assert complaints(changed(LESSON, "title: Say that you work here\n", "")) == [
        'a.md:2: The key "title" is missing or has no value. Add the key to the front matter.'
    ]


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "[]", "{}"])
def test_a_key_without_a_value_is_missing(nothing):
    assert [
        one.rule for one in findings(changed(LESSON, "title: Say that you work here", f"title: {nothing}"))
    ] == ["E003"]


@pytest.mark.parametrize("word", ["five", "5.5", "-1", "241", "[5]", "{a: 5}", "1e1", "99999999999999999999"])
def test_what_is_no_whole_number_in_range_is_refused(word):
    assert [one.rule for one in findings(changed(LESSON, "minutes: 5", f"minutes: {word}"))] == ["E005"]


@pytest.mark.parametrize("word", ["tomorrow", "2027-13-01", "[2027-05-01]", "01.05.2027"])
def test_what_is_no_date_is_refused(word):
    assert [one.rule for one in findings(changed(LESSON, "review_by: 2030-01-01", f"review_by: {word}"))] == [
        "E005"
    ]


@pytest.mark.parametrize("word", ["DISC-1", "DISC-1@", "DISC-1@x", "@1", "../DISC-1@1", "DISC-1@1@2"])
def test_a_clause_needs_its_version(word):
    text = changed(LESSON, "clauses: [DISC-1@1]", f'clauses: ["{word}"]')
    assert "E005" in {one.rule for one in findings(text)}


@pytest.mark.parametrize("word", ["../../etc/passwd", "a/b", "a.md", "a b", "-a", "x" * 65, "\u0430bc"])
def test_an_id_is_never_a_path(word):
    assert [one.rule for one in findings(changed(LESSON, "id: FND-L01", f'id: "{word}"'))] == ["E103"]


def test_all_mistakes_are_reported_at_once():
    text = changed(changed(EXAM, "attempts: 3", "attempts: none"), "cut: angoff", "cut: angof")
    assert complaints(text) == [
        'a.md:7: "attempts" is "none"; it must be a whole number from 1 to 20. Correct it.',
        'a.md:10: "cut" is "angof", which is none of angoff. Did you mean "angoff"?',
    ]


def test_a_list_must_be_a_list():
    assert complaints(changed(LESSON, "outcomes: [FND-1]", "outcomes: FND-1")) == [
        'a.md:5: "outcomes" must be a list of ids such as [FND-1, FND-2]. Correct it.'
    ]


def test_nested_keys_are_named_with_their_place():
    text = changed(scenario_text(), "skin: forum", "skin: forrum")
    assert complaints(text)[0].startswith('a.md:5: "channel/skin" is "forrum", which is none of')


def test_a_long_text_is_refused():
    assert [one.rule for one in findings(changed(CLAUSE, "owner: People team", f"owner: {'x' * 2001}"))] == [
        "E007"
    ]
