"""Settings of the blocks: optional, read where they are used, so that a test or a site may change them."""

from django.conf import settings

LIGHT, DEVICE = "light", "device"


def company_name() -> str:
    """Return the organisation of the site, or an empty text when nobody said (ADVOCERT_COMPANY)."""
    return str(getattr(settings, "ADVOCERT_COMPANY", ""))


def voice_url() -> str:
    """Return where people tell leaders what they should know (ADVOCERT_VOICE_URL), empty when nowhere."""
    return str(getattr(settings, "ADVOCERT_VOICE_URL", ""))


def theme() -> str:
    """Return `light`, or `device` to follow the device (ADVOCERT_BLOCK_THEME).

    Light by default: a dark block in a light course page is a fault.
    """
    return DEVICE if getattr(settings, "ADVOCERT_BLOCK_THEME", LIGHT) == DEVICE else LIGHT


def may_edit_outside_studio() -> bool:
    """Return whether the editor may save outside Studio (ADVOCERT_EDIT_ANYWHERE; demos only)."""
    return bool(getattr(settings, "ADVOCERT_EDIT_ANYWHERE", False))
