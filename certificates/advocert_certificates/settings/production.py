"""Values from the site's configuration file (`ENV_TOKENS`), which the platform reads before plugins."""

from types import SimpleNamespace
from typing import Any

from advocert_certificates.settings.common import DEFAULTS


def plugin_settings(settings: SimpleNamespace | Any) -> None:
    """Take over every `ADVOCERT_...` of the configuration file."""
    tokens = getattr(settings, "ENV_TOKENS", {})
    for name in DEFAULTS:
        if name in tokens:
            setattr(settings, name, tokens[name])
