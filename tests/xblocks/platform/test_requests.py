"""Requests as the platform hands them on: Django's, read once by its middleware, then dressed up for WebOb."""

import inspect

import pytest
from django.test import RequestFactory
from tests.support.strict_runtime import Platform
from tests.support.strict_store import LMS, STUDIO
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text
from xblock.core import XBlock
from xblock.django.request import django_to_webob_request

NAME = "X"
TEXTS = {
    "advocert_lesson": lesson_text(),
    "advocert_scenario": scenario_text(),
    "advocert_quiz": exam_text(),
    "advocert_practice": deck_text(),
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("mode", [LMS, STUDIO])
def test_a_form_in_parts_is_refused_and_no_error_page(
    platform: Platform, kind: str, mode: str, settings: pytest.FixtureRequest
) -> None:
    """The search for a token reads such a form (`CsrfViewMiddleware`), and then its bytes are gone."""
    settings.SERVICE_VARIANT = "cms" if mode == STUDIO else "lms"  # type: ignore[attr-defined]
    platform.author(NAME, kind, TEXTS[kind])
    cls = XBlock.load_class(kind)
    names = [name for name, one in inspect.getmembers(cls) if getattr(one, "_is_xblock_handler", False)]
    for name in names:
        request = RequestFactory().post("/", {"step": "1"})
        assert request.POST["step"] == "1"
        block = platform.block(NAME, mode=mode)
        answer = block.runtime.handle(block, name, django_to_webob_request(request), "open")
        assert 400 <= answer.status_code < 500, name
