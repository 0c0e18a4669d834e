"""A clause that changes: what is asked again, what is said, what stays visible."""

import re
from typing import Any

import pytest
from tests.support.strict_runtime import Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import lesson_text

from advocert_courses import api as courses

NAME = "FND-L01"
OLD, NEW = "in the post itself", "in the post itself, a story or a film"
MATERIAL = "change: {kind: material, summary: Now covers stories.}\n"
MINOR = "change: {kind: minor, summary: Now names stories.}\n"
EDITORIAL = "change: {kind: editorial, summary: A comma.}\n"


def text_of(version: int, change: str = "", words: str = OLD, **more: Any) -> str:
    text = lesson_text(recall=False, version=version, **more).replace(OLD, words)
    return text.replace("owner: People team\n", f"owner: People team\n{change}")


def author(site: Platform, *args: Any, **more: Any) -> None:
    site.author(NAME, "advocert_lesson", text_of(*args, **more))


def sign(site: Platform) -> Any:
    bundle = courses.load_bundle(site.store.authored[next(iter(site.store.authored))]["content"])
    clause = bundle.clauses["DISC-1"]
    return site.post(NAME, "sign", {"clause": "DISC-1", "sha256": clause.sha256, "agreed": "on"})


@pytest.fixture
def signed(platform: Platform) -> Platform:
    """Version 1 was signed in March."""
    author(platform, 1)
    sign(platform)
    platform.clock.move(days=30)
    return platform


def asks(site: Platform) -> bool:
    """Whether the page demands a signature: an open card, not one that is folded away."""
    return "One clause to sign." in site.render(NAME).content


def test_a_material_version_asks_again(signed: Platform) -> None:
    author(signed, 2, MATERIAL, NEW)
    assert asks(signed)
    assert "Changed since you signed" in signed.render(NAME).content


def test_a_version_that_does_not_say_what_it_changed_asks_again(signed: Platform) -> None:
    author(signed, 2, "", NEW)
    assert asks(signed)


@pytest.mark.parametrize("change", [MINOR, EDITORIAL])
def test_a_smaller_change_asks_nobody_again(signed: Platform, change: str) -> None:
    author(signed, 2, change, NEW)
    assert not asks(signed)
    assert "Everything here is done." in signed.render(NAME).content


def test_a_minor_change_is_a_note(signed: Platform) -> None:
    author(signed, 2, MINOR, NEW)
    html = signed.render(NAME).content
    assert "A small change since you signed. You need not sign again." in html
    assert "Now names stories." in html


def test_an_editorial_change_says_nothing(signed: Platform) -> None:
    author(signed, 2, EDITORIAL, NEW)
    html = signed.render(NAME).content
    assert "change since you signed" not in html
    assert "<ins>" not in html


def test_a_small_step_over_a_big_one_is_a_big_one(signed: Platform) -> None:
    """Version 3 is editorial, version 2 was not: who signed 1 never agreed to what 2 said."""
    author(signed, 3, EDITORIAL, NEW)
    assert asks(signed)


def test_an_author_may_say_that_older_signatures_hold(signed: Platform) -> None:
    author(signed, 3, "change: {kind: editorial, summary: A comma., holds_from: 1}\n", NEW)
    assert not asks(signed)


def test_only_the_clause_that_changed_is_asked_again(platform: Platform) -> None:
    text = lesson_text(("DISC-1", "TRUE-1"), recall=False)
    platform.author(NAME, "advocert_lesson", text)
    for clause in courses.load_bundle(text).clauses.values():
        platform.post(NAME, "sign", {"clause": clause.ref, "sha256": clause.sha256, "agreed": "on"})
    platform.author(NAME, "advocert_lesson", text.replace("DISC-1@1", "DISC-1@2").replace("id: DISC-1\ntype: clause\nversion: 1", "id: DISC-1\ntype: clause\nversion: 2"))  # fmt: skip
    html = platform.render(NAME).content
    assert ("Sign clause DISC-1" in html, "Sign clause TRUE-1" in html) == (True, False)


def test_what_changed_is_marked_word_by_word(signed: Platform) -> None:
    author(signed, 2, MATERIAL, NEW)
    html = signed.render(NAME).content
    added = re.sub(r"<span[^>]*>[^<]*</span>", "", re.findall(r"<ins>.*?</ins>", html)[0])
    assert added == "<ins>, a story or a film</ins>"


def test_those_who_listen_hear_what_was_removed_and_added(signed: Platform) -> None:
    author(signed, 2, MATERIAL, "in your profile")
    html = signed.render(NAME).content
    spoken = re.findall(r'<(?:del|ins)><span class="sr">\s*(\S+)', html)
    assert spoken == ["removed:", "new:"]


def test_the_difference_is_to_the_text_that_this_person_signed(signed: Platform) -> None:
    """Version 2 was never signed by her, so version 3 is compared with 1."""
    author(signed, 2, MATERIAL, "somewhere else")
    author(signed, 3, MATERIAL, NEW)
    html = signed.render(NAME).content
    assert "What changed since version <bdi>1</bdi>, which you signed on <bdi>24 November 2026</bdi>" in html
    assert "somewhere else" not in html


def test_an_authors_markup_stays_text_in_the_difference(signed: Platform) -> None:
    author(signed, 2, MATERIAL, "<script>alert(1)</script>")
    assert "<script>" not in signed.render(NAME).content


def test_what_was_signed_stays_visible_with_its_date(signed: Platform) -> None:
    author(signed, 2, MATERIAL, NEW)
    sign(signed)
    html = signed.render(NAME).content
    assert "What you signed before" in html
    assert "Version <bdi>1</bdi>, <bdi>English</bdi>, on <bdi>24 November 2026, 09:00</bdi>" in html


def test_who_never_signed_is_told_of_no_change(platform: Platform) -> None:
    author(platform, 2, MATERIAL, NEW)
    assert "What changed" not in platform.render(NAME).content


def test_a_smaller_change_can_be_signed_all_the_same(signed: Platform, ear: Ear) -> None:
    author(signed, 2, MINOR, NEW)
    assert "Sign version 2 as well" in signed.render(NAME).content
    sign(signed)
    assert [one.fact_key for one in ear.heard if one.kind == "clause.signed"] == [
        "clause.signed/DISC-1@1/en",
        "clause.signed/DISC-1@2/en",
    ]


def test_another_text_under_the_same_version_is_another_text(signed: Platform, ear: Ear) -> None:
    author(signed, 1, "", NEW)
    assert asks(signed)
    sign(signed)
    assert len({one.fact_key for one in ear.heard if one.kind == "clause.signed"}) == 2


def test_a_text_of_many_pages_is_signed_and_not_kept(platform: Platform) -> None:
    author(platform, 1, "", f"{OLD} {'word ' * 1400}")
    sign(platform)
    author(platform, 2, MATERIAL, NEW)
    assert "It is too long to be compared here." in platform.render(NAME).content


def test_a_completed_lesson_stays_completed(signed: Platform, ear: Ear) -> None:
    """The new signature is a fact; the lesson was read long ago."""
    author(signed, 2, MATERIAL, NEW)
    sign(signed)
    assert ear.kinds == ["clause.signed", "lesson.completed", "clause.signed"]
