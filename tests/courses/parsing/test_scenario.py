"""A scenario: what people say, what one can choose, what it is worth and what it leads to."""

import pytest
from tests.support.content import scenario_text
from tests.support.reading import changed, complaints, findings, line_of

from advocert_courses.models import Choice, Person, Post, Scenario
from advocert_courses.parsing import parse_text

TEXT = scenario_text()
BEST = '- ["I work at Acme, so take it with salt."](#n2) `policy 2 disclosure 2 empathy 2 brand 2` *best*'


def scenario(text: str) -> Scenario:
    parsed = parse_text(text, "a.md")
    assert isinstance(parsed, Scenario)
    return parsed


def with_choice(line: str) -> str:
    return changed(TEXT, BEST, line)


def test_nodes_come_in_file_order():
    assert list(scenario(TEXT).nodes) == ["n1", "n2", "n3", "n4"]


def test_a_post_has_its_speaker_and_no_quotes():
    assert scenario(TEXT).nodes["n1"].posts == (Post("{name}", "What would you say to question 1?"),)


def test_curly_quotes_are_quotes_too():
    text = changed(TEXT, '"What would you say to question 1?"', "\u201cWhat then?\u201d")
    assert scenario(text).nodes["n1"].posts[0].text == "What then?"


def test_a_paragraph_without_a_speaker_is_narration():
    text = changed(TEXT, "## n1\n", "## n1\nThe next\nmorning.\n\n")
    assert scenario(text).nodes["n1"].posts[0] == Post(None, "The next morning.")


def test_a_choice_is_read_with_all_its_marks():
    assert scenario(TEXT).nodes["n1"].choices[0] == Choice(
        text="I work at Acme, so take it with salt.",
        said=True,
        target="n2",
        scores={"policy": 2, "disclosure": 2, "empathy": 2, "brand": 2},
        best=True,
        critical=None,
        consequence="Everybody can tell where you stand.",
    )


def test_a_choice_without_quotes_is_done_and_not_said():
    choice = scenario(with_choice(BEST.replace('"', ""))).nodes["n1"].choices[0]
    assert (choice.text, choice.said) == ("I work at Acme, so take it with salt.", False)


def test_a_choice_may_run_over_several_lines():
    text = with_choice(BEST.replace("so take", "so\n  take").replace("` *best*", "`\n  *best*"))
    assert scenario(text).nodes["n1"].choices == scenario(TEXT).nodes["n1"].choices


def test_a_consequence_may_run_over_several_lines():
    text = changed(TEXT, "  > Everybody can tell", "  > Everybody\n  > can tell")
    assert scenario(text).nodes["n1"].choices[0].consequence == "Everybody can tell where you stand."


def test_a_choice_may_hold_brackets():
    text = with_choice(BEST.replace("with salt", "[really] (yes) with salt"))
    assert (
        scenario(text).nodes["n1"].choices[0].text == "I work at Acme, so take it [really] (yes) with salt."
    )


def test_a_critical_error_has_a_name():
    choice = (
        scenario(with_choice(BEST.replace("*best*", "**critical: fake-engagement**"))).nodes["n1"].choices[0]
    )
    assert (choice.critical, choice.best) == ("fake-engagement", False)


def test_choices_know_their_line():
    assert scenario(TEXT).nodes["n1"].choices[0].line == line_of(TEXT, BEST)


def test_people_have_feelings():
    assert scenario(TEXT).people == (Person("{name}", "unsure, spends own money"),)


def test_variants_have_their_words():
    assert [dict(one.variables) for one in scenario(TEXT).variants] == [{"name": "Priya"}, {"name": "Tom"}]


def test_a_choice_that_leads_nowhere_names_the_likely_node():
    text = changed(TEXT, "## n2", "## push").replace("(#n2)", "(#pushh)", 1).replace("(#n2)", "(#push)")
    (said,) = complaints(text)
    assert said == (
        f'a.md:{line_of(text, "pushh")}: The choice leads to "pushh", which is no node of this conversation. '
        'Did you mean "push"?'
    )


def test_the_start_must_be_a_node():
    (said,) = complaints(changed(TEXT, "start: n1", "start: en1"))
    assert said == (
        'a.md:13: The conversation starts at "en1", which is no node of this file. Did you mean "n1"?'
    )


@pytest.mark.parametrize(
    ("scores", "rule", "words"),
    [
        ("policy 3 disclosure 2 empathy 2 brand 2", "E205", 'policy is scored "3"'),
        ("policy -1 disclosure 2 empathy 2 brand 2", "E205", 'policy is scored "-1"'),
        ("policy two disclosure 2 empathy 2 brand 2", "E205", 'policy is scored "two"'),
        ("policy 2 disclosure 2 empathy 2 brand", "E205", 'brand is scored ""'),
        ("policy 2 disclosure 2 empathy 2", "E206", "no score for brand"),
        ("policy 2 disclosure 2 empathy 2 brnad 2", "E206", 'Did you mean "brand"?'),
        ("policy 2 policy 2 disclosure 2 empathy 2 brand 2", "E206", '"policy" is scored twice'),
        ("", "E206", "no score for policy, disclosure, empathy, brand"),
    ],
)
def test_wrong_scores_are_reported(scores, rule, words):
    found = findings(with_choice(BEST.replace("policy 2 disclosure 2 empathy 2 brand 2", scores)))
    assert (found[0].rule, words in "\n".join(map(str, found))) == (rule, True)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (BEST, "- I work at Acme.", "E010"),
        (BEST, BEST + " and more", "E010"),
        (BEST, BEST.replace("*best*", "*bset*"), "E010"),
        (BEST, BEST.replace("I work at Acme, so take it with salt.", ""), "E007"),
        ("## n2\n", "## n2\n\n## n2\n", "E102"),
        ("## n2\n", "## N two\n", "E103"),
        ("## n2\n", "### n2\n", "E010"),
        ("## n1\n", "Before.\n\n## n1\n", "E010"),
        ("## n2\n", "A stray line.\n\n## n2\n", "E010"),
        ("policy: 2, ", "polcy: 2, ", "E206"),
        ("  - {id: b, ", "  - {id: a, ", "E102"),
        ("pass: 80", "pass: 0", "E005"),
    ],
)
def test_what_fits_nowhere_is_reported(old, new, rule):
    assert rule in {one.rule for one in findings(changed(TEXT, old, new))}


def test_a_scenario_without_a_moment_is_refused():
    assert "The conversation has no moment." in "\n".join(complaints(TEXT[: TEXT.index("## n1")]))
