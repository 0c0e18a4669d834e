"""Our own translations, for hosts that bring none: xblock-sdk, a preview, a platform without our language.

Source: `translations/<language>/LC_MESSAGES/text.mo`, where the platform's own service looks as well.
"""

import gettext
from functools import lru_cache
from pathlib import Path

from django.utils.translation import to_locale

FOLDER = Path(__file__).parent.parent / "translations"
DOMAIN = "text"


def translate(text: str, language: str | None) -> str:
    """Return a text in a language such as `de` or `de-at`, unchanged where we have no translation."""
    return _translations(language).gettext(text) if language else text


def translate_many(one: str, many: str, number: int, language: str) -> str:
    """Return the form of a sentence that a number asks for in a language."""
    return _translations(language or "en").ngettext(one, many, number)


@lru_cache(maxsize=64)
def _translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; `de_AT` falls back to `de`."""
    return gettext.translation(DOMAIN, FOLDER, [to_locale(language)], fallback=True)
