"""From the bytes that somebody hands in to the text of a credential. Pure; fetches and stores nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from advocert_certificates.credentials.carriers.pdf import unbake_pdf
from advocert_certificates.credentials.carriers.png import SIGNATURE, unbake_png
from advocert_certificates.credentials.carriers.svg import unbake_svg
from advocert_certificates.domain.carrier_errors import (
    EmptyFileError,
    FileTooLargeError,
    UnknownFileError,
)

LIMIT = 5_000_000
_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


class Carrier(StrEnum):
    """The kind of file that the credential came in."""

    JSON = "json"
    JWT = "jwt"
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True)
class Found:
    """The text of a credential (JSON, or a compact JWS) and what carried it. Nothing about it is checked yet."""

    carrier: Carrier
    text: str

    @property
    def is_jwt(self) -> bool:
        """Whether the text is a compact JWS and not JSON."""
        return not self.text.startswith("{")


def find_credential(data: bytes) -> Found:
    """Return the credential inside a file. What kind of file it is, its first bytes say, never its name.

    Raises:
        CarrierError: one subclass per reason; each says what to do.
    """
    if len(data) > LIMIT:
        raise FileTooLargeError
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise EmptyFileError
    if start.startswith(b"{"):
        return Found(Carrier.JSON, _text(start))
    for carrier, begins, unbake in _CARRIERS:
        if begins(data):
            return Found(carrier, unbake(data).strip())
    text = _text(start).strip()
    if _JWT.fullmatch(text):
        return Found(Carrier.JWT, text)
    raise UnknownFileError


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise UnknownFileError from error


def _is_svg(data: bytes) -> bool:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:2_000]
    return start.startswith(b"<") and b"<svg" in data[:100_000]


_CARRIERS: tuple[tuple[Carrier, Callable[[bytes], bool], Callable[[bytes], str]], ...] = (
    (Carrier.PNG, lambda data: data.startswith(SIGNATURE), unbake_png),
    # Readers accept rubbish before the header, so we do (ISO 32000-1, annex H.3, note 13).
    (Carrier.PDF, lambda data: b"%PDF-" in data[:1_024], unbake_pdf),
    (Carrier.SVG, _is_svg, unbake_svg),
)
