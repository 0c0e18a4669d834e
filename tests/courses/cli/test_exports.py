"""`advocert check` and `advocert unbuild`, as a trainer uses them after work in Studio."""

from pathlib import Path

import pytest
from tests.support.content import change, write_content
from tests.support.studio_simulator import StudioSimulator

from advocert_courses.archive import read_archive, write_archive
from advocert_courses.cli import main
from advocert_courses.olx.manifest import PATH

SCENARIO = "fnd/scenarios/FND-01.md"
pytestmark = pytest.mark.django_db


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StudioSimulator:
    """A course that was built here and imported into Studio."""
    monkeypatch.chdir(tmp_path)
    write_content(tmp_path / "courses/content")
    main(["build"])
    studio = StudioSimulator()
    studio.import_archive(Path("build/FND.tar.gz").read_bytes())
    return studio


def export(studio: StudioSimulator) -> str:
    Path("export.tar.gz").write_bytes(studio.export_archive())
    return "export.tar.gz"


def edit(studio: StudioSimulator) -> None:
    studio.edit("FND-01", lambda text: text.replace("saves the thread", "reads the thread"))


def here() -> str:
    return (Path("courses/content") / SCENARIO).read_text()


def test_check_is_content_with_an_untouched_course(studio, capsys):
    assert main(["check", export(studio)]) == 0
    assert capsys.readouterr().err == "All 4 blocks are there, unchanged.\n"


def test_check_names_what_was_dropped(studio, capsys):
    studio.delete("FND-EXAM")
    assert main(["check", export(studio)]) == 1
    assert capsys.readouterr().out.startswith("FND-EXAM is gone")


def test_check_asks_for_what_was_imported_when_the_manifest_is_gone(studio, capsys):
    del studio.kept[PATH]
    assert main(["check", export(studio)]) == 2
    assert "--against" in capsys.readouterr().err
    assert main(["check", export(studio), "--against", "build/FND.tar.gz"]) == 0


def test_check_refuses_what_is_no_export(studio, capsys):
    Path("x.tar.gz").write_bytes(b"hello")
    assert main(["check", "x.tar.gz"]) == 2
    assert "not a course archive" in capsys.readouterr().err


def test_a_file_that_is_not_there_gets_one_sentence(studio, capsys):
    assert main(["check", "nowhere.tar.gz"]) == 2
    assert "nowhere.tar.gz cannot be read" in capsys.readouterr().err


def test_unbuild_writes_the_same_files_into_an_empty_folder(studio):
    assert main(["unbuild", export(studio), "-o", "back"]) == 0
    names = {path.relative_to("courses/content") for path in Path("courses/content").rglob("*.*")}
    assert names == {path.relative_to("back") for path in Path("back").rglob("*.*")}
    assert [
        n for n in names if (Path("back") / n).read_bytes() != (Path("courses/content") / n).read_bytes()
    ] == []


def test_what_comes_back_builds_the_same_archive(studio):
    main(["unbuild", export(studio), "-o", "back"])
    main(["build", "back", "-o", "again/FND.tar.gz"])
    assert Path("again/FND.tar.gz").read_bytes() == Path("build/FND.tar.gz").read_bytes()


def test_unbuild_has_nothing_to_say_about_an_untouched_course(studio, capsys):
    capsys.readouterr()
    assert main(["unbuild", export(studio)]) == 0
    assert capsys.readouterr().out == ""


def test_an_edit_in_studio_is_shown_as_a_diff_and_not_written(studio, capsys):
    edit(studio)
    assert main(["unbuild", export(studio)]) == 1
    out = capsys.readouterr().out
    assert "-Two neighbours" in out or "saves the thread" in out
    assert f"+++ {SCENARIO} (Studio)" in out
    assert "saves the thread" in here()


def test_an_edit_in_studio_is_taken_over_on_request(studio):
    edit(studio)
    assert main(["unbuild", export(studio), "--apply"]) == 0
    assert "reads the thread" in here()


def test_an_edit_on_this_side_only_stays(studio, capsys):
    change(Path("courses/content"), SCENARIO, "saves the thread", "likes the thread")
    main(["unbuild", export(studio), "--apply"])
    assert "likes the thread" in here()
    assert "changed here only; yours stays" in capsys.readouterr().err


def test_a_conflict_is_shown_and_never_overwritten(studio, capsys):
    edit(studio)
    change(Path("courses/content"), SCENARIO, "saves the thread", "likes the thread")
    assert main(["unbuild", export(studio), "--apply"]) == 1
    assert "likes the thread" in here()
    assert "Merge by hand" in capsys.readouterr().out


def test_what_changed_in_the_outline_is_told(studio, capsys):
    studio.set("sequential", "fnd-u02", display_name="Say it")
    assert main(["unbuild", export(studio)]) == 1
    assert "Decide in course.yaml." in capsys.readouterr().out


def test_a_link_in_the_way_is_not_followed(studio, tmp_path, capsys):
    Path("back/clauses").mkdir(parents=True)
    Path("back/clauses/DISC-1.md").symlink_to(tmp_path / "private.md")
    assert main(["unbuild", export(studio), "-o", "back"]) == 2
    assert "no ordinary file" in capsys.readouterr().err


def test_an_archive_with_a_way_out_writes_nothing(studio, tmp_path):
    files = read_archive(studio.export_archive())
    path = "vertical/fnd-u02-unit.xml"
    hostile = files[path].replace(b"file: clauses/DISC-1.md", b"file: ../../escaped.md")
    Path("hostile.tar.gz").write_bytes(write_archive({**files, path: hostile}))
    main(["unbuild", "hostile.tar.gz", "-o", "a/b/back"])
    assert not list(tmp_path.rglob("escaped.md"))
