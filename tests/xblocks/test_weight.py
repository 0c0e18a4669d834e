"""The first load of every block and of the editor: our own bytes, as they are sent without compression."""

import json
import re
from importlib.resources import files

import pytest
from tests.support.strict_runtime import PACKAGE, Platform
from tests.support.strict_store import LMS, STUDIO
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text
from tests.xblocks.scenario.channels import channel_text

from advocert_courses.parsing.scenario import SKINS

LIMIT = 30_000
VIEWS = [
    ("advocert_lesson", lesson_text(), "student_view"),
    ("advocert_scenario", scenario_text(), "student_view"),
    ("advocert_quiz", exam_text(), "student_view"),
    ("advocert_practice", deck_text(), "student_view"),
    ("advocert_certificate", None, "student_view"),
    ("advocert_scenario", scenario_text(), "studio_view"),
]


@pytest.mark.parametrize(("kind", "text", "view"), VIEWS)
def test_the_first_load_is_light(platform: Platform, kind: str, text: str | None, view: str) -> None:
    platform.author("X", kind, text)
    fragment = platform.render("X", view, mode=STUDIO if view == "studio_view" else LMS)
    args = json.loads(re.search(r"xblock_json_init_args.>(.*?)</script>", fragment.content, re.DOTALL)[1])
    loader = next(one.data for one in fragment.resources if one.kind == "url")
    addresses = [loader, *(one[1:] for one in (args["kit"], args["module"], *args["styles"]))]
    weights = [files(PACKAGE).joinpath(one.partition(f"{PACKAGE}/")[2]).stat().st_size for one in addresses]
    assert sum(weights) <= LIMIT, dict(zip(addresses, weights, strict=True))


@pytest.mark.parametrize("skin", SKINS)
def test_a_run_in_any_channel_is_light_too(platform: Platform, skin: str) -> None:
    """Who comes back to a run loads the style of its channel as well, and of no other."""
    platform.author("X", "advocert_scenario", channel_text(skin))
    platform.post("X", "begin")
    content = platform.render("X").content
    later = re.findall(r'data-style="@([^"]*)"', content)
    args = json.loads(re.search(r"xblock_json_init_args.>(.*?)</script>", content, re.DOTALL)[1])
    addresses = ["/advocert_xblocks/public/loader.js", *later]
    addresses += [one[1:] for one in (args["kit"], args["module"], *args["styles"])]
    weights = [files(PACKAGE).joinpath(one.partition(f"{PACKAGE}/")[2]).stat().st_size for one in addresses]
    assert (len(later), sum(weights) <= LIMIT) == (1, True), dict(zip(addresses, weights, strict=True))
