"""Reading what a browser sent. Nothing in it is believed: each value has a type, a range, or is refused."""

from typing import Any

from advocert_xblocks._shared.errors import BadInputError

MAX_DIGITS = 9


def read_text(data: Any, key: str, limit: int) -> str:
    """Return a text of at most `limit` characters.

    Raises:
        BadInputError: it is missing, no text, or longer.
    """
    value = _value(data, key)
    if not isinstance(value, str) or len(value) > limit:
        raise BadInputError
    return value


def read_number(data: Any, key: str) -> int:
    """Return a number from 0; forms send digits, scripts send numbers.

    Raises:
        BadInputError: it is missing, negative, or no whole number.
    """
    value = _value(data, key)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**MAX_DIGITS:
        return value
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= MAX_DIGITS:
        return int(value)
    raise BadInputError


def read_flag(data: Any, key: str) -> bool:
    """Return whether something was ticked; a checkbox that was not is absent."""
    value = data.get(key) if isinstance(data, dict) else None
    return isinstance(value, (bool, str)) and value in {True, "on", "true", "yes"}


def _value(data: Any, key: str) -> Any:
    if not isinstance(data, dict) or key not in data:
        raise BadInputError
    return data[key]
