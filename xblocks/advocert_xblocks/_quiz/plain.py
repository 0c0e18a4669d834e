"""The exam without script: the same forms, posted by the browser itself, answered with a page of their own.

The markup is made for the script: `data-action` names a handler, `data-with` adds fields. Here both become what a
plain form understands. A script never sees the difference, because it stops the browser from posting.
"""

import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from crum import get_current_request
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString, mark_safe

from advocert_xblocks._shared import conf
from advocert_xblocks._shared.errors import BadInputError
from advocert_xblocks._shared.html import el, join

FORM_WITH, BUTTON_WITH, TOKEN = "with-form", "with-button", "csrfmiddlewaretoken"
# Values of attributes are escaped, so no tag of ours holds a `>` before its end.
_TAG = re.compile(r"<(form|button)\b([^>]*)>")
_ACTION = re.compile(r' data-action="([a-z_]+)"')
_WITH = re.compile(r' data-with="([^"]*)"')
_MAX_BODY = 8_192

Address = Callable[[str], str]


def postable(markup: SafeString, address: Address) -> SafeString:
    """Return the markup with forms that post without script; `address` gives the place of an action."""
    token = csrf_token()

    def rewrite(tag: re.Match[str]) -> str:
        action, more = _ACTION.search(tag[2]), _WITH.search(tag[2])
        if tag[1] == "form":
            return _form(tag, action and address(action[1]), more and more[1], token)
        return _button(tag, action and address(action[1]), more and more[1])

    return mark_safe(_TAG.sub(rewrite, markup))  # noqa: S308 - our own markup, escaped where it was made


def read_form(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a plain form sent, in the shape in which the script sends it.

    Raises:
        BadInputError: the added fields are no JSON object; only our own forms add any.
    """
    data = {name: value for name, value in fields.items() if isinstance(value, str) and name != TOKEN}
    for name in (FORM_WITH, BUTTON_WITH):
        data |= _added(data.pop(name, ""))
    return data


def page(title: str, styles: list[str], body: SafeString, language: str = "en") -> str:
    """Return a whole page; its style sheets stay inside the block, as they do with script."""
    links = [el("link", rel="stylesheet", href=style) for style in styles]
    inside = el("template", join(*links, body), shadowrootmode="open")
    host = el("div.advocert-block.advocert-quiz", inside, data_theme=conf.theme())
    head = join(
        mark_safe('<meta charset="utf-8">'),
        mark_safe('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", title),
    )
    document = el("html", el("head", head), el("body", el("main", el("h1", title), host)), lang=language)
    return f"<!doctype html>{document}"


def csrf_token() -> str:
    """Return the token that the platform asks for, or nothing where no request is known."""
    request = get_current_request()
    return str(get_token(request)) if request is not None else ""


def _form(tag: re.Match[str], action: str | None, more: str | None, token: str) -> str:
    if not action:
        return tag[0]
    hidden = [el("input", type="hidden", name=TOKEN, value=token)] if token else []
    if more:
        hidden.append(el("input", type="hidden", name=FORM_WITH, value=html.unescape(more)))
    return f'<form{tag[2]} method="post" action="{html.escape(action)}">{join(*hidden)}'


def _button(tag: re.Match[str], action: str | None, more: str | None) -> str:
    added = f' formaction="{html.escape(action)}"' if action else ""
    if more and " name=" not in tag[2]:
        added += f' name="{BUTTON_WITH}" value="{more}"'
    return f"<button{tag[2]}{added}>"


def _added(text: str) -> dict[str, Any]:
    try:
        added = json.loads(text[:_MAX_BODY]) if text else {}
    except ValueError as error:
        raise BadInputError from error
    if not isinstance(added, dict):
        raise BadInputError
    return added
