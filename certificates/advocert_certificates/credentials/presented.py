"""From the bytes that somebody hands in to the credential in them. Nothing about it is checked yet."""

from dataclasses import dataclass
from typing import Any

from advocert_certificates.credentials.carriers.finding import find_credential
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
    found = find_credential(data)
    if not found.is_jwt:
        document = read_json(found.text.encode())
        return Presented(found.carrier.value, "", document, document)
    try:
        return Presented(found.carrier.value, found.text, None, read_token(found.text).credential)
    except RefusedError:
        return Presented(found.carrier.value, found.text, None, {})  # the check says what is wrong with it
