"""Errors of forgetting somebody. Every name ends in Error; one class per reason, with the next step."""

from advocert_certificates.domain.errors import RequestError
from advocert_certificates.domain.phrases import Phrase


class AlreadyErasedError(RequestError):
    """The person was forgotten before."""

    def __init__(self) -> None:
        super().__init__(Phrase("Everything about this person is erased already. Nothing was changed."))


class ErasureNotConfirmedError(RequestError):
    """What was typed is not the user name."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            Phrase("Nothing was changed: type {wanted} exactly as it is written here.", wanted=wanted)
        )


class ErasureNotAskedError(RequestError):
    """Nobody has asked for it, or the request was withdrawn meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            Phrase(
                "Nothing was changed: nobody asks for it any more. Propose it, and another person does it."
            )
        )
