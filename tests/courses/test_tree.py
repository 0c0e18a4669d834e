"""A folder of content, read at once: everything is found, and one broken file hides no other."""

from importlib.resources import files as package_files
from pathlib import Path

import pytest
from tests.support.content import CLAUSE, change, write_content

from advocert_courses.errors import ContentNotFoundError, ContentUnreadableError
from advocert_courses.tree import MAX_FILE, Tree, read_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


def test_every_kind_of_content_is_found_by_its_ref(root):
    tree = read_tree(root)
    found = [tree.clauses, tree.lessons, tree.scenarios, tree.banks, tree.exams, tree.courses]
    assert [list(kind) for kind in found] == [
        ["DISC-1"],
        ["FND-L01"],
        ["FND-01"],
        ["FND-BANK-1"],
        ["FND-EXAM"],
        ["FND"],
    ]


def test_the_programme_is_found_at_the_top(root):
    programme = read_tree(root).programme
    assert programme is not None
    assert programme.ref == "ACME"


def test_good_content_has_no_findings(root):
    assert read_tree(root).findings == ()


def test_a_broken_file_is_named_and_the_others_are_read(root):
    change(root, "clauses/DISC-1.md", "version: 1", "version: one")
    tree = read_tree(root)
    assert ([one.file for one in tree.findings], list(tree.lessons)) == (["clauses/DISC-1.md"], ["FND-L01"])


def test_a_broken_file_keeps_its_text_and_its_id(root):
    change(root, "clauses/DISC-1.md", "version: 1", "version: one")
    tree = read_tree(root)
    assert "version: one" in tree.texts["clauses/DISC-1.md"]
    assert "DISC-1" in tree.unread


def test_the_second_file_with_an_id_is_told_where_the_first_is(root):
    (root / "clauses/DISC-2.md").write_text(CLAUSE)
    (finding,) = read_tree(root).findings
    assert str(finding).startswith('clauses/DISC-2.md:2: The id "DISC-1" is taken by clauses/DISC-1.md:2.')


def test_a_question_of_two_banks_is_reported(root):
    bank = (root / "fnd/bank/FND-BANK-1.md").read_text()
    (root / "fnd/bank/FND-BANK-2.md").write_text(bank.replace("id: FND-BANK-1", "id: FND-BANK-2"))
    assert {one.rule for one in read_tree(root).findings} == {"E102"}


def test_a_file_in_another_encoding_is_reported_at_its_line(root):
    path = root / "clauses/DISC-1.md"
    path.write_bytes(path.read_bytes().replace(b"House rule", "Häuser".encode("latin-1")))
    (finding,) = read_tree(root).findings
    assert (finding.rule, finding.line) == ("E009", 8)


def test_a_misnamed_yaml_file_is_not_passed_over(root):
    (root / "fnd/course.yaml").rename(root / "fnd/curse.yaml")
    assert [one.rule for one in read_tree(root).findings] == ["E008"]


def test_readme_and_hidden_files_are_left_alone(root):
    for name in ("README.md", ".draft.md"):
        (root / "fnd" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "fnd" / name).write_text("no content")
    assert read_tree(root).findings == ()


def test_a_folder_without_content_is_refused(tmp_path):
    with pytest.raises(ContentNotFoundError, match=r"programme\.yaml"):
        read_tree(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ContentNotFoundError):
        read_tree(tmp_path / "nowhere")


def test_a_link_that_leads_nowhere_is_an_unreadable_file(root):
    (root / "clauses/DISC-9.md").symlink_to("gone.md")
    with pytest.raises(ContentUnreadableError, match="DISC-9"):
        read_tree(root)


def test_a_link_to_its_own_folder_does_not_loop(root):
    (root / "clauses/loop").symlink_to(root)
    assert "DISC-1" in read_tree(root).clauses


@pytest.mark.parametrize("name", ["private.md", "private"])
def test_a_link_out_of_the_folder_is_refused(root, tmp_path, name):
    """Foreign content could put a private file of its trainer into a course."""
    (tmp_path / "private.md").write_text("secret")
    (tmp_path / "private").mkdir()
    (root / "clauses" / name).symlink_to(tmp_path / name)
    with pytest.raises(ContentUnreadableError, match="out of the folder"):
        read_tree(root)


def test_a_huge_file_is_not_even_read(root):
    (root / "clauses/DISC-9.md").write_bytes(b"a" * (MAX_FILE + 1))
    with pytest.raises(ContentUnreadableError, match="more than 4 MB"):
        read_tree(root)


def test_a_translation_stands_beside_its_source_and_not_in_its_place(root):
    folder = root / "fnd/i18n/de"
    folder.mkdir(parents=True)
    (folder / "FND-L01.md").write_text((root / "fnd/lessons/FND-L01.md").read_text())
    tree = read_tree(root)
    assert (list(tree.lessons), list(tree.overlays)) == (["FND-L01"], [("FND-L01", "de")])


def test_content_in_a_package_is_read_like_a_folder(root, monkeypatch):
    (root / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(root.parent)
    assert "DISC-1" in read_tree(package_files("content")).clauses


def test_an_empty_tree_needs_no_arguments():
    assert Tree().items == {}
