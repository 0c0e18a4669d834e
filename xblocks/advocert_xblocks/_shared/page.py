"""From markup to a Fragment: the element that becomes the shadow host, the loader, and what it needs.

Addresses leave behind a prefix character, because Studio's preview rewrites a quoted `/static/…` in init
arguments to an address of the course's files, which does not exist. Texts of the course never travel in init
arguments for the same reason.
"""

import html
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_noop
from web_fragments.fragment import Fragment

from advocert_xblocks._shared import conf
from advocert_xblocks._shared.html import el
from advocert_xblocks._shared.words import Words

PREFIX = "@"
INIT = "AdvocertBlock"
# Their first load stays below 30 kB that way (tests/xblocks/test_weight.py).
ASKS_NOTHING = frozenset({"certificate", "studio"})

# What the script may have to say without the server.
CLIENT_TEXTS = {
    "not_started": gettext_noop("This page could not be started. Reload it; what you did before is kept."),
    "offline": gettext_noop("There is no connection. What you entered is still on this page. Try again."),
    "failed": gettext_noop("We could not save this. It is still on this page. Try again, or copy it."),
    "expired": gettext_noop("Your session has ended. Sign in again in another tab, then try again here."),
}

# Languages times time zones; what comes after them is made anew each time.
MAX_LANGUAGES = 256
_CLIENT_TEXTS: dict[tuple[str, str, str], dict[str, str]] = {}


def build_fragment(block: Any, folder: str, markup: SafeString, words: Words, **args: Any) -> Fragment:
    """Return the fragment of one view.

    Args:
        block: the XBlock that is rendered.
        folder: the folder below `public/` whose script and style sheet belong to the view.
        markup: the first state, made on the server.
        words: the language of the request.
        args: what this view's script needs beyond its addresses.
    """
    host = el(
        f"div.advocert-block.advocert-{folder}",
        _without_script(block),
        markup,
        lang=words.language,
        data_theme=conf.theme(),
    )
    fragment = Fragment(host)
    fragment.add_javascript_url(block.runtime.local_resource_url(block, "public/loader.js"))
    fragment.initialize_js(
        INIT,
        {
            "kit": address(block, "public/kit.js"),
            "module": address(block, f"public/{folder}/{folder}.js"),
            "styles": style_sheets(block, folder),
            "texts": client_texts(words),
            **args,
        },
    )
    return fragment


def _without_script(block: Any) -> SafeString:
    """Return the style sheet of a first page on which no script runs; nobody else loads it.

    Its address is no init argument behind a prefix, so its first slash is written as a reference: the platform looks
    for a quote and `/static/`, the browser does not care.
    """
    href = html.escape(str(block.runtime.local_resource_url(block, "public/first.css")))
    written = f"&#47;{href[1:]}" if href.startswith("/") else href
    return mark_safe(f'<noscript><link rel="stylesheet" href="{written}"></noscript>')  # noqa: S308 - escaped above


def client_texts(words: Words) -> dict[str, str]:
    """Return the script's texts; the same for every view in a language."""
    key = words.key
    if key not in _CLIENT_TEXTS and len(_CLIENT_TEXTS) < MAX_LANGUAGES:
        _CLIENT_TEXTS[key] = {name: words(text) for name, text in CLIENT_TEXTS.items()}
    return _CLIENT_TEXTS.get(key) or {name: words(text) for name, text in CLIENT_TEXTS.items()}


def style_sheets(block: Any, folder: str) -> list[str]:
    """Return the addresses of what a view looks like; a page that asks nothing needs no forms."""
    shared = ("blocks",) if folder in ASKS_NOTHING else ("blocks", "forms")
    return [address(block, f"public/{name}.css") for name in (*shared, f"{folder}/{folder}")]


def address(block: Any, path: str) -> str:
    """Return the address of a file below the package, behind the prefix that the loader cuts off."""
    return PREFIX + str(block.runtime.local_resource_url(block, path))
