"""The canonical form of an authored text, and its hash.

Canonical text has LF line ends, none of the characters that XML 1.0 (2.2) forbids, no leading blank lines and
exactly one newline at the end. A browser, a zip, an editor and the platform's own export may change any of
that without a word; so it is fixed before anything is hashed, signed or compared. Nothing else is touched: no
Unicode normalisation, no trimming inside lines, because a text that somebody signs is shown to them letter by
letter.

The empty text stays empty. Evolution: a change of these rules changes every hash that was ever signed, so
there is none.
"""

import hashlib
import re

# XML 1.0, 2.2 (Char): everything else is forbidden. The platform's String field deletes these without a word.
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEADING_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_BYTE_ORDER_MARK = "\ufeff"


def canonical(text: str) -> str:
    r"""Return the one form of a text that is stored, hashed and compared.

    >>> canonical("\r\n\nHello\x00 there\r\n\n")
    'Hello there\n'
    """
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    text = _LEADING_BLANK_LINES.sub("", _FORBIDDEN.sub("", text)).strip("\n")
    return f"{text}\n" if text.strip() else ""


def sha256_hex(text: str) -> str:
    """Return THE hash of a text: SHA-256 of the UTF-8 of its canonical form, 64 lower-case hex digits."""
    return hashlib.sha256(canonical(text).encode()).hexdigest()
