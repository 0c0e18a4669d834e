"""Errors of looking at new rules. Every name ends in Error; one class per reason, with the next step."""

from advocert_certificates.domain.errors import RequestError
from advocert_certificates.domain.phrases import Phrase


class LookNotFoundError(RequestError):
    """There is no such look at new rules."""

    def __init__(self, uuid: object) -> None:
        super().__init__(
            Phrase("There is no look {uuid} at new rules. Open Programme and look again.", uuid=uuid)
        )


class StaleLookError(RequestError):
    """What was found when everybody was looked at does not hold for these rules now; the text says why."""

    def __init__(self, why: str) -> None:
        super().__init__(Phrase("Nothing was changed: {why}.", why=why))
