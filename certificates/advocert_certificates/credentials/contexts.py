"""JSON-LD contexts of others: looked for in installed packages and a folder, believed by their SHA-256 only.

Nothing is fetched, ever. Issuing and checking our own credentials need no context; only those of others do. The
package openbadgeslib (extra `verify`) brings the documents; a folder named by ADVOCERT_CONTEXTS_DIR may bring them
too, under any file name.
"""

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_OB = "https://purl.imsglobal.org/spec/ob/v3p0"
# Address -> SHA-256 of the document as it was published. A new version of a page is a new line, after reading it.
PINNED = {
    "https://www.w3.org/ns/credentials/v2": "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    "https://w3id.org/security/data-integrity/v2": "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
    "https://w3id.org/security/multikey/v1": "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
    f"{_OB}/context-3.0.1.json": "5f3d9dd6288ef437ff8286cf95ffbff609c748a66f24a1e9450c45ca64be1571",
    f"{_OB}/context-3.0.2.json": "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
    f"{_OB}/context-3.0.3.json": "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    f"{_OB}/extensions.json": "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93",
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json": (
        "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6"
    ),
}
_PACKAGE = "openbadgeslib"
_LARGEST = 100_000


def context(address: str) -> Mapping[str, Any] | None:
    """Return the pinned context of this address, or None: unknown, or not at hand."""
    return _found().get(PINNED.get(address, ""))


def has_contexts() -> bool:
    """Tell whether the contexts are at hand without which nothing of others can be checked."""
    return context("https://www.w3.org/ns/credentials/v2") is not None


@cache
def _found() -> dict[str, Mapping[str, Any]]:
    """Return the pinned documents by their hash."""
    wanted, found = set(PINNED.values()), {}
    for path in _candidates():
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
        digest = sha256(data).hexdigest()
        if digest in wanted:
            found[digest] = json.loads(data)
    return found


def _candidates() -> Iterator[Path]:
    folder = os.environ.get("ADVOCERT_CONTEXTS_DIR")
    if folder and Path(folder).is_dir():
        yield from sorted(Path(folder).glob("*.json*"))
    spec = find_spec(_PACKAGE)  # found, not imported: only its data is of use here
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield from sorted(Path(place).glob("ob3/contexts/*.json"))
