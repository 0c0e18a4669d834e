"""Finding the credential that is attached to a PDF, ours or another issuer's.

A PDF is a large program to run for one attachment, so it is not run: attached files are streams, streams stand
in the file as they are (ISO 32000-1, 7.5.7: never inside an object stream), and the dictionary before each one
says that it is an embedded file. So they are looked for, unpacked one by one up to a limit, and only what looks
like a credential counts. A PDF inside a PDF is not opened.
"""

import re
from collections.abc import Iterator

from advocert_certificates.credentials.carriers.inflate import inflate
from advocert_certificates.domain.carrier_errors import (
    BakedTwiceError,
    BrokenPictureError,
    LockedFileError,
    NothingBakedError,
)

_ATTACHED = re.compile(rb"/Type\s*/EmbeddedFile\b|/Subtype\s*/application#2[fF](?:json|jwt|vc|ld#2[bB]json)")
_STREAM = re.compile(rb"\bstream\r?\n")
_LOCKED = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R")
_FILTERED = re.compile(rb"/Filter\s*(?:\[\s*)?/(\w+)")
_DICTIONARY = 4_000  # the dictionary of a stream is far shorter
_MOST_FILES = 20
_LIMIT = 4_000_000
_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def unbake_pdf(paper: bytes) -> str:
    """Return the credential text attached to a PDF.

    Raises:
        NothingBakedError: nothing attached looks like a credential.
        BakedTwiceError: several different ones are attached.
        LockedFileError: the PDF is encrypted.
        UnpackedTooLargeError: an attached file is far too large.
    """
    if _LOCKED.search(paper):
        raise LockedFileError
    found = {text for data in _attached(paper) if (text := _credential_text(data))}
    if len(found) > 1:
        raise BakedTwiceError
    if not found:
        raise NothingBakedError
    return found.pop()


def _attached(paper: bytes) -> Iterator[bytes]:
    starts: set[int] = set()
    for marker in _ATTACHED.finditer(paper):
        stream = _STREAM.search(paper, marker.end(), marker.end() + _DICTIONARY)
        if stream is None or stream.end() in starts:
            continue
        starts.add(stream.end())
        if len(starts) > _MOST_FILES:
            return
        data = _unpacked(paper, marker.start(), stream)
        if data is not None:
            yield data


def _unpacked(paper: bytes, marker: int, stream: re.Match[bytes]) -> bytes | None:
    """Return the bytes of one attached file, or None where they are packed in a way we do not read."""
    begin = max(paper.rfind(b"obj", 0, marker), marker - _DICTIONARY)
    filtered = _FILTERED.search(paper, begin, stream.start())
    end = paper.find(b"endstream", stream.end())
    if end < 0:
        raise BrokenPictureError
    if filtered is None:
        return paper[stream.end() : end][:_LIMIT]
    return inflate(paper[stream.end() :], _LIMIT) if filtered.group(1) == b"FlateDecode" else None


def _credential_text(data: bytes) -> str:
    """Return the text when it can be a credential; an invoice or a picture that is attached too is passed by."""
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return ""
    if text.startswith("{") and "VerifiableCredential" in text:
        return text
    return text if _JWT.fullmatch(text) else ""
