"""The reference page is made of the parsers and the rules, and is the one that would be made today."""

import re
from pathlib import Path

import pytest

from advocert_courses.models import Bank, Scenario
from advocert_courses.models.exam import KINDS
from advocert_courses.parsing import parse_text
from advocert_courses.parsing.door import PARSERS
from advocert_courses.reference.marks import CHECK_EXAMPLES, MARKS
from advocert_courses.reference.page import asked_keys, reference_page, undescribed
from advocert_courses.reference.samples import SAMPLES
from advocert_courses.reference.words import COMMON, KEYS
from advocert_courses.reply_checks import KINDS as CHECKS
from advocert_courses.rules import RULES

PAGE = Path(__file__).parents[2] / "docs/reference/format.md"


def test_the_page_is_the_one_that_would_be_made_today():
    """When this fails: python -m advocert_courses.reference > docs/reference/format.md."""
    assert PAGE.read_text() == reference_page()


def test_every_key_has_its_sentence():
    assert undescribed() == []


@pytest.mark.parametrize("kind", list(SAMPLES))
def test_no_sentence_is_about_a_key_that_nobody_reads(kind: str):
    asked = {key.replace("all/", "").replace("any/", "") for key in asked_keys(kind)} | set(asked_keys(kind))
    assert [key for key in KEYS[kind] if key not in asked and not key.endswith("/any")] == []


def test_every_kind_of_file_has_a_sample():
    assert set(PARSERS) <= set(SAMPLES)


def test_every_rule_stands_on_the_page():
    assert [rule for rule in RULES if f"| {rule} |" not in PAGE.read_text()] == []


def put_in(kind: str, example: str) -> str:
    """A whole file around an example: the front matter of the sample, and what the example refers to."""
    head = SAMPLES[kind].partition("\n---\n")[0] + "\n---\n"
    if kind == "deck" and not example.startswith("## "):
        example += "\n\n## After FND-L03: Say it\n\n> [!RECALL FND-Q-291]"
    if kind != "scenario":
        return head + example + "\n"
    head = (
        head.replace("disclosure: 2, ", "")
        .replace('"{persona}"', "Priya")
        .replace("start: ask", "start: start")
    )
    moment = example if example.startswith("## ") else f"## here\n{example}"
    start = "".join(
        f"- [{name}](#{there}) `policy 1 empathy 1` *remember {name}*\n  > So.\n"
        for name, there in (("told", moment.splitlines()[0].removeprefix("## ")), ("pushed", "end"))
    )
    return f"{head}## start\nIt begins.\n\n{start}\n{moment}\n\n## end\nIt is over.\n"


@pytest.mark.parametrize(
    ("kind", "place"), [(kind, place) for kind, marks in MARKS.items() for place in range(len(marks))]
)
def test_every_example_below_the_front_matter_can_be_read(kind: str, place: int):
    parse_text(put_in(kind, MARKS[kind][place].example), "a.md")


@pytest.mark.parametrize("kind", list(CHECKS))
def test_every_check_has_an_example_that_can_be_read(kind: str):
    check = f'  - `{CHECK_EXAMPLES[kind]}` `empathy 2` :: Why.\n  > Strong: "a"\n  > Weak: "b"\n  > So.'
    scenario = parse_text(put_in("scenario", f"- *Write:* [Answer.](#end)\n{check}"), "a.md")
    assert isinstance(scenario, Scenario)
    writing = scenario.nodes["here"].writing
    assert writing is not None
    assert [one.kind for one in writing.checks] == [kind]


def test_the_examples_use_every_kind_of_question():
    text = "\n\n".join(mark.example for mark in MARKS["bank"])
    bank = parse_text(put_in("bank", text), "a.md")
    assert isinstance(bank, Bank)
    assert {item.kind for item in bank.items} == set(KINDS)


def test_the_samples_lack_no_key():
    """What a parser asks for and a sample does not have could hide keys below it."""
    missing = []
    for kind, text in SAMPLES.items():
        for key in asked_keys(kind):
            last = key.rpartition("/")[2]
            if key not in COMMON and last not in {"…", "any", "all"} and not re.search(rf"\b{last}:", text):
                missing.append(f"{kind}: {key}")
    # A clause that is shown as an example is not withdrawn; nothing stands below that key.
    assert missing == ["clause: withdrawn"]
