"""What is kept of a fact's body: bounded, clamped, and without what only item analysis needs.

A block, a platform or a person at HR may send anything. Numbers are clamped to what they can mean, texts are cut,
depth and size are limited; a flag stays what it was, so that only an exact `true` ever counts. What is about single
items of an exam form is taken out: the fact keeps how many there were and the SHA-256 of their names, so that names
and answers can be deleted sooner than the fact without weakening it.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from advocert_certificates.domain.errors import EvidenceInputError

MAX_BYTES, MAX_TEXT, MAX_DEPTH = 16_384, 4_000, 6
_PERCENT = frozenset({"score", "percent"})
_ITEMS = ("item_refs", "responses", "unclear")
_WHOLE = 1 << 53  # what every JSON reader keeps exactly


def clean_body(body: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the body to keep, and apart from it what is about single items.

    Raises:
        EvidenceInputError: it is too large or nested too deep.
    """
    items = {key: _clamp(key, body[key], 0) for key in _ITEMS if key in body}
    kept = {str(key): _clamp(str(key), value, 0) for key, value in body.items() if key not in _ITEMS}
    if "item_refs" in items:
        kept["items_sha256"] = items_digest(items["item_refs"])
    if len(_text(kept)) > MAX_BYTES:
        raise EvidenceInputError(f"its body has more than {MAX_BYTES:,} bytes")
    return kept, items


def items_digest(item_refs: Any) -> str:
    """Return the SHA-256 of the names of drawn items, by which a fact remembers them."""
    return sha256(_text(item_refs)).hexdigest()


def _clamp(key: str, value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise EvidenceInputError("its body is nested too deep")
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, Mapping):
        inside = "score" if key == "dimensions" else ""
        return {str(name): _clamp(inside or str(name), inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clamp(key, inner, depth + 1) for inner in value]
    if isinstance(value, bool) or value is None:
        return value
    return _number(key, value)


def _number(key: str, value: Any) -> int | float:
    if not isinstance(value, int | float) or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return 0
    low, high = (0, 100) if key in _PERCENT else (0, _WHOLE)
    return min(max(value, low), high)


def _text(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False).encode()
