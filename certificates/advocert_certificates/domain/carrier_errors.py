"""Why nothing could be taken out of a file: one class per reason. Every name ends in Error.

`str()` is one sentence about the file and one about what to do. None of them repeats anything from the file:
whoever sent it may be lying.
"""

from typing import ClassVar

from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.phrases import Phrase


class CarrierError(CredentialError):
    """Root: the file does not give us a certificate. `reason` is the stable code of the class."""

    reason: ClassVar[str]
    text: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(self.text)


class EmptyFileError(CarrierError):
    """There is nothing in it."""

    reason = "file_empty"
    text = Phrase("The file is empty. Choose the file as it was downloaded.")


class FileTooLargeError(CarrierError):
    """More bytes than any certificate has."""

    reason = "file_too_large"
    text = Phrase(
        "The file is larger than 5 MB; a certificate is far smaller. Choose the certificate itself."
    )


class UnknownFileError(CarrierError):
    """Neither JSON, nor a JWT, nor PNG, SVG or PDF."""

    reason = "file_unknown"
    text = Phrase("This is no file that carries a certificate. Choose a PDF, PNG, SVG, JSON or JWT file.")


class NothingBakedError(CarrierError):
    """A picture or paper of a kind we read, without a credential in it."""

    reason = "nothing_baked"
    text = Phrase(
        "There is no certificate inside this file; some programs and phones remove it when they save a picture. "
        "Ask the holder for the JSON file or the link."
    )


class BakedTwiceError(CarrierError):
    """More than one credential: it would be a guess which one counts."""

    reason = "baked_twice"
    text = Phrase("There is more than one certificate inside this file. Ask the holder for the original.")


class OldBadgeError(CarrierError):
    """An Open Badge of version 1 or 2, which is not signed in our way."""

    reason = "old_badge"
    text = Phrase("This is an Open Badge of an older version, which this page cannot check. Ask its issuer.")


class BrokenPictureError(CarrierError):
    """The file does not keep the rules of its format."""

    reason = "file_broken"
    text = Phrase("The file is damaged, so nothing in it can be read. Ask the holder for the original.")


class UnsafePictureError(CarrierError):
    """An SVG with a script, an entity or another thing that acts when it is opened."""

    reason = "file_unsafe"
    text = Phrase(
        "This picture contains a program, which no badge needs, so it was not opened. Ask the holder for the JSON file."
    )


class UnpackedTooLargeError(CarrierError):
    """A small file that becomes a huge one: made to stop the reader."""

    reason = "file_bomb"
    text = Phrase(
        "Something in this file unpacks to far more than a certificate holds, so it was not opened. Ask the holder for the JSON file."
    )


class LockedFileError(CarrierError):
    """An encrypted PDF."""

    reason = "file_locked"
    text = Phrase(
        "This PDF is locked with a password, so the certificate inside cannot be read. Ask the holder for the original."
    )
