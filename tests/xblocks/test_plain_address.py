"""The address that plain forms post to: who may ask for what, with which token, and what an answer says."""

import re
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlencode

import pytest
from crum import set_current_request
from django.middleware.csrf import _does_token_match
from django.test import RequestFactory
from django.utils.translation import override
from tests.support.strict_runtime import ADA, PACKAGE, Platform
from tests.xblocks.samples import lesson_text
from webob import Request

LESSON, TALK = "FND-L01", "FND-01"


def answered(platform: Platform, action: str, fields: dict[str, Any], *, user: Any = ADA, **more: Any) -> Any:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    block = platform.block(LESSON, user)
    kind = more.pop("content_type", "application/x-www-form-urlencoded")
    body = more.pop("body", urlencode(fields).encode())
    request = Request.blank("/", method=more.pop("method", "POST"), body=body, content_type=kind)
    return block.runtime.handle(block, "plain", request, action)


@pytest.mark.parametrize(
    "action", ["", "plain", "save_content", "learner_html", "__init__", "begin", "../sign"]
)
def test_only_the_actions_of_the_block_can_be_asked_for(platform: Platform, action: str) -> None:
    assert answered(platform, action, {}).status_code == 405


def test_looking_at_the_address_does_nothing(platform: Platform) -> None:
    reply = answered(platform, "finish", {}, method="GET", body=b"")
    assert (reply.status_code, platform.store.writes) == (405, 0)


def test_nobody_who_is_not_signed_in_gets_the_lesson(platform: Platform) -> None:
    reply = answered(platform, "open", {}, user=None)
    assert (reply.status_code, "You are not signed in" in reply.text) == (401, True)
    assert "Say you work here, where" not in reply.text


@pytest.mark.parametrize(
    "sent",
    [
        {"content_type": "multipart/form-data; boundary=x", "body": b"--x\r\nbroken"},
        {"content_type": "application/json", "body": b"{}"},
        {"content_type": "", "body": b"item=x"},
        {"body": b"with-form=[]"}, {"body": b"with-form={"}, {"body": b"with-button=" + b"[" * 9_000},
        {"body": b"&".join([b"a=1"] * 200)}, {"body": b"a=" + b"x" * 200_000},
        {"body": b"item=%ff%fe&option=%00"}, {"body": b"item=%ED%A0%BD"}, {"body": b"\xff\x00=\x80"},
    ],
)  # fmt: skip
def test_whatever_is_posted_the_answer_is_a_page_that_says_so(
    platform: Platform, sent: dict[str, Any]
) -> None:
    reply = answered(platform, "answer", {}, **sent)
    assert (reply.status_code, platform.store.writes) == (400, 0)
    assert 'role="alert"' in reply.text


@pytest.mark.parametrize("kind", ["advocert_scenario", "advocert_quiz"])
def test_a_broken_text_is_a_calm_page(platform: Platform, kind: str) -> None:
    platform.author(TALK, kind, "nothing")
    block = platform.block(TALK)
    kind = "application/x-www-form-urlencoded"
    request = Request.blank("/", method="POST", body=b"", content_type=kind)
    reply = block.runtime.handle(block, "plain", request, "begin")
    assert (reply.status_code, "This part is not ready" in reply.text) == (409, True)


def test_forms_carry_the_platforms_token(platform: Platform) -> None:
    """A POST without it is refused by the LMS with a page of HTML; before and after a press alike."""
    platform.author(LESSON, "advocert_lesson", lesson_text())
    set_current_request(RequestFactory().get("/"))
    try:
        pages = [platform.render(LESSON).content, answered(platform, "open", {}).text]
    finally:
        set_current_request(None)
    for page in pages:
        assert page.count('name="csrfmiddlewaretoken"') == page.count('method="post"') >= 2


def test_no_token_of_one_person_is_kept_for_another(platform: Platform) -> None:
    """The markup of a lesson is kept and shared; the token is put in afterwards."""
    platform.author(LESSON, "advocert_lesson", lesson_text())
    tokens = set()
    for _ in range(2):
        set_current_request(RequestFactory().get("/"))
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', platform.render(LESSON).content)
        tokens.add(found and found[1])
        set_current_request(None)
    assert len(tokens) == 2


def test_every_form_of_a_kept_page_has_the_readers_own_token(platform: Platform) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    platform.render(LESSON)
    request = RequestFactory().get("/")
    set_current_request(request)
    tokens = set(re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', platform.render(LESSON).content))
    set_current_request(None)
    # A token is masked anew each time; what counts is whose secret is behind it.
    assert {_does_token_match(one, request.META["CSRF_COOKIE"]) for one in tokens} == {True}


def test_an_address_is_asked_of_the_platform(platform: Platform) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    block = platform.block(LESSON)
    assert f'action="{block.runtime.handler_url(block, "plain", "sign")}"' in platform.render(LESSON).content


def test_the_page_speaks_and_runs_in_the_readers_direction(platform: Platform) -> None:
    with override("ar"):
        reply = answered(platform, "open", {})
    assert '<html lang="ar" dir="rtl">' in reply.text


def test_the_icons_are_those_that_the_script_draws() -> None:
    public = files(PACKAGE).joinpath("public")
    kit, plain = public.joinpath("kit.js").read_text(), unquote(public.joinpath("plain.css").read_text())
    icons = kit.partition("const ICONS")[2].partition("};")[0]
    drawn = dict(re.findall(r"^  '?(\w+)[^:\n]*: '([^']+)',$", icons, re.MULTILINE))
    assert drawn
    assert [name for name, path in drawn.items() if f".i-{name}" not in plain or path not in plain] == []
