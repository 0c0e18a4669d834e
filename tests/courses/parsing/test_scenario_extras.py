"""The further marks of a scenario: conditions, memories, replies to write, channels, drills, the solved variant."""

import pytest
from tests.support.content import scenario_text
from tests.support.reading import changed, complaints, findings, line_of

from advocert_courses.models import Post, Scenario
from advocert_courses.models.condition import Compared, Condition, Remembered
from advocert_courses.parsing import parse_text

BEST = '- ["I work at Acme, so take it with salt."](#n2) `policy 2 disclosure 2 empathy 2 brand 2` *best*'
TEXT = changed(scenario_text(), BEST, BEST + " *remember told*")
FIRST = '"What would you say to question 1?"'
SECOND = '"What would you say to question 2?"'
WRITE = """- *Write:* [Answer {name} in your own words.](#n3) *remember wrote*
  - `discloses: Acme` `disclosure 2` [caught](#n1) :: Nobody can tell.
  - `asks` `empathy 1` *remember asked* :: {name} was not asked.
  - `no-private-data` **critical: private-data** :: Everybody reads it.
  - `words: 5 - 60` `brand 1` :: It is too short,
    or too long.
  > {name} can weigh it.
  > Strong: "I work at Acme. How far is it?"
  > Weak: "Get the Acme."
  > Approved: "Thank you, [name].
  > We look into it."
"""
WAYS = """- *When told and empathy >= 2:* [n3](#n3)
- *Otherwise:* [n4](#n4)
"""


def scenario(text: str) -> Scenario:
    parsed = parse_text(text, "a.md")
    assert isinstance(parsed, Scenario)
    return parsed


def with_second(body: str, text: str = TEXT) -> str:
    """The text with another list at n2."""
    begin = text.index("- [", text.index("## n2"))
    return text[:begin] + body + "\n" + text[text.index("## n3") :]


def test_a_condition_has_terms_in_words():
    text = changed(
        TEXT, "{name}: " + SECOND, f"*When told and not told and empathy >= 3:* {{name}}: {SECOND}"
    )
    terms = (Remembered("told"), Remembered("told", wanted=False), Compared("empathy", ">=", 3))
    assert scenario(text).nodes["n2"].posts[0].when == Condition(terms)


def test_a_choice_may_have_a_condition_and_remember():
    text = changed(
        TEXT, '- ["I work at Acme, so take it with salt."](#n3)', '- *When told:* ["I work at Acme."](#n3)'
    )
    node = scenario(text).nodes["n2"]
    assert (node.choices[0].when, scenario(text).nodes["n1"].memories) == (
        Condition((Remembered("told"),)),
        {"told"},
    )


def test_ways_lead_on_by_themselves():
    node = scenario(with_second(WAYS)).nodes["n2"]
    assert ([way.target for way in node.ways], node.decides, node.is_ending) == (["n3", "n4"], False, False)


@pytest.mark.parametrize(
    ("about", "post"),
    [
        ("09:12", {"time": "09:12"}),
        ("2 days later", {"time": "2 days later"}),
        ("★★☆☆☆", {"stars": 2}),
        ("unsure", {"mood": "unsure"}),
        ("09:12, ★★★★★, tired, and hurt", {"time": "09:12", "stars": 5, "mood": "tired, and hurt"}),
    ],
)
def test_a_post_may_say_when_how_many_stars_and_how_it_feels(about, post):
    text = changed(TEXT, "{name}: " + FIRST, f"{{name}} ({about}): " + FIRST)
    assert scenario(text).nodes["n1"].posts == (Post("{name}", FIRST.strip('"'), **post),)


def test_a_post_may_have_a_headline():
    text = changed(TEXT, FIRST, '"**It drops out.** Every evening."')
    post = scenario(text).nodes["n1"].posts[0]
    assert (post.headline, post.text) == ("It drops out.", "Every evening.")


def test_emphasis_below_a_post_is_a_reaction_to_it():
    text = changed(TEXT, FIRST, FIRST + "\n\n*Six neighbours follow this.*")
    assert [post.reaction for post in scenario(text).nodes["n1"].posts] == ["Six neighbours follow this."]


def test_emphasis_above_every_post_stays_narration():
    text = changed(TEXT, "## n1\n", "## n1\n*It is late.*\n\n")
    assert scenario(text).nodes["n1"].posts[0] == Post(None, "*It is late.*")


def test_a_reply_to_write_is_read_with_its_checks():
    writing = scenario(with_second(WRITE)).nodes["n2"].writing
    assert [(one.kind, dict(one.costs), one.words, one.target, one.critical, one.remembers) for one in writing.checks] == [
        ("discloses", {"disclosure": 2}, ("Acme",), "n1", None, ()),
        ("asks", {"empathy": 1}, (), None, None, ("asked",)),
        ("no-private-data", {}, (), None, "private-data", ()),
        ("words", {"brand": 1}, ("5-60",), None, None, ()),
    ]  # fmt: skip


def test_a_reply_to_write_is_read_with_its_models():
    writing = scenario(with_second(WRITE)).nodes["n2"].writing
    assert (writing.prompt, writing.strong, writing.weak, writing.approved, writing.consequence) == (
        "Answer {name} in your own words.",
        "I work at Acme. How far is it?",
        "Get the Acme.",
        "Thank you, [name]. We look into it.",
        "{name} can weigh it.",
    )


def test_a_note_of_a_check_may_run_over_several_lines():
    assert scenario(with_second(WRITE)).nodes["n2"].writing.checks[3].note == "It is too short, or too long."


def test_checks_know_their_line():
    text = with_second(WRITE)
    assert scenario(text).nodes["n2"].writing.checks[1].line == line_of(text, "- `asks`")


def test_a_reply_may_stand_beside_choices():
    node = scenario(changed(TEXT, BEST.replace("#n2", "#n3"), WRITE + BEST.replace("#n2", "#n3"))).nodes["n2"]
    assert (len(node.choices), node.writing is not None) == (3, True)


def test_a_drill_a_bound_and_a_solved_variant_stand_above():
    text = changed(TEXT, "start: n1", "start: n1\nsteps: 9\ndrill: 45\nworked: b")
    talk = scenario(text)
    assert (talk.steps, talk.drill, talk.worked, [one.id for one in talk.playable]) == (9, 45, "b", ["a"])


def test_a_channel_may_say_what_it_is_about_and_what_is_seen():
    text = changed(
        TEXT, 'note: "Local group"', 'note: "Local group", subject: "The R9", picture: "A router on a shelf"'
    )
    text = changed(text, "skin: forum", "skin: video")
    channel = scenario(text).channel
    assert (channel.skin, channel.subject, channel.picture) == ("video", "The R9", "A router on a shelf")


@pytest.mark.parametrize(
    ("when", "rule", "words"),
    [
        ("told or asked", "E010", '"told or asked" is no condition'),
        ("Told", "E010", "is no condition"),
        ("tolld", "E101", 'Did you mean "told"?'),
        ("not tolld", "E101", 'Nothing in this conversation remembers "tolld"'),
        ("empaty >= 2", "E206", 'Did you mean "empathy"?'),
        ("empathy >= two", "E010", "is no condition"),
        ("told and told and told and told and told", "E007", "more than 4 parts"),
    ],
)
def test_a_wrong_condition_names_its_line(when, rule, words):
    text = changed(TEXT, "{name}: " + SECOND, f"*When {when}:* {{name}}: {SECOND}")
    (found,) = findings(text)
    assert (found.rule, found.line, words in str(found)) == (rule, line_of(text, "*When"), True)


@pytest.mark.parametrize("name", ["Told", "empathy", "decisions", "and"])
def test_a_memory_has_a_plain_name(name):
    assert "E103" in {one.rule for one in findings(changed(TEXT, "*remember told*", f"*remember {name}*"))}


def test_more_memories_than_can_be_looked_at_are_refused():
    many = " ".join(f"*remember m{place}*" for place in range(11))
    assert {one.rule for one in findings(changed(TEXT, "*remember told*", many))} == {"E007"}


@pytest.mark.parametrize(
    ("ways", "rule"),
    [
        ("- *When told:* [n3](#n3)\n", "E214"),
        ("- *Otherwise:* [n3](#n3)\n- *When told:* [n4](#n4)\n", "E214"),
        ("- *Otherwise:* [n3](#n3)\n- *Otherwise:* [n4](#n4)\n", "E214"),
        ("- *When told:* [n3](#nowhere)\n- *Otherwise:* [n4](#n4)\n", "E202"),
        ("- *When told:* [n2](#n2)\n- *Otherwise:* [n4](#n4)\n", "E203"),
        (WAYS + BEST.replace("#n2", "#n3") + "\n  > So.\n", "E010"),
    ],
)
def test_ways_that_do_not_arrive_are_reported(ways, rule):
    assert {one.rule for one in findings(with_second(ways))} == {rule}


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("`asks`", "`ask`", "E005", 'Did you mean "asks"?'),
        ("`asks`", "asks", "E010", "This is no check"),
        ("`empathy 1`", "`empathy 3`", "E205", "experts judge from 0 to 2"),
        ("`empathy 1`", "`empaty 1`", "E206", "is no dimension here"),
        ("`empathy 1`", "", "E206", "costs nothing"),
        (" :: {name} was not asked.", "", "E207", "why it matters"),
        ("[caught](#n1)", "[caught](#n9)", "E202", '"n9"'),
        ("words: 5 - 60", "words: 60 - 5", "E005", "no number of words"),
        ("words: 5 - 60", "words: five", "E005", "no number of words"),
        ("`asks`", "`says`", "E005", "names no words"),
        ('  > Strong: "I work at Acme. How far is it?"\n', "", "E216", "no strong model"),
        ('  > Weak: "Get the Acme."\n', "", "E216", "no weak model"),
        ("  > {name} can weigh it.\n", "", "E207", "what readers see then"),
        ("[Answer {name} in your own words.](#n3)", "Answer {name}.", "E010", "asks for no reply"),
        (" *remember asked*", " *forget asked*", "E010", "means nothing"),
    ],
)
def test_a_mistake_in_a_reply_names_its_line(old, new, rule, words):
    found = findings(with_second(changed(WRITE, old, new)))
    assert (found[0].rule, words in "\n".join(map(str, found))) == (rule, True)


def test_two_replies_at_one_moment_are_refused():
    assert {one.rule for one in findings(with_second(WRITE + WRITE))} == {"E010"}


def test_more_checks_than_fit_are_refused():
    check = "  - `asks` `empathy 1` *remember asked* :: {name} was not asked.\n"
    assert "E007" in {one.rule for one in findings(with_second(changed(WRITE, check, check * 6)))}


def test_the_solved_variant_must_be_there():
    (said,) = complaints(changed(TEXT, "start: n1", "start: n1\nworked: c"))
    assert '"c", which is no variant of this file' in said


@pytest.mark.parametrize(("key", "value"), [("steps", 0), ("steps", 25), ("drill", 5), ("drill", 601)])
def test_a_number_out_of_range_is_refused(key, value):
    assert {one.rule for one in findings(changed(TEXT, "start: n1", f"start: n1\n{key}: {value}"))} == {
        "E005"
    }


@pytest.mark.parametrize("start", ["\u2013 ", "\u2022 ", "\u00b7\t", "-", "\u2014"])
def test_a_choice_from_a_word_processor_is_not_told_as_a_story(start):
    text = changed(TEXT, BEST, start + BEST.removeprefix("- "))
    assert ("E010", line_of(text, "so take it with salt")) in [(one.rule, one.line) for one in findings(text)]


@pytest.mark.parametrize("space", ["", "\u00a0"])
def test_a_heading_without_a_plain_space_is_named(space):
    text = changed(TEXT, "## n3", f"##{space}n3")
    assert ("E010", line_of(text, f"##{space}n3")) in [(one.rule, one.line) for one in findings(text)]
