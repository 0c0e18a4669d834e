"""What may be said about another system. "Told" is not "confirmed": nobody has asked the system back yet."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from advocert_certificates.data import AccessView


@dataclass(frozen=True)
class AccessWords:
    """One line about one system: `word` beside the icon, `detail` under it.

    `needs_person` says that no machine tries any more.
    """

    icon: str
    tone: str
    word: str
    detail: str
    needs_person: bool = False

    @property
    def badge_tone(self) -> str:
        """Return the tone for a table, where the words stand in a badge. Told is not confirmed, so never green."""
        return {"due": "warn", "off-stop": "stop"}.get(self.tone, "")


_WORDS: dict[tuple[str, str], AccessWords] = {
    ("on", "sent"): AccessWords(
        "check", "on", _("Told: on"), _("The system took the message. It has not been asked back.")
    ),
    ("off", "sent"): AccessWords(
        "ban", "off", _("Told: off"), _("The system took the message. It has not been asked back.")
    ),
    ("on", "pending"): AccessWords(
        "clock", "due", _("Waiting: on"), _("The message leaves in a few seconds.")
    ),
    ("off", "pending"): AccessWords(
        "clock", "due", _("Waiting: off"), _("The message leaves in a few seconds.")
    ),
    ("on", "failed"): AccessWords(
        "clock", "due", _("Not reached: on"), _("The system did not answer. We try again.")
    ),
    ("off", "failed"): AccessWords(
        "warn",
        "off-stop",
        _("Not reached: off"),
        _("The system did not answer, so access may still be on. We try again."),
    ),
    ("on", "parked"): AccessWords(
        "warn",
        "due",
        _("Not told: on"),
        _("The system refused the message. Its owner must look."),
        needs_person=True,
    ),
    ("off", "parked"): AccessWords(
        "warn",
        "off-stop",
        _("Not told: off"),
        _("The system refused the message, so access may still be on. Its owner must look."),
        needs_person=True,
    ),
}
_UNKNOWN = AccessWords("ask", "off", _("Not known"), _("Nothing is known about this system."))


def words_for(access: AccessView) -> AccessWords:
    """Return the line about one system; what is unknown is said to be unknown, never guessed."""
    return _WORDS.get((access.wanted, access.state), _UNKNOWN)
