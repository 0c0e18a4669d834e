"""What stands on a block's page: its forms with what they hold and offer, and where they are sent."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from demo.platform_check.web import UnexpectedError


def words_of(text: str) -> str:
    """Return words as they are read: one space between them, no quotes around them."""
    return re.sub(r"\s+", " ", text).strip(' “”"')


@dataclass(frozen=True)
class Form:
    """One form: what it does, what it would send as it stands, and what one can choose (words to field and value)."""

    action: str
    data: dict[str, Any]
    kind: str
    question: str
    offers: dict[str, tuple[str, str]] = field(default_factory=dict)


class Page:
    """A block's page that takes the answers of its handlers in, as the script in the browser does."""

    def __init__(self, markup: str) -> None:
        found = html.fromstring(markup).xpath("//*[contains(@class, 'advocert-block')]")
        if not found:
            raise UnexpectedError("the page holds no block of Advocert")
        self._root = found[0]

    def handler(self) -> str:
        """Return the address of this block's handlers, read from the form for browsers without script."""
        actions = [form.get("action") or "" for form in self._root.iter("form")]
        plain = [action for action in actions if action.endswith("/plain/open")]
        if not plain:
            raise UnexpectedError(
                "the page says nowhere where it is sent: the block has no address for handlers"
            )
        return plain[0].removesuffix("plain/open")

    def take_in(self, regions: Mapping[str, str]) -> None:
        """Put the parts of an answer where they belong."""
        for name, markup in regions.items():
            for part in self._root.xpath("//*[@data-region=$name]", name=name)[:1]:
                fresh = html.fragment_fromstring(markup or "", create_parent=part.tag)
                part[:] = list(fresh)
                part.text = fresh.text

    def forms(self, action: str) -> list[Form]:
        """Return the forms that do this, in the order of the page."""
        return [_form(one) for one in self._root.iter("form") if one.get("data-action") == action]

    def does(self, action: str) -> bool:
        """Whether something on the page does this."""
        return bool(self._root.xpath("//*[@data-action=$action]", action=action))


def _form(markup: Any) -> Form:
    data: dict[str, Any] = dict(json.loads(markup.get("data-with") or "{}"))
    offers: dict[str, tuple[str, str]] = {}
    for control in markup.iter("input", "textarea"):
        name, value = control.get("name"), control.get("value") or ""
        if control.get("type") in {"radio", "checkbox"}:
            offers[_label(control)] = (name, value or "on")
        elif name:
            data[name] = value
    for step in markup.xpath(".//li[@data-place]"):
        said = step.xpath("./span[1]//text()[not(ancestor::noscript)]")
        offers[words_of("".join(said))] = ("order", step.get("data-place"))
    kinds = markup.xpath(".//fieldset/@data-kind")
    return Form(markup.get("data-action"), data, kinds[0] if kinds else "", _legend(markup), offers)


def _legend(markup: Any) -> str:
    return words_of(_said(markup.xpath(".//legend")))


def _label(control: Any) -> str:
    return words_of(_said(control.xpath("ancestor::label[1]")))


def _said(found: list[Any]) -> str:
    return str(found[0].text_content()) if found else ""
