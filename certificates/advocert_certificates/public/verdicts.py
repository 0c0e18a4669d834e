"""The first sentence of the verify page for each state: the answer before the proof."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Verdict:
    """How a state is said. `shows_holder` is False where nothing of the certificate may be shown.

    `sentence` names the template in `verify/` with the second sentence, because it holds dates.
    """

    tone: str
    icon: str
    heading: str
    sentence: str
    in_force: bool = False
    shows_holder: bool = True


_VERDICTS = {
    "valid": Verdict("good", "check", _("This certificate is valid."), "valid", in_force=True),
    "grace": Verdict("warn", "clock", _("This certificate is in its days of grace."), "grace", in_force=True),
    "expired": Verdict("warn", "clock", _("This certificate has ended."), "expired"),
    "revoked": Verdict("stop", "ban", _("This certificate was taken back."), "revoked"),
    "suspended": Verdict("stop", "pause", _("This certificate is paused."), "suspended"),
    "pending": Verdict("", "clock", _("This certificate is being signed."), "pending"),
    "invalid": Verdict("stop", "warn", _("Do not rely on this certificate."), "invalid", shows_holder=False),
    "tampered": Verdict("stop", "warn", _("Do not rely on this file."), "tampered", shows_holder=False),
    "elsewhere": Verdict(
        "", "info", _("Another organisation signed this file."), "message", shows_holder=False
    ),
    "foreign": Verdict("", "ask", _("This page cannot judge this file."), "message", shows_holder=False),
    "unreadable": Verdict(
        "", "ask", _("There is no certificate to read here."), "message", shows_holder=False
    ),
    "unknown": Verdict("", "ask", _("We do not know this certificate."), "unknown", shows_holder=False),
}


def verdict_on(state: str) -> Verdict:
    """Return what to say about a state. A state that this page does not know is said to be unknown, never valid."""
    return _VERDICTS.get(state, _VERDICTS["unknown"])
