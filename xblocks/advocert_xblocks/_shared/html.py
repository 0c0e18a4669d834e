"""Markup that escapes by default: the only place where the blocks write angle brackets.

    >>> el("p.soft", "a < b")
    '<p class="soft">a &lt; b</p>'
    >>> el("input", type="radio", checked=True, disabled=False)
    '<input type="radio" checked>'

Text is escaped, `SafeString` (what `el` returns, and what `trusted` marks) is not. The one thing that is
marked as trusted in this package is what `advocert_courses.api.render_html` has sanitised.
"""

from collections.abc import Iterable
from typing import TypeAlias

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Child: TypeAlias = "str | Iterable[Child] | None"
Attribute: TypeAlias = "str | int | bool | None"

VOID = frozenset({"input", "br", "hr", "img", "source", "track"})


def el(selector: str, *children: Child, **attributes: Attribute) -> SafeString:
    """Return one element, its tag and classes written as in CSS: `section.card.stack`.

    Attribute names: a leading or trailing underscore is dropped (`for_`), inner ones become hyphens
    (`aria_label`). True writes the bare name; None and False leave the attribute out.
    """
    tag, *classes = selector.split(".")
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    css = f' class="{" ".join(classes)}"' if classes else ""
    if tag in VOID:
        return _safe(f"<{tag}{css}{written}>")
    return _safe(f"<{tag}{css}{written}>{join(*children)}</{tag}>")


def join(*children: Child) -> SafeString:
    """Return the children in a row, each escaped unless it is safe; None is nothing."""
    return _safe("".join(_piece(child) for child in children))


def trusted(html: str) -> SafeString:
    """Mark HTML as safe. Only for what `render_html` has sanitised."""
    return _safe(html)


def icon(name: str, extra: str = "") -> SafeString:
    """Return a decorative icon; the word beside it carries the meaning."""
    return el(f"span.i.i-{name}{extra}", aria_hidden="true")


def _piece(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, str):
        return conditional_escape(child)
    return "".join(_piece(inner) for inner in child)


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.strip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - every piece was escaped above, or marked by `trusted`
