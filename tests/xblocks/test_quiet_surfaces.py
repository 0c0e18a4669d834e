"""Quiet panels are told from the page and from a card in both themes, and every sheet says the same."""

import re
from pathlib import Path

import pytest

from advocert_certificates.domain.branding import contrast

ROOT = Path(__file__).parents[2]
BLOCKS = ROOT / "xblocks/advocert_xblocks/public/blocks.css"
PAGES = ROOT / "certificates/advocert_certificates/static/advocert/tokens.css"
FIRST = ROOT / "xblocks/advocert_xblocks/public/first.css"
LIGHT, DARK = 0, 1


def token(sheet: Path, name: str, theme: int) -> str:
    """The colour of a role: six digits."""
    found = re.search(rf"--{name}: light-dark\(#(\w+), #(\w+)\)", sheet.read_text())
    assert found, f"{sheet.name} has no {name}"
    digits = found[theme + 1]
    return "#" + (digits if len(digits) == 6 else "".join(one * 2 for one in digits))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_a_quiet_panel_is_seen_on_what_it_lies_on(ground: str, theme: int) -> None:
    assert contrast(token(BLOCKS, "sunken", theme), token(BLOCKS, ground, theme)) > 1.07


def test_in_the_dark_a_quiet_panel_is_no_hole() -> None:
    """Darker than a dark page is nearly black: it lies above the page there, not below."""
    black = "#000000"
    assert contrast(token(BLOCKS, "sunken", DARK), black) > contrast(token(BLOCKS, "surface", DARK), black)


@pytest.mark.parametrize("name", ["ink", "ink-soft", "you", "company", "good", "warn", "stop", "quiet"])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_whatever_is_written_on_a_quiet_panel_can_be_read(name: str, theme: int) -> None:
    assert contrast(token(BLOCKS, name, theme), token(BLOCKS, "sunken", theme)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_can_be_operated_on_a_quiet_panel_has_an_edge(theme: int) -> None:
    assert contrast(token(BLOCKS, "line-strong", theme), token(BLOCKS, "sunken", theme)) >= 3


@pytest.mark.parametrize("sheet", [PAGES, FIRST])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_all_sheets_say_the_same(sheet: Path, theme: int) -> None:
    assert token(sheet, "sunken", theme) == token(BLOCKS, "sunken", theme)
