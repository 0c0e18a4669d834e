"""Blocks without script: the same forms, posted by the browser itself, answered with a page of their own.

The markup is made for the script: `data-action` names a handler, `data-with` adds fields. Here both become what a plain
form understands. A script never sees the difference, because it stops the browser from posting; where it has not
come yet, or never comes, a press still arrives (docs/decisions/0073).
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from crum import get_current_request
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString, mark_safe

from advocert_xblocks._shared.errors import UnreadableBodyError
from advocert_xblocks._shared.html import el

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


class Slot(NamedTuple):
    """A place that is filled for each view: the address of an action, or the token where no action is named."""

    action: str = ""


class Prepared(SafeString):
    """Markup that is shown more than once: where its forms need an address or the token is looked for once.

    What fills those places is never kept: a token belongs to one person.
    """

    @cached_property
    def pieces(self) -> tuple[str | Slot, ...]:
        """Return the markup in pieces."""
        return tuple(_pieces(self))


def postable(markup: SafeString, address: Address) -> SafeString:
    """Return the markup with forms that post without script; `address` gives the place of an action."""
    token = csrf_token()
    filled = {Slot(): el("input", type="hidden", name=TOKEN, value=token) if token else ""}

    def fill(piece: str | Slot) -> str:
        if isinstance(piece, str):
            return piece
        if piece not in filled:
            filled[piece] = html.escape(address(piece.action))
        return filled[piece]

    pieces = markup.pieces if isinstance(markup, Prepared) else _pieces(markup)
    return mark_safe("".join(map(fill, pieces)))  # noqa: S308 - our own markup, escaped where it was made


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


def _pieces(markup: str) -> Iterator[str | Slot]:
    """Yield the markup cut at its forms and buttons."""
    done = 0
    for tag in _TAG.finditer(markup):
        action, more = _ACTION.search(tag[2]), _WITH.search(tag[2])
        yield markup[done : tag.start()]
        cut = _form if tag[1] == "form" else _button
        yield from cut(tag, action and action[1], more and more[1])
        done = tag.end()
    yield markup[done:]


def _form(tag: re.Match[str], action: str | None, more: str | None) -> Iterator[str | Slot]:
    if not action:
        yield tag[0]
        return
    yield f'<form{tag[2]} method="post" action="'
    yield Slot(action)
    yield '">'
    yield Slot()
    if more:
        yield el("input", type="hidden", name=FORM_WITH, value=html.unescape(more))


def _button(tag: re.Match[str], action: str | None, more: str | None) -> Iterator[str | Slot]:
    yield f"<button{tag[2]}"
    if action:
        yield ' formaction="'
        yield Slot(action)
        yield '"'
    yield f' name="{BUTTON_WITH}" value="{more}">' if more and " name=" not in tag[2] else ">"


def _added(text: str) -> dict[str, Any]:
    try:
        added = json.loads(text) if text else {}
    except (ValueError, RecursionError) as error:
        raise UnreadableBodyError from error
    if not isinstance(added, dict):
        raise UnreadableBodyError
    return added
