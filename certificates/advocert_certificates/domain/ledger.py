"""What stands in the log about one transition: a commitment, so that the log keeps its proofs after an erasure.

A leaf is canonical JSON with an opaque id, the moment, and SHA-256(salt, record). The record holds everything
about the transition and stays in its own tables; the salt (32 random bytes) stands beside the leaf and is
deleted with the person: then nobody can tell which record a leaf was about, and every hash still fits.

Evolution: `v` grows when the meaning of a key changes; a reader refuses a version it does not know.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from advocert_certificates.domain.instants import format_instant

VERSION = 1
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return the one spelling of a JSON object: sorted keys, no spaces, ASCII, so no database can change it."""
    return _ENCODER.encode(value).encode()


def commitment(salt: bytes, record: Mapping[str, Any]) -> str:
    """Return SHA-256(salt, canonical record) as hex. The salt has a fixed length, so the two cannot shift."""
    return sha256(salt + canonical(record)).hexdigest()


def actor_mark(salt: str, name: str) -> str:
    """Return the mark of somebody who decided: records name them so, and the name can be forgotten."""
    return sha256(f"{salt}:{name}".encode()).hexdigest()


def words_mark(salt: str, words: str) -> str:
    """Return the mark of what somebody wrote: records hold it, so that a name in the words can be blacked out.

    Nothing has no mark. The length of the salt is in it, so that nothing can move between salt and words.
    """
    return sha256(f"{len(salt)}:{salt}:{words}".encode()).hexdigest() if salt or words else ""


def snapshot_digest(snapshot: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a certificate says. It goes with the person: a name could be tried against it."""
    return sha256(canonical(snapshot)).hexdigest()


def leaf_text(entry: str, at: datetime, commit: str) -> str:
    """Return the text of a leaf; `entry` is its random id."""
    return canonical({"at": format_instant(at), "commitment": commit, "entry": entry, "v": VERSION}).decode()
