"""Words in another language than the page's, marked as such (WCAG 3.1.2): a reader of screens changes its voice.

A course may be English below a German interface, and the other way round. Texts of the course carry what comes back
here as attributes; nothing comes back where they are in the language of the interface:

    >>> dict(tongue("en", "de", "de"))
    {'lang': 'en', 'dir': None}
    >>> dict(tongue("de", "de-at", "de-at"))
    {}
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from django.utils.safestring import SafeString

from advocert_xblocks._shared.html import el

Tongue: TypeAlias = Mapping[str, str | None]

# Written from the right; a site's own list (LANGUAGES_BIDI) holds those of its interface only.
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


@lru_cache(maxsize=512)
def tongue(language: str, spoken: str, page: str) -> Tongue:
    """Return the attributes of a text in a language.

    Args:
        language: that of the text.
        spoken: that of the words around it.
        page: that of the page, whose direction holds where nothing else is said.
    """
    is_other, is_turned = not _is_same(language, spoken), is_right_to_left(language) != is_right_to_left(page)
    if not (is_other or is_turned):
        return MappingProxyType({})
    way = "rtl" if is_right_to_left(language) else "ltr"
    has_way = is_turned or way == "rtl"
    return MappingProxyType({"lang": language if is_other else None, "dir": way if has_way else None})


def in_tongue(markup: SafeString, attributes: Tongue) -> SafeString:
    """Return a piece of a line with the attributes of its language; as it is where there are none."""
    return el("span", markup, **attributes) if attributes else markup


def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from the right."""
    return language.lower().partition("-")[0] in RIGHT_TO_LEFT


def _is_same(one: str, other: str) -> bool:
    """Say whether two tags are one language for a voice: `de` and `de-at` are, `pt-br` and `pt-pt` are not."""
    one, other = one.lower(), other.lower()
    return one == other or other.startswith(f"{one}-") or one.startswith(f"{other}-")
