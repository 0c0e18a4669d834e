"""Markup that escapes by default: the only place where the blocks write angle brackets.

    >>> el("p.soft", "a < b")
    '<p class="soft">a &lt; b</p>'
    >>> el("input", type="radio", checked=True, disabled=False)
    '<input type="radio" checked>'

Text is escaped, `SafeString` (what `el` returns, and what `trusted` marks) is not. The one thing that is
marked as trusted in this package is what `advocert_courses.api.render_html` has sanitised.
"""

import html
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from django.utils.safestring import SafeString

Child: TypeAlias = "str | Iterable[Child] | None"
Attribute: TypeAlias = "str | int | bool | None"

VOID = frozenset({"input", "br", "hr", "img", "link", "source", "track"})


def el(selector: str, *children: Child, **attributes: Attribute) -> SafeString:
    """Return one element, its tag and classes written as in CSS: `section.card.stack`.

    Attribute names: a leading or trailing underscore is dropped (`for_`), inner ones become hyphens
    (`aria_label`). True writes the bare name; None and False leave the attribute out.
    """
    tag, css = _opening(selector)
    written = "".join([_attribute(name, value) for name, value in attributes.items()])
    if tag in VOID:
        return _safe(f"<{tag}{css}{written}>")
    return _safe(f"<{tag}{css}{written}>{join(*children)}</{tag}>")


def join(*children: Child) -> SafeString:
    """Return the children in a row, each escaped unless it is safe; None is nothing."""
    pieces: list[str] = []
    _gather(children, pieces)
    return _safe("".join(pieces))


def trusted(markup: str) -> SafeString:
    """Mark HTML as safe. Only for what `render_html` has sanitised."""
    return _safe(markup)


def icon(name: str, extra: str = "") -> SafeString:
    """Return a decorative icon; the word beside it carries the meaning."""
    return el(f"span.i.i-{name}{extra}", aria_hidden="true")


def _gather(children: Iterable[Child], pieces: list[str]) -> None:
    for child in children:
        if isinstance(child, str):
            pieces.append(_escaped(child))
        elif child is not None:
            _gather(child, pieces)


@lru_cache(maxsize=1024)
def _opening(selector: str) -> tuple[str, str]:
    """Return the tag of a selector, and its classes as an attribute."""
    tag, *classes = selector.split(".")
    return tag, f' class="{" ".join(classes)}"' if classes else ""


@lru_cache(maxsize=1024)
def _named(name: str) -> str:
    return name.strip("_").replace("_", "-")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {_named(name)}"
    return f' {_named(name)}="{_escaped(value if isinstance(value, str) else str(value))}"'


def _escaped(text: str) -> str:
    """Escape what is not safe yet. Django's own functions do the same through a wrapper that costs five times as much."""
    return text if isinstance(text, SafeString) else html.escape(text)


# Every piece was escaped above, or marked by `trusted`.
_safe = SafeString
