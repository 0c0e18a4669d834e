"""Blocks without script: the same forms, posted by the browser itself, answered with a page of their own.

The markup is made for the script: `data-action` names a handler, `data-with` adds fields. Here both become what a plain
form understands. A script never sees the difference, because it stops the browser from posting; where it has not
come yet, or never comes, a press still arrives (docs/decisions/0073).
"""

import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from crum import get_current_request
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString, mark_safe

from advocert_xblocks._shared.errors import UnreadableBodyError
from advocert_xblocks._shared.html import el, join

FORM_WITH, BUTTON_WITH, TOKEN = "with-form", "with-button", "csrfmiddlewaretoken"
URL_ENCODED = "application/x-www-form-urlencoded"
# Values of attributes are escaped, so no tag of ours holds a `>` before its end.
_TAG = re.compile(r"<(form|button)\b([^>]*)>")
_ACTION = re.compile(r' data-action="([a-z_]+)"')
_WITH = re.compile(r' data-with="([^"]*)"')
_TEXT_FIELD = re.compile(r'(<textarea\b[^>]* name="([^"]+)"[^>]*>)[^<]*(?=</textarea>)')
_CHOICE = re.compile(r'<input type="(?:radio|checkbox)" name="([^"]+)"(?: value="([^"]*)")?')
# The longest form holds a reply or three notes; an encoded character has nine bytes at most.
_MAX_BODY, _MAX_FIELDS = 100_000, 100

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


def read_form(body: bytes, content_type: str) -> dict[str, Any]:
    """Return what a plain form sent, in the shape in which the script sends it.

    Only what an ordinary form sends is read: the platform has read the body before us, to look for its token, and
    hands on no other kind of form.

    Raises:
        UnreadableBodyError: it is no such form, or the fields that our own forms add are no JSON object.
    """
    if content_type.partition(";")[0].strip().lower() != URL_ENCODED or len(body) > _MAX_BODY:
        raise UnreadableBodyError
    try:
        fields = parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError as error:
        raise UnreadableBodyError from error
    # The browser writes a line break of a text as two characters.
    data: dict[str, Any] = {name: value.replace("\r\n", "\n") for name, value in fields if name != TOKEN}
    for name in (FORM_WITH, BUTTON_WITH):
        data |= _added(data.pop(name, ""))
    return data


def refilled(markup: SafeString, sent: Mapping[str, Any]) -> SafeString:
    """Return the markup with what somebody had entered, after a step that was refused: nobody types twice."""

    def text(field: re.Match[str]) -> str:
        kept = sent.get(field[2])
        # HTML drops the first line break of a textarea.
        return f"{field[1]}\n{html.escape(kept)}" if isinstance(kept, str) and kept else field[0]

    def choice(box: re.Match[str]) -> str:
        is_chosen = box[1] in sent and (box[2] is None or html.unescape(box[2]) == str(sent[box[1]]))
        return f"{box[0]} checked" if is_chosen else box[0]

    return mark_safe(_CHOICE.sub(choice, _TEXT_FIELD.sub(text, markup)))  # noqa: S308 - as above, and escaped here


def focused(markup: SafeString, name: str) -> SafeString:
    """Return the markup with the place `name` taking the focus when the page opens; without script that is all there is."""
    place = f'data-focus="{html.escape(name)}"'
    return mark_safe(markup.replace(place, f'{place} tabindex="-1" autofocus', 1))  # noqa: S308 - as above


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
        added = json.loads(text) if text else {}
    except (ValueError, RecursionError) as error:
        raise UnreadableBodyError from error
    if not isinstance(added, dict):
        raise UnreadableBodyError
    return added
