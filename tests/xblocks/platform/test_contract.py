"""Rows of the platform's contract that every block keeps alike: docs/reference/platform-contract.md names each."""

import importlib
import inspect
import json
from importlib.metadata import entry_points
from importlib.resources import files
from typing import Any

import pytest
from tests.support.strict_runtime import ADA, BEN, PACKAGE, CollisionError, Platform, PlatformMixin
from tests.support.strict_store import LMS, STUDIO, STUDIO_PREVIEW
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text
from xblock.core import XBlock
from xblock.exceptions import InvalidScopeError
from xblock.fields import Scope
from xblock.scorable import ScorableXBlockMixin

TEXTS = {
    "advocert_lesson": lesson_text(),
    "advocert_scenario": scenario_text(),
    "advocert_quiz": exam_text(),
    "advocert_practice": deck_text(),
    "advocert_certificate": None,
}
SCORED = ["advocert_scenario", "advocert_quiz"]
# Words of answers, options, explanations and consequences in the samples all begin with it.
SECRET = "Zq"
NAME = "X"


@pytest.fixture(params=TEXTS)
def kind(request: pytest.FixtureRequest, platform: Platform) -> str:
    platform.author(NAME, request.param, TEXTS[request.param])
    return str(request.param)


def handlers(kind: str) -> list[str]:
    cls = XBlock.load_class(kind)
    return [name for name, one in inspect.getmembers(cls) if getattr(one, "_is_xblock_handler", False)]


# --- names and packaging ---


def test_class_and_tag_fit_the_platforms_columns(kind: str) -> None:
    """`module_type` has 32 characters, and a class in a three-part module gives 404 in production (12.4)."""
    entry = next(one for one in entry_points(group="xblock.v1") if one.name == kind)
    assert len(kind) <= 32
    assert entry.value.partition(":")[0].count(".") == 1


def test_our_fields_carry_our_prefix(kind: str) -> None:
    """A course policy sets inherited names on every block (5); these few are meant as the platform means them."""
    ours = {
        name for name, field in XBlock.load_class(kind).fields.items() if name not in {"name", "parent", "children", "tags"}
    }  # fmt: skip
    shared = {"display_name", "content", "weight"}
    assert [name for name in ours - shared if not name.startswith("advocert_")] == []


def test_the_fake_notices_a_name_of_the_platform(platform: Platform) -> None:
    """The check itself can fail: a block that defines `due` does not get into the course."""
    from tests.support import strict_runtime

    class Clumsy(XBlock):
        due = None

    Clumsy.__module__ = f"{PACKAGE}.clumsy"
    with pytest.raises(CollisionError, match="due"):
        strict_runtime._check_names(Clumsy)
    assert "due" in vars(PlatformMixin)


def test_the_block_package_holds_nothing_that_may_not_be_downloaded() -> None:
    """collectstatic publishes every file that is not Python (12.4): scripts, styles, translations, a marker."""
    allowed = {"js", "css", "po", "mo", "typed", "py", "pyc"}
    found = [one for one in files(PACKAGE).rglob("*") if one.is_file()]  # type: ignore[attr-defined]
    assert [one.name for one in found if one.name.rpartition(".")[2] not in allowed] == []


# --- callers ---


def test_an_anonymous_get_of_a_handler_gives_and_changes_nothing(platform: Platform, kind: str) -> None:
    """The platform serves anonymous GET and `handler_noauth` on every handler (4)."""
    for handler in handlers(kind):
        for method in ("GET", "POST"):
            reply = platform.call(NAME, handler, "{}", method, user=None)
            assert reply.status in {302, 303, 400, 401, 403, 405}, (handler, method)
            assert SECRET not in reply.text
    assert (platform.store.writes, platform.grades, platform.completions) == (0, {}, {})


@pytest.mark.parametrize("body", ["", "not json", "[]", "null", '"text"', "{}", '{"a": "\\ud800"}'])
def test_a_body_that_our_script_never_sends_is_refused_in_json(
    platform: Platform, kind: str, body: str
) -> None:
    for handler in set(handlers(kind)) - {"plain"}:
        reply = platform.call(NAME, handler, body)
        assert reply.status < 500, handler
        json.loads(reply.text)


@pytest.mark.parametrize("view", ["student_view", "public_view", "author_view"])
@pytest.mark.parametrize("user", [ADA, None])
@pytest.mark.parametrize("mode", [LMS, STUDIO_PREVIEW])
def test_a_plain_render_writes_nothing(
    platform: Platform, kind: str, view: str, user: Any, mode: str
) -> None:
    platform.render(NAME, view, user=user, mode=mode)
    assert (platform.store.writes, platform.grades) == (0, {})
    assert not any(platform.store.sessions.values())


def test_public_pages_name_no_person_and_no_answer(platform: Platform, kind: str) -> None:
    page = platform.render(NAME, "public_view", user=None).content
    assert SECRET not in page
    assert ADA.username not in page
    assert (
        platform.render(NAME, "public_view", user=ADA).content
        == platform.render(NAME, "public_view", user=BEN).content
    )


def test_masquerading_staff_leave_no_grade_and_no_row(platform: Platform, kind: str) -> None:
    for handler in handlers(kind):
        platform.call(NAME, handler, "{}", masquerade=True)
    assert (platform.store.writes, platform.grades) == (0, {})


# --- what the platform asks of an unbound block ---


@pytest.mark.parametrize("scored", SCORED)
def test_the_highest_score_is_known_without_a_user(platform: Platform, scored: str) -> None:
    """It is collected when the unit is published (3); None would only be logged, and the block not counted."""
    platform.author(NAME, scored, TEXTS[scored])
    block = platform.block(NAME, None, mode=STUDIO)
    assert (block.has_score, block.max_score(), block.weight) == (True, 1.0, 1.0)


@pytest.mark.parametrize("scored", SCORED)
def test_a_broken_text_still_has_its_highest_score(platform: Platform, scored: str) -> None:
    platform.author(NAME, scored, "nothing that can be read")
    assert platform.block(NAME, None).max_score() == 1.0


@pytest.mark.parametrize("scored", SCORED)
def test_a_score_can_be_asked_and_worked_out_again(platform: Platform, scored: str) -> None:
    """Instructors rescore through `ScorableXBlockMixin`; nothing was handed in, so nothing is published."""
    platform.author(NAME, scored, TEXTS[scored])
    block = platform.block(NAME)
    assert isinstance(block, ScorableXBlockMixin)
    assert block.has_submitted_answer() is False
    score = block.get_score()
    assert score is None or 0 <= score.raw_earned <= score.raw_possible
    assert platform.grades == {}


def test_only_what_is_graded_has_a_score(platform: Platform, kind: str) -> None:
    assert bool(getattr(platform.block(NAME), "has_score", False)) == (kind in SCORED)


def test_mobile_and_search_learn_no_answer(platform: Platform, kind: str) -> None:
    block = platform.block(NAME, None)
    said = json.dumps([block.student_view_data(), block.index_dictionary()])
    assert [word for word in said.split() if SECRET in word and "Zqfirst" not in word] == []
    assert block.index_dictionary()["content"]["display_name"] == block.display_name


@pytest.mark.parametrize("scored", SCORED)
def test_a_report_before_anybody_came_is_empty(platform: Platform, scored: str) -> None:
    platform.author(NAME, scored, TEXTS[scored])
    assert list(platform.block(NAME).generate_report_data(iter([]), limit_responses=10)) == []


# --- scopes ---


def test_no_handler_of_learners_writes_authored_fields(platform: Platform, kind: str) -> None:
    """The fake raises InvalidScopeError as the LMS does, and so shows a handler that would."""
    block = platform.block(NAME)
    fields = [name for name, field in block.fields.items() if field.scope in {Scope.content, Scope.settings}]
    block.display_name = "New"
    with pytest.raises(InvalidScopeError):
        block.save()
    assert "display_name" in fields


def test_no_page_of_authors_writes_learners_fields(platform: Platform, kind: str) -> None:
    block = platform.block(NAME, mode=STUDIO)
    if kind == "advocert_certificate":
        assert "advocert_state" not in block.fields
        return
    block.advocert_state = {"a": 1}
    with pytest.raises(InvalidScopeError):
        block.save()


@pytest.mark.parametrize(("variant", "is_author"), [("cms", True), ("lms", False), ("", False)])
def test_the_process_is_known_by_its_setting(platform: Platform, settings, variant, is_author) -> None:
    """`SERVICE_VARIANT` is a setting from Verawood on, and not in the environment (2)."""
    settings.SERVICE_VARIANT = variant
    platform.author(NAME, "advocert_lesson", TEXTS["advocert_lesson"])
    reply = platform.post(NAME, "check_content", {"text": "x"}, mode=STUDIO)
    assert (reply.status == 200) is is_author


# --- OLX ---


def test_a_block_is_inline_and_comes_back_the_same(platform: Platform, kind: str) -> None:
    """Pointer tags are ignored, child elements drop the block (6), so all is in one tag with a CDATA body."""
    olx = platform.export_olx(NAME)
    assert olx.startswith(f"<{kind}")
    assert olx.count("<") - olx.count("<![CDATA[") <= 2 + (TEXTS[kind] or "").count("<")
    again = platform.import_olx(olx)
    assert getattr(again, "content", None) == TEXTS[kind]
    assert platform.export_olx("imported").replace("imported", NAME) == olx


def test_init_is_one_global_function_with_three_arguments() -> None:
    """The workbench looks at its length, and a bundle would register itself with RequireJS (5; XBLOCKS 7.3)."""
    loader = files(PACKAGE).joinpath("public/loader.js").read_text()
    assert "function AdvocertBlock(runtime, element, args)" in loader
    assert "define(" not in loader
    assert importlib.import_module("advocert_xblocks._shared.page").INIT == "AdvocertBlock"
