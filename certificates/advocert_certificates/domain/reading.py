"""Bytes to JSON with one meaning: what one reader sees is what every reader sees."""

import json
from typing import Any

from advocert_certificates.domain.credential_errors import UnreadableError
from advocert_certificates.domain.phrases import Phrase

# A certificate has about 4 kB; a status list of 16 million entries fits too.
LIMIT = 4_000_000


def read_json(data: bytes) -> dict[str, Any]:
    """Return the JSON object in the bytes.

    Raises:
        UnreadableError: too large, not UTF-8, no JSON, no object, nested too deep, or one name twice in one
        object
            (readers disagree which one counts).
    """
    if len(data) > LIMIT:
        raise UnreadableError(Phrase("it has more than {most:,} bytes.", most=LIMIT))
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise UnreadableError(Phrase("it is not written in UTF-8.")) from error
    except json.JSONDecodeError as error:
        raise UnreadableError(Phrase("line {line} is no JSON.", line=error.lineno)) from error
    except RecursionError as error:
        raise UnreadableError(Phrase("it is nested too deep.")) from error
    except ValueError as error:  # a number with thousands of digits
        raise UnreadableError(Phrase("it holds a number that is too long.")) from error
    if not isinstance(value, dict):
        raise UnreadableError(Phrase("it holds no JSON object."))
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise UnreadableError(Phrase("a name stands twice in one object."))
    return value


def _no_constant(name: str) -> Any:
    raise UnreadableError(Phrase("{name} is no JSON.", name=name))
