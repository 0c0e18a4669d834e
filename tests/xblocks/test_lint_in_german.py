"""A German author reads German from the lint, whatever is wrong."""

import re

import pytest
from django.utils.translation import override
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text

from advocert_courses import api as courses
from advocert_xblocks._shared.said import said
from advocert_xblocks._shared.words import words_for

# Words that only an English sentence of ours has; keys, marks and the author's own text are left alone.
ENGLISH = re.compile(
    r"\b(the|there|this|which|nobody|must|write|add|remove|correct|no|has|is)\b", re.IGNORECASE
)
QUOTED = re.compile(r"„[^“]*“|\"[^\"]*\"|`[^`]*`|\*[^*]*\*|<!--.*?-->|\bno\b(?=-)")
BROKEN = {
    "nothing": "",
    "no front matter": "Hello",
    "a type nobody knows": "---\nid: X\ntype: lessn\n---\n",
    "missing keys": "---\ntype: scenario\n---\n",
    "YAML": "---\nid: [\ntype: lesson\n---\n",
    "a second colon": lesson_text().replace("title: ", "title: One: ", 1),
    "an open quote": lesson_text().replace("title: ", 'title: "', 1),
    "an open brace": scenario_text().replace("brand: 1}", "brand: 1", 1),
    "a key without a colon": lesson_text().replace("minutes: ", "minutes ", 1),
    "a key further in": lesson_text().replace("minutes: ", "  minutes: ", 1),
    "YAML that has no sentence of its own": "---\n%YAML 9.9.9\n---\n",
    "an unknown key": lesson_text().replace("type: lesson", "type: lesson\nclausess: [A-1@1]"),
    "an odd id": lesson_text().replace("id: FND-L0", "id: lesson-"),
    "a number that is none": deck_text().replace("cards_a_day: 5", "cards_a_day: many"),
    "a choice to nowhere": scenario_text().replace("](#", "](#nowhere-", 1),
    "no best": scenario_text().replace(" *best*", ""),
    "a bank less": exam_text()
    .replace("FND-BANK-2.md -->", "FND-BANK-3.md -->")
    .replace("id: FND-BANK-2", "id: FND-BANK-3"),
    "two keys": exam_text().replace("- [ ]", "- [x]", 1),
    "no explanation": re.sub(r" ::[^\n]*", "", exam_text()),
    "brackets": lesson_text() + "[" * 3000,
    "HTML": lesson_text() + "\n<script>alert(1)</script>\n\n![](http://x.example/a.png)\n",
}


def german(text: str) -> list[str]:
    with override("de"):
        words = words_for(None)
        found = courses.lint_bundle(text, None)
        return [f"{said(words, one.message)} {said(words, one.fix)}" for one in found]


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_said_in_german(name: str) -> None:
    told = german(BROKEN[name])
    assert told
    assert [one for one in told if ENGLISH.search(QUOTED.sub("", one))] == []


def test_values_stand_at_their_place() -> None:
    (first, *_) = german(BROKEN["a type nobody knows"])
    assert first == "Einen Baustein der Art „lessn“ gibt es nicht. Meintest du „lesson“?"


def test_in_english_nothing_has_changed() -> None:
    found = courses.lint_bundle(BROKEN["no front matter"], None)
    assert str(found[0]).endswith(
        "The file does not begin with front matter. Begin the file with ---, the keys, and ---."
    )
