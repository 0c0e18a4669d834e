"""Build, import, work in Studio, export, come back: nothing is lost without a word."""

from pathlib import Path

import pytest
from tests.support.content import change, write_content
from tests.support.studio_simulator import StudioSimulator

from advocert_courses.archive import read_archive, write_archive
from advocert_courses.errors import ExportUnreadableError, ManifestBrokenError
from advocert_courses.olx.comparing import compare
from advocert_courses.olx.course import build_course
from advocert_courses.olx.manifest import PATH
from advocert_courses.olx.reading import Held, read_held
from advocert_courses.olx.unbuilding import unbuild
from advocert_courses.tree import read_tree

SCENARIO = "fnd/scenarios/FND-01.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def built(root: Path) -> dict[str, bytes]:
    return build_course(read_tree(root), "FND")


@pytest.fixture
def studio(built: dict[str, bytes]) -> StudioSimulator:
    studio = StudioSimulator()
    studio.import_archive(write_archive(built))
    return studio


def exported(studio: StudioSimulator) -> Held:
    return read_held(read_archive(studio.export_archive()))


def told(studio: StudioSimulator) -> list[str]:
    held = exported(studio)
    assert held.manifest is not None
    return compare(held.manifest, held)


def imported(built: dict[str, bytes], path: str, old: str, new: str) -> StudioSimulator:
    """An import of an archive that somebody changed by hand."""
    assert old in built[path].decode()
    studio = StudioSimulator()
    studio.import_archive(write_archive({**built, path: built[path].decode().replace(old, new).encode()}))
    return studio


def test_all_blocks_arrive(studio: StudioSimulator):
    assert studio.blocks == ["FND-01", "FND-L01", "FND-EXAM", "fnd-u04"]


def test_an_untouched_course_has_nothing_to_tell(studio: StudioSimulator):
    assert told(studio) == []


def test_a_second_round_has_nothing_to_tell(studio: StudioSimulator):
    again = StudioSimulator()
    again.import_archive(studio.export_archive())
    assert told(again) == []


def test_the_files_come_back_byte_for_byte(studio: StudioSimulator, root: Path):
    held = exported(studio)
    files = unbuild(held, held.manifest).files
    assert files == {path: (root / path).read_text() for path in files}
    assert set(files) == set(read_tree(root).texts)


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        ("vertical/fnd-u01-unit.xml", 'display_name="A neighbour asks">\n', ">\n", None),
        ("vertical/fnd-u03-unit.xml", "<advocert_quiz ", '<advocert_quiz weight="much" ', "FND-EXAM is gone"),
        ("vertical/fnd-u02-unit.xml", "<![CDATA[", "<p>Hello</p><![CDATA[", "FND-L01 is gone"),
        ("sequential/fnd-u01.xml", ' graded="true"', "", "graded as nothing instead of Conversation"),
        ("chapter/fnd-ch1.xml", '<sequential url_name="fnd-u01"/>', "", "The unit fnd-u01 is gone"),
    ],
)
def test_what_the_import_drops_without_a_word_is_told(built, path, old, new, sentence):
    sentences = told(imported(built, path, old, new))
    assert bool(sentences) == bool(sentence)
    assert not sentence or any(sentence in one for one in sentences)


def test_a_pointer_to_our_block_comes_out_empty_and_is_told(built: dict[str, bytes]):
    pointer = (
        b'<vertical display_name="A neighbour asks">\n  <advocert_scenario url_name="FND-01"/>\n</vertical>\n'
    )
    studio = StudioSimulator()
    studio.import_archive(write_archive({**built, "vertical/fnd-u01-unit.xml": pointer}))
    assert "FND-01 is empty: its text was lost. Import the archive again." in told(studio)


def test_an_edit_in_studio_names_the_file(studio: StudioSimulator):
    studio.edit("FND-L01", lambda text: text.replace("Readers weigh", "People weigh"))
    assert told(studio) == ["FND-L01 was changed in Studio: fnd/lessons/FND-L01.md."]


def test_an_edit_of_what_a_lesson_depends_on_names_that_file(studio: StudioSimulator):
    studio.edit("FND-L01", lambda text: text.replace("say in the post itself", "say in every post"))
    assert told(studio) == ["FND-L01 was changed in Studio: clauses/DISC-1.md."]


def test_a_draft_is_read_and_told(studio: StudioSimulator):
    studio.edit("FND-01", lambda text: text.replace("saves the thread", "reads the thread"), publish=False)
    sentences = told(studio)
    assert [one.partition(":")[0] for one in sentences] == [
        "FND-01 was changed in Studio",
        "FND-01 has a draft that learners do not see yet. Publish it or discard it in Studio.",
    ]


def test_a_deleted_block_is_told(studio: StudioSimulator):
    studio.delete("FND-EXAM")
    assert told(studio) == [
        "FND-EXAM is gone: Studio has no advocert_quiz of that name. Import the archive again."
    ]


def test_a_renamed_unit_is_told(studio: StudioSimulator):
    studio.set("sequential", "fnd-u02", display_name="Say it")
    assert told(studio) == ['The unit fnd-u02 was renamed from "Say that you work here" to "Say it".']


def test_other_peoples_blocks_are_counted(built: dict[str, bytes]):
    studio = imported(built, "vertical/fnd-u02-unit.xml", "</vertical>", '<html url_name="h"/></vertical>')
    assert told(studio) == ["The unit fnd-u02 holds 1 block that is not ours."]


def test_an_edit_of_one_block_wins_over_what_was_built(studio: StudioSimulator):
    studio.edit("FND-L01", lambda text: text.replace("video", "film"))
    held = exported(studio)
    files = unbuild(held, held.manifest).files
    assert "film" in files["fnd/bank/FND-BANK-1.md"]


def test_two_different_edits_of_one_file_are_torn(studio: StudioSimulator):
    studio.edit("FND-L01", lambda text: text.replace("video", "film"))
    studio.edit("FND-EXAM", lambda text: text.replace("video", "clip"))
    held = exported(studio)
    unbuilt = unbuild(held, held.manifest)
    (texts,) = unbuilt.torn.values()
    assert [one.blocks for one in texts] == [("FND-L01",), ("FND-EXAM",)]
    assert "fnd/bank/FND-BANK-1.md" not in unbuilt.files


def test_without_a_manifest_paths_follow_from_ids(studio: StudioSimulator):
    held = exported(studio)
    assert SCENARIO in unbuild(held, None).files


@pytest.mark.parametrize("path", ["../../.bashrc.md", "/etc/x.md", "a/../../x.md", "x.sh", "a//b.md"])
def test_a_path_that_leads_out_is_left_out_and_told(studio: StudioSimulator, path: str):
    studio.edit("FND-L01", lambda text: text.replace("clauses/DISC-1.md", path))
    held = exported(studio)
    unbuilt = unbuild(held, held.manifest)
    assert path not in unbuilt.files
    assert "which is no path of content" in unbuilt.remarks[0]


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE c [<!ENTITY a "aaaa">]><course display_name="&a;"/>',
        b"<course><chapter></course>",
        b'<course><chapter url_name="gone"/></course>',
        b"<course>" + b"<a>" * 5000,
    ],
)
def test_hostile_or_broken_xml_gets_one_sentence(built: dict[str, bytes], xml: bytes):
    with pytest.raises(ExportUnreadableError, match="Export the course again"):
        read_held({**built, "course/2026.xml": xml})


@pytest.mark.parametrize("data", [b"", b"[]", b'{"schema": 2}', b'{"schema": 1}', b"[" * 100_000])
def test_a_broken_manifest_gets_one_sentence(built: dict[str, bytes], data: bytes):
    with pytest.raises(ManifestBrokenError, match="--against"):
        read_held({**built, PATH: data})


def test_the_manifest_tells_no_answer(root: Path, built: dict[str, bytes]):
    """Files of a course are served to learners."""
    change(root, SCENARIO, "Everybody can tell where you stand.", "A consequence of its own.")
    manifest = build_course(read_tree(root), "FND")[PATH].decode()
    assert not [
        word for word in ("consequence of its own", "policy 2", "[x]", "What belongs") if word in manifest
    ]
