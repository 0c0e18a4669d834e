"""The platform's translation service, as its source reads in 2025 and 2026 (`XBlockI18nService`).

It looks for `translations/<language>/LC_MESSAGES/text.mo` beside the root package of a block, and falls back to
Django's own catalogue where there is none.
"""

import gettext
from importlib.resources import files
from typing import Any

from django.utils import translation
from django.utils.translation import get_language, to_locale


class PlatformI18nService:
    """Translate for blocks of one package, in the language of the request."""

    def __init__(self, package: str = "advocert_xblocks") -> None:
        self.folder = str(files(package) / "translations")

    def gettext(self, text: str) -> str:
        """Return the text in the language that is active now."""
        try:
            return self._catalogue().gettext(text)
        except OSError:
            return str(translation.gettext(text))

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return the form that a number asks for."""
        try:
            return self._catalogue().ngettext(one, many, number)
        except OSError:
            return str(translation.ngettext(one, many, number))

    def _catalogue(self) -> Any:
        return gettext.translation("text", self.folder, [to_locale(get_language() or "en")])
