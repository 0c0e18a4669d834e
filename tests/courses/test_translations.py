"""A translation changes words and nothing else, and knows from which text it was made."""

from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.bundle import load_bundle
from advocert_courses.lint import lint_tree
from advocert_courses.olx.bundling import bundle_of
from advocert_courses.tree import Tree, read_tree

WORDS = {
    "What would you say to question": "Was sagst du zu Frage",
    "I work at Acme, so take it with salt.": "Ich arbeite bei Acme, also mit Vorsicht.",
    "You are at the end.": "Das ist das Ende.",
}
SCENARIO = "fnd/scenarios/FND-01.md"
GERMAN = "fnd/i18n/de/FND-01.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Content whose conversation is translated into German."""
    root = write_content(tmp_path / "content")
    translate(root)
    return root


def translate(root: Path) -> None:
    source = read_tree(root).scenarios["FND-01"].sha256[:12]
    text = (root / SCENARIO).read_text()
    for english, german in WORDS.items():
        text = text.replace(english, german)
    text = text.replace("pass: 80", f"translation: {{language: de, source: {source}}}\npass: 80")
    (root / GERMAN).parent.mkdir(parents=True, exist_ok=True)
    (root / GERMAN).write_text(text)


def rules(tree: Tree) -> list[str]:
    return [one.rule for one in lint_tree(tree)]


def test_a_true_translation_has_nothing_to_mend(root: Path):
    assert rules(read_tree(root)) == []


def test_it_travels_with_its_source(root: Path):
    assert f"<!-- file: {GERMAN} -->" in bundle_of(read_tree(root), "FND-01")


@pytest.mark.parametrize("language", ["de", "de-at", "DE"])
def test_a_reader_of_its_language_gets_its_words(root: Path, language: str):
    bundle = load_bundle(bundle_of(read_tree(root), "FND-01"), language)
    assert "Was sagst du" in bundle.main.nodes["n1"].posts[0].text


@pytest.mark.parametrize("language", ["", "en", "fr", "dei"])
def test_everybody_else_gets_the_source(root: Path, language: str):
    bundle = load_bundle(bundle_of(read_tree(root), "FND-01"), language)
    assert "What would you say" in bundle.main.nodes["n1"].posts[0].text


def test_a_run_goes_on_in_another_language(root: Path):
    """The hash is the source's, so state and evidence name one text."""
    text = bundle_of(read_tree(root), "FND-01")
    assert load_bundle(text, "de").main.sha256 == load_bundle(text).main.sha256


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pass: 80", "pass: 50"),
        ("policy 2 disclosure 2", "policy 1 disclosure 2"),
        ("(#n3)", "(#n2)"),
        (" *best*", ""),
        ("{id: b, name: Tom}", "{id: c, name: Tom}"),
        ("  > Everybody can tell where you stand.\n", ""),
    ],
)
def test_anything_but_words_is_a_mistake_and_is_left_out(root: Path, old: str, new: str):
    change(root, GERMAN, old, new)
    tree = read_tree(root)
    assert "E601" in rules(tree)
    assert GERMAN not in bundle_of(tree, "FND-01")


def test_an_older_translation_is_a_remark_and_still_used(root: Path):
    change(root, SCENARIO, "Nobody can tell that you have a stake in it.", "Nobody can see your stake in it.")
    tree = read_tree(root)
    assert set(rules(tree)) == {"W601"}
    assert GERMAN in bundle_of(tree, "FND-01")


def test_an_older_translation_that_does_not_fit_any_more_stops_nothing(root: Path):
    change(root, SCENARIO, "pass: 80", "pass: 85")
    tree = read_tree(root)
    assert rules(tree) == ["W601"]
    assert GERMAN not in bundle_of(tree, "FND-01")


def test_the_remark_says_what_to_write(root: Path):
    change(root, SCENARIO, "pass: 80", "pass: 85")
    tree = read_tree(root)
    assert tree.scenarios["FND-01"].sha256[:12] in lint_tree(tree)[0].fix


def test_a_translation_of_nothing_is_a_mistake(root: Path):
    (root / SCENARIO).unlink()
    assert "E602" in rules(read_tree(root))


def test_a_file_without_a_word_about_its_language_is_a_mistake(root: Path):
    text = (root / GERMAN).read_text()
    (root / GERMAN).write_text("".join(line for line in text.splitlines(True) if "translation:" not in line))
    assert "E602" in rules(read_tree(root))


def test_a_clause_is_signed_in_one_wording_only(root: Path):
    clause = read_tree(root).clauses["DISC-1"]
    text = clause.text.replace("volatility: 1", f"translation: {{language: de, source: {clause.sha256}}}")
    (root / "fnd/i18n/de/DISC-1.md").write_text(text)
    assert "E601" in rules(read_tree(root))
