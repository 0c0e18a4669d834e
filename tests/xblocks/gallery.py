"""Screenshots of every block in every state, in one page: `sh demo/gallery.sh`, then open artifacts/gallery/index.html.

Not collected by `make test`: it claims nothing, it is looked at.
"""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support.browsing.site import Site
from tests.support.browsing.unit import Unit, open_block
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform
from tests.xblocks.quiz import test_in_a_browser as quiz
from tests.xblocks.scenario import test_in_browser as scenario
from tests.xblocks.scenario.talk import NAME as TALK
from tests.xblocks.test_states_in_a_browser import STATES, opened

FOLDER = Path(__file__).parents[2] / "artifacts/gallery"
WIDTHS, SCHEMES = (1280, 390), ("light", "dark")
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Every block in every state</title>
<style>body{font:16px/1.5 system-ui;margin:24px;background:#888} section{margin-block:32px} div{display:flex;gap:16px;
overflow:auto;align-items:start} img{border:1px solid #000;max-height:900px} h2{margin:0 0 8px}</style>"""


@pytest.fixture(autouse=True)
def _follow_the_device(settings: object) -> None:
    settings.ADVOCERT_BLOCK_THEME = "device"


@pytest.fixture(scope="module", autouse=True)
def _page() -> Iterator[None]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    yield
    names = sorted({one.stem.rpartition("~")[0] for one in FOLDER.glob("*.png")})
    sections = [
        f"<section><h2>{html.escape(name)}</h2><div>{''.join(_image(name, width, scheme) for scheme in SCHEMES for width in WIDTHS)}</div></section>"
        for name in names
    ]
    (FOLDER / "index.html").write_text(HEAD + "".join(sections))


def _image(name: str, width: int, scheme: str) -> str:
    shown = f"{html.escape(name)}, {width} pixels, {scheme}"
    return f'<img loading="lazy" src="{name}~{width}-{scheme}.png" alt="{shown}">'


def shoot(page: Page, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.screenshot(path=FOLDER / f"{name}~{width}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("state", STATES)
def test_lesson_practice_certificate(browser: Browser, platform: Platform, state: str) -> None:
    with opened(browser, platform, state) as unit:
        unit.page.wait_for_function(
            "!document.querySelector('.advocert-block').shadowRoot.querySelector('[aria-busy]')"
        )
        shoot(unit.page, state)


@pytest.mark.parametrize("state", quiz.STATES)
def test_exam(browser: Browser, platform: Platform, state: str) -> None:
    prepare, presses, user = quiz.STATES[state]
    prepare(platform)
    with open_block(browser, platform, EXAM, user=user or Sitting(platform).user) as (page, _line):
        for name in presses:
            quiz.press(page, name)
        shoot(page, f"exam-{state.replace(' ', '-')}")


@pytest.mark.parametrize("skin", scenario.CHANNELS)
def test_conversation(browser: Browser, platform: Platform, skin: str) -> None:
    platform.author(TALK, "advocert_scenario", scenario.channel_text(skin))
    context = browser.new_context(reduced_motion="reduce")
    unit = Unit(context.new_page(), Site(platform, TALK))
    unit.load()
    for stage in scenario.stages(unit):
        shoot(unit.page, f"conversation-{skin}-{stage.replace(' ', '-')}")
    context.close()
