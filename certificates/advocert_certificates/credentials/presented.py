"""From the bytes that somebody hands in to the credential in them. Nothing about it is checked yet."""

from dataclasses import dataclass
from typing import Any

from advocert_certificates.domain.reading import read_json
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.tokens import read_token


@dataclass(frozen=True)
class Presented:
    """A credential as text; `document` when it is JSON, `credential` its members either way."""

    carrier: str
    text: str
    document: dict[str, Any] | None
    credential: dict[str, Any]


def open_presented(data: bytes) -> Presented:
    """Return the credential in a file or a text: JSON, JWT, or something that carries one of them.

    Raises:
        CredentialError: there is none; the text says what to do.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").strip()
    if start.startswith(b"{") or not _looks_like_token(start):
        document = read_json(data)
        return Presented("json", "", document, document)
    text = start.decode("ascii")
    try:
        return Presented("jwt", text, None, read_token(text).credential)
    except RefusedError:
        return Presented("jwt", text, None, {})  # the check says what is wrong with it


def _looks_like_token(start: bytes) -> bool:
    return start.count(b".") == 2 and not start.strip(_TOKEN)  # noqa: PLR2004 - three parts


_TOKEN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
