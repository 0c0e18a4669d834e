"""`advocert lint` as people, programs and GitHub read it."""

import json
from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.cli import main
from advocert_courses.rules import RULES

CLAUSE = "clauses/DISC-1.md"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_content(tmp_path / "courses/content")


@pytest.mark.parametrize("rule", list(RULES))
def test_every_rule_explains_itself(rule: str, capsys: pytest.CaptureFixture[str]):
    assert main(["lint", "--explain", rule.lower()]) == 0
    text = capsys.readouterr().out
    assert all(part in text for part in (rule, "Why: ", "What to do: "))


def test_a_warning_explains_how_to_answer_it(capsys: pytest.CaptureFixture[str]):
    main(["lint", "--explain", "W201"])
    assert "answered:\n  W201: " in capsys.readouterr().out


def test_an_unknown_rule_is_answered_with_those_that_exist(capsys: pytest.CaptureFixture[str]):
    assert main(["lint", "--explain", "E999"]) == 2
    assert "E208" in capsys.readouterr().err


def test_people_see_place_reason_fix_and_rule(root: Path, capsys: pytest.CaptureFixture[str]):
    change(root, CLAUSE, "version: 1", "version: one")
    assert main(["lint"]) == 1
    line = capsys.readouterr().out
    assert line.startswith("courses/content/clauses/DISC-1.md:4: ")
    assert line.endswith(" [E005]\n")


def test_programs_read_json(root: Path, capsys: pytest.CaptureFixture[str]):
    change(root, CLAUSE, "version: 1", "version: one")
    main(["lint", "--format", "json"])
    (fact,) = json.loads(capsys.readouterr().out)
    assert (fact["rule"], fact["severity"], fact["file"], fact["line"]) == (
        "E005",
        "error",
        "courses/content/clauses/DISC-1.md",
        4,
    )


def test_programs_read_an_empty_list_when_all_is_well(capsys: pytest.CaptureFixture[str]):
    assert main(["lint", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_reads_commands_with_escapes(root: Path, capsys: pytest.CaptureFixture[str]):
    change(root, CLAUSE, "review_by: 2030-01-01", "review_by: 2030-01-01\ncolour: 100%")
    main(["lint", "--format", "github"])
    out = capsys.readouterr().out
    assert out.startswith("::error file=courses/content/clauses/DISC-1.md,line=11,title=E004::Nobody reads")


def test_a_remark_stops_nothing_unless_one_is_strict(root: Path):
    overdue = ["lint", "--today", "2031-01-01"]
    assert (main(overdue), main([*overdue, "--strict"])) == (0, 1)


def test_the_second_run_says_the_same(root: Path, capsys: pytest.CaptureFixture[str]):
    change(root, CLAUSE, "version: 1", "version: one")
    said = []
    for _ in range(2):
        main(["lint"])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] != ""


def test_memory_that_cannot_be_kept_is_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert main(["lint"]) == 0


def test_nothing_is_remembered_when_asked_so(own_memory: Path):
    main(["lint", "--no-cache"])
    assert list(own_memory.iterdir()) == []
