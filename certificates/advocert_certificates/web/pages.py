"""Drawing a page: what the frame needs is put into the context here, so that no site setting has to provide it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from advocert_certificates.web.headers import with_page_headers


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Draw `advocert/<template>` with the headers of a page.

    `request` and `messages` are passed by hand: a platform's template engine need not have the context processors.
    """
    full = {"request": request, "messages": messages.get_messages(request), **(context or {})}
    return with_page_headers(render(request, f"advocert/{template}", full, status=status))


def refuse(
    request: HttpRequest,
    *,
    status: int,
    title: str,
    text: str,
    todo: str,
    places: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Say on a page of the same frame what cannot be done and what to do instead; `places` can be opened instead."""
    context = {"refusal_title": title, "refusal_text": text, "refusal_todo": todo, "places": places}
    return render_page(request, "refusal.html", context, status=status)
