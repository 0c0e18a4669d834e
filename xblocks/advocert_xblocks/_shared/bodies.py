"""Reading the body of a request: whatever somebody sends, the answer is a value or a refusal, never an error page.

Three things get past a plain `json.loads` and fail much later: arrays nested so deep that reading them ends in a
RecursionError, the character NUL, which PostgreSQL takes in no text, and half of a surrogate pair, which no encoding
takes. A form never sends any of them.
"""

import json
from typing import Any

from advocert_xblocks._shared.errors import TextNotStorableError, UnreadableBodyError

# The editor sends the most: a million characters, each of which JSON may write as six.
MAX_BYTES = 8_000_000
NUL = "\x00"


def body_of(request: Any) -> bytes:
    """Return what was sent, as bytes.

    Raises:
        UnreadableBodyError: it is a form in parts. The platform has read that one to look for its token, and asking for
            its bytes once more would end in an error page.
    """
    if (request.content_type or "").lower().startswith("multipart/"):
        raise UnreadableBodyError
    return bytes(request.body)


def read_body(body: bytes) -> Any:
    """Return the value that a JSON body holds; every text in it can be stored.

    Raises:
        UnreadableBodyError: it is no JSON, longer than `MAX_BYTES`, or nested too deep to be read.
        TextNotStorableError: some text in it has a character that no database takes.
    """
    if len(body) > MAX_BYTES:
        raise UnreadableBodyError
    try:
        value = json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableBodyError from error
    require_storable(value)
    return value


def require_storable(value: Any) -> None:
    """Look at every text in a value, keys as well, without recursion.

    Raises:
        TextNotStorableError: one holds NUL or half of a character.
    """
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += one.keys()
            left += one.values()
        elif isinstance(one, list):
            left += one
        elif isinstance(one, str) and not is_storable(one):
            raise TextNotStorableError


def is_storable(text: str) -> bool:
    """Say whether every database takes a text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return NUL not in text
