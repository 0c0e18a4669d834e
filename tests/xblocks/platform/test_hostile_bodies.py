"""Whatever reaches a handler, of any block, is an answer or a sentence: never an exception, so never a 500.

The platform turns every exception of a handler into its own error page, and writes a traceback for each. So every
handler is given bodies that no script of ours sends, and every field that some handler reads is given every value
below, alone and together with the others, before anything was begun and in the middle of it.
"""

import inspect
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.support.practising import learn
from tests.support.strict_runtime import ADA, Platform, User
from tests.support.strict_store import LMS, STUDIO
from tests.xblocks.samples import deck_text, exam_text, kinds_text, lesson_text
from tests.xblocks.scenario.channels import channel_text
from webob import Request
from xblock.core import XBlock

NAME = "X"
TRAINER = User(9, "tomasz", is_staff=True)
TEXTS = {
    "advocert_lesson": lesson_text(),
    "advocert_scenario": channel_text(),
    "advocert_quiz": exam_text(),
    "advocert_practice": deck_text(),
    "kinds": kinds_text(),
}
DEEP = "[" * 100_000 + "]" * 100_000
BODIES = {
    "nothing": b"",
    "no JSON": b"begin",
    "no text": b"\xff\xfe\x00\x80",
    "cut off": b'{"step": ',
    "deep arrays": DEEP.encode(),
    "deep objects": b'{"step":' * 100_000 + b"1" + b"}" * 100_000,
    "a number longer than Python reads": b"9" * 5_000,
    "a number in a field that is longer than Python reads": b'{"step": ' + b"9" * 5_000 + b"}",
    "infinity": b'{"step": Infinity, "option": -Infinity, "question": NaN}',
    "a form": b"step=1&choice=c1",
    "a list": b'[{"step": 1}]',
    "null": b"null",
    "a text": b'"begin"',
    "a number": b"7",
    "NUL in a name": b'{"\\u0000": 1}',
    "half a character in a name": b'{"\\ud83d": 1}',
}
VALUES: dict[str, Any] = {
    "NUL": "a\x00b",
    "half a character": "\ud83d",
    "the other half": "\ude00 \udfff",
    "empty": "",
    "long": "x" * 200_000,
    "format signs": "{0.__class__} {} %s {",
    "digits that are no ASCII": "\u0663\u00b2",
    "right-to-left override": "\u202e\u2066\ufeff",
    "yes": True,
    "null": None,
    "negative": -1,
    "zero": 0,
    "huge": 10**400,
    "float": 1.5,
    "list": [],
    "deep list": [[[["c1"]]]],
    "object": {"$ne": 1},
}
FIELDS = {
    "attempt": "x", "step": 0, "choice": "c1", "text": "I work at Acme. Which flat?", "late": False, "pace": 1,
    "felt": "a", "keep": "b", "next": "c", "item": "FND-Q-901", "option": 0, "clause": "DISC-1", "sha256": "0" * 64,
    "agreed": "on", "question": 1, "go": "yes", "order": "0,1,2", "at-0": 1, "at-1": 2, "at-2": 3, "pick-0": "on",
    "pick-1": "on", "away": 3, "on": "yes", "note": "Which video?", "confirmed": "yes", "who": "ada", "percent": 150,
    "card": "FND-D-011", "grade": 3, "seen": "0" * 64, "anyway": True,
}  # fmt: skip


def handlers(kind: str) -> list[str]:
    cls = XBlock.load_class("advocert_quiz" if kind == "kinds" else kind)
    found = inspect.getmembers(cls, lambda one: getattr(one, "_is_xblock_handler", False))
    return [name for name, _handler in found if name != "plain"]


def caller(handler: str) -> dict[str, Any]:
    """Who may call a handler: an author in Studio, a trainer, or a learner."""
    if handler in {"save_content", "keep_draft", "check_content"}:
        return {"user": TRAINER, "mode": STUDIO}
    return {"user": TRAINER if handler in {"allow", "reopen", "questions"} else ADA, "mode": LMS}


def begun(platform: Platform, kind: str) -> None:
    """Put a block into the course, with ADA in the middle of it."""
    platform.author(NAME, "advocert_quiz" if kind == "kinds" else kind, TEXTS[kind])
    if kind == "advocert_practice":
        learn(platform)
        platform.clock.move(days=3)
    elif kind != "advocert_lesson":
        platform.post(NAME, "begin")


def send(platform: Platform, handler: str, body: bytes) -> Any:
    block = platform.block(NAME, **caller(handler))
    return block.runtime.handle(block, handler, Request.blank("/", method="POST", body=body))


def attempt_of(platform: Platform) -> str:
    """The id of the open attempt, as the page shows it."""
    state = platform.state(NAME)
    run = (state.get("attempt") or {}).get("run") or {}
    return str(run.get("attempt_id") or (state.get("open") or {}).get("id") or "x")


@pytest.fixture(autouse=True)
def _studio(settings: Any) -> None:
    settings.ADVOCERT_EDIT_ANYWHERE = True


EVERY = [(kind, handler) for kind in TEXTS for handler in handlers(kind)]


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "kinds"])
@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_no_script_sends_is_refused_in_a_sentence(
    platform: Platform, kind: str, body: str
) -> None:
    """400 with JSON; a handler that asks for nothing but the press may act on it."""
    begun(platform, kind)
    for handler in handlers(kind):
        reply = send(platform, handler, BODIES[body])
        assert reply.status_code in {200, 400, 409}, (handler, reply.status_code)
        assert reply.json.get("regions") is not None or reply.json["error"].endswith("."), handler


@pytest.mark.parametrize("body", ["no JSON", "no text", "deep arrays", "NUL in a name"])
@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "kinds"])
def test_what_cannot_be_read_changes_nothing(platform: Platform, kind: str, body: str) -> None:
    begun(platform, kind)
    writes = platform.store.writes
    for handler in handlers(kind):
        assert send(platform, handler, BODIES[body]).status_code == 400, handler
    assert platform.store.writes == writes


@pytest.mark.parametrize(("kind", "handler"), EVERY)
def test_any_value_in_any_field_is_answered(platform: Platform, kind: str, handler: str) -> None:
    begun(platform, kind)
    for name, value in VALUES.items():
        good = {**FIELDS, "attempt": attempt_of(platform)}
        for data in (dict.fromkeys(FIELDS, value), *({**good, field: value} for field in FIELDS)):
            reply = send(platform, handler, json.dumps(data).encode())
            assert reply.status_code in {200, 400, 401, 403, 404, 409}, (name, data)
            assert isinstance(reply.json, dict), name


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "kinds"])
@pytest.mark.parametrize("body", ["NUL in a name", "half a character in a name"])
def test_a_text_that_cannot_be_kept_says_what_to_do(platform: Platform, kind: str, body: str) -> None:
    begun(platform, kind)
    reply = send(platform, handlers(kind)[0], BODIES[body])
    assert reply.json["reason"] == "not-storable"
    assert "Delete it" in reply.json["error"]


@pytest.mark.parametrize("kind", TEXTS)
def test_any_caller_of_any_handler_gets_json(platform: Platform, kind: str) -> None:
    """Nobody, a learner, a trainer, staff who look as somebody else; in the course and in Studio."""
    begun(platform, kind)
    for handler in handlers(kind):
        for user in (None, ADA, TRAINER):
            for mode in (LMS, STUDIO):
                block = platform.block(NAME, user, mode=mode)
                body = urlencode({"step": "\udcff"}, errors="surrogateescape").encode()
                reply = block.runtime.handle(block, handler, Request.blank("/", method="POST", body=body))
                assert (reply.status_code < 500, isinstance(reply.json, dict)) == (True, True), handler
