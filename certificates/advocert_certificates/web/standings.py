"""The words, icon and tone of a standing: one table for every page, so that it looks the same everywhere."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Badge:
    """Icon, word and tone: always all three, because meaning never hangs on colour alone."""

    icon: str
    word: str
    tone: str = ""


STANDINGS: dict[str, Badge] = {
    "certified": Badge("check", _("Certified"), "good"),
    "expiring": Badge("clock", _("Certified, ends soon"), "warn"),
    "grace": Badge("clock", _("In grace"), "warn"),
    "suspended": Badge("pause", _("Suspended"), "stop"),
    "revoked": Badge("ban", _("Taken back"), "stop"),
    "expired": Badge("cross", _("Expired")),
    "learning": Badge("info", _("Learning")),
}

# A standing that this version of the pages does not know is shown as unknown, never as certified.
UNKNOWN = Badge("ask", _("Not known"))


def badge_for(state: str) -> Badge:
    """Return how a state of a certification is drawn."""
    return STANDINGS.get(state, UNKNOWN)
