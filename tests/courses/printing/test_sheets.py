"""Workshop sheets: nothing that gives an answer away stands on them; the key is a file of its own."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.support.content import change, write_content

from advocert_courses.cli import main
from advocert_courses.printing.paper import UnprintableError, draw
from advocert_courses.printing.sheets import Line, Sheet, sheets_of
from advocert_courses.reference.samples import SCENARIO
from advocert_courses.tree import Tree, read_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def tree(root: Path) -> Tree:
    return read_tree(root)


def words(sheet: Sheet) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(draw(sheet))).pages)
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("ref", "names"),
    [
        ("FND-01", ["FND-01-sheet", "FND-01-key"]),
        ("FND-L01", ["FND-L01-handout", "FND-L01-key"]),
        ("FND-BANK-1", ["FND-BANK-1-sheet", "FND-BANK-1-key"]),
        ("FND-99", []),
    ],
)
def test_each_part_has_its_sheets(tree: Tree, ref: str, names: list[str]):
    assert [sheet.name for sheet in sheets_of(tree, ref)] == names


@pytest.mark.parametrize("secret", ["Everybody can tell where you stand", "Strongest", "best", "Policy 2"])
def test_a_sheet_gives_no_answer_away(tree: Tree, secret: str):
    sheet, _ = sheets_of(tree, "FND-01")
    assert secret not in words(sheet)


@pytest.mark.parametrize("ref", ["FND-L01", "FND-BANK-1"])
def test_a_question_on_paper_has_no_key_and_no_explanation(tree: Tree, ref: str):
    sheet, key = sheets_of(tree, ref)
    assert [mark in words(sheet) for mark in ("Right.", "Not this.")] == [False, False]
    assert "Right." in words(key)


def test_a_critical_choice_looks_like_every_other_on_the_sheet(root: Path):
    change(root, "fnd/scenarios/FND-01.md", "](#n2) `policy 0", "](#n2) **critical: leak** `policy 0")
    sheet, key = sheets_of(read_tree(root), "FND-01")
    assert ("leak" in words(sheet), "Critical: leak" in words(key)) == (False, True)


def test_sheet_and_key_name_the_choices_by_the_same_letters(tree: Tree):
    sheet, key = sheets_of(tree, "FND-01")
    lines = [line.text for line in sheet.lines if line.kind == "choice"]
    told = [line.text for line in key.lines if line.kind == "choice"]
    strongest = {place for place, text in enumerate(told) if "Strongest." in text}
    assert strongest == {place for place, text in enumerate(lines) if "take it with salt" in text}


def test_the_rubric_is_blank_and_names_every_dimension(tree: Tree):
    (rubric,) = [line for line in sheets_of(tree, "FND-01")[0].lines if line.kind == "rubric"]
    assert [row[0] for row in rubric.cells] == ["", "Policy", "Disclosure", "Empathy", "Brand voice"]
    assert {cell for row in rubric.cells[1:] for cell in row[1:]} == {""}


def test_the_same_content_prints_the_same_bytes(tree: Tree):
    sheet = sheets_of(tree, "FND-01")[0]
    assert draw(sheet) == draw(sheet)


def test_markup_of_reportlab_in_a_text_is_text():
    hostile = '<img src="file:///etc/passwd"/> <b>x & y <a href="x">z</a>'
    assert hostile in words(Sheet("a", "b", (Line("text", hostile),)))


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>a <em>b</em></strong> c</p>",
        "<ul><li>a</li></ul>",
        "<table><tr><th>a</th></tr></table>",
        "<img alt='x' src='y'>",
    ],
)
def test_whatever_the_sanitiser_lets_through_can_be_drawn(html: str):
    assert draw(Sheet("a", "b", (Line("html", html),))).startswith(b"%PDF")


def test_a_letter_that_the_font_lacks_is_refused_in_one_sentence():
    with pytest.raises(UnprintableError, match="advocert preview"):
        draw(Sheet("a", "b", (Line("text", "\u0645\u0631\u062d\u0628\u0627"),)))


def test_the_command_prints_what_was_asked_for(root: Path, tmp_path: Path):
    assert main(["print", str(root), "--only", "FND-01", "-o", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "FND-01-key.pdf",
        "FND-01-sheet.pdf",
    ]


def test_an_unknown_part_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["print", str(root), "--only", "FND-77", "-o", str(tmp_path / "out")]) == 2
    assert "FND-77" in capsys.readouterr().err


@pytest.fixture
def every(root: Path) -> list[Sheet]:
    """The sheets of a conversation that uses everything the format has."""
    text = SCENARIO.replace("DISC-1@2", "DISC-1@1").replace("FND-2]", "FND-1]")
    (root / "fnd/scenarios/FND-01.md").write_text(text, encoding="utf-8")
    return sheets_of(read_tree(root), "FND-01")


def test_a_reply_has_lines_to_write_on(every: list[Sheet]):
    lines = every[0].lines
    prompt = next(place for place, line in enumerate(lines) if line.text.startswith("Write: Answer Priya"))
    assert [line.kind for line in lines[prompt + 1 : prompt + 5]][1:] == ["rule", "rule", "rule"]


@pytest.mark.parametrize(
    "secret",
    [
        "Is the bedroom far",
        "nothing comes close",
        "stake in it",
        "private-data",
        "pushed",
        "time is over",
        "empathy",
    ],
)
def test_the_sheet_of_a_reply_gives_no_check_and_no_model_away(every: list[Sheet], secret: str):
    assert secret not in words(every[0])


@pytest.mark.parametrize(
    "told",
    [
        "Strong: I work at Acme, so weigh this.",
        "Weak: Get the R9",
        "It says in the reply itself that you have a stake in it. (Acme) If not: minus Disclosure 2.",
        "Critical: private-data; stop here.",
        "When told and not pushed and decisions <= 3: go to",
        "When the time is over.",
        "Marks: 1 pushed, 2 told",
    ],
)
def test_the_key_of_a_reply_has_its_checks_its_models_and_its_ways(every: list[Sheet], told: str):
    assert told in words(every[1])


def test_what_is_remembered_is_a_numbered_mark_on_the_sheet(every: list[Sheet]):
    sheet = words(every[0])
    assert ["note mark 2" in sheet, "Without mark 2: Priya" in sheet] == [True, True]


def test_who_asks_for_points_asks_the_facilitator(every: list[Sheet]):
    sheet = words(every[0])
    assert sheet.count("Your facilitator says where to go on.") == 2
    assert "Your facilitator says whether this is there: Send the guide." in sheet


def test_a_moment_that_leads_on_is_not_the_end(every: list[Sheet]):
    assert words(every[0]).count("(the end)") == 1


def test_a_post_keeps_its_stars_and_its_headline_on_paper(every: list[Sheet]):
    assert "Priya (09:12, 2 of 5 stars, unsure): \u201cIt drops out. Is the other" in words(every[0])
