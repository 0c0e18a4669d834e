r"""Which values may be signed, and how N-Quads writes them.

RDFC-1.0 (5, canonical N-Quads) escapes control characters as `\b`, `\t`, `\u0000`; its predecessor, which
many implementations still run, writes most of them raw. A text that holds one has two canonical forms in the
wild, so we refuse it before signing: C0 controls (a line feed is allowed where a text has several lines),
DEL, C1 controls, and lone surrogates, which JSON can carry and UTF-8 cannot. Everything else is signed as it
is: any script, emoji, quotes. This module does not normalize: what was given is what is signed.
"""

import re
from functools import lru_cache

from advocert_certificates.domain.credential_errors import (
    EncodingError,
    UnsignableTextError,
    WrongTypeError,
    WrongValueError,
)
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.vocabulary import Form

LINE_LIMIT = 1_000
TEXT_LIMIT = 20_000

_UNSIGNABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNRESERVED = r"[A-Za-z0-9._~!$&'()*+,;=:@/?-]"
_HTTP = rf"https?://[A-Za-z0-9.-]+(:\d{{1,5}})?(/({_UNRESERVED}|%[0-9A-Fa-f]{{2}})*)?(#({_UNRESERVED}|%[0-9A-Fa-f]{{2}})*)?"
_DID = r"did:web:[A-Za-z0-9.-]+(%3A\d{1,5})?(:[A-Za-z0-9._-]+)*"
_UUID = r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_FORMS = {
    Form.HTTP: re.compile(_HTTP, re.ASCII),
    Form.DID: re.compile(_DID, re.ASCII),
    Form.URI: re.compile(f"{_HTTP}|{_DID}|{_UUID}", re.ASCII),
    Form.DIGITS: re.compile(r"0|[1-9][0-9]{0,9}"),
    Form.MULTIBASE: re.compile(r"u[A-Za-z0-9_-]+"),
    Form.LANGUAGE: re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"),
}


def escape_line(value: object, member: str) -> str:
    """Return a one-line text as it stands between the quotes of a canonical N-Quads literal.

    Raises:
        WrongTypeError: no text.
        WrongValueError: empty, or longer than `LINE_LIMIT`.
        UnsignableTextError: a character that cannot be signed safely, a line feed included.
    """
    if type(value) is not str:
        raise WrongTypeError(member, "a text")
    # The quick way out: printable and without the two characters that are escaped. It is true for nearly all
    # names.
    if value.isprintable() and '"' not in value and "\\" not in value and 0 < len(value) <= LINE_LIMIT:
        return value
    escaped = _escape(value, member, LINE_LIMIT)
    if "\n" in value:
        raise UnsignableTextError(member, value.index("\n"), "\n")
    return escaped


def escape_text(value: object, member: str) -> str:
    """Return a text of one or several lines, escaped like `escape_line`."""
    if type(value) is not str:
        raise WrongTypeError(member, "a text")
    return _escape(value, member, TEXT_LIMIT)


def _escape(value: str, member: str, limit: int) -> str:
    if not value or len(value) > limit:
        raise WrongValueError(member, f"a text of 1 to {limit} characters")
    found = _UNSIGNABLE.search(value)
    if found:
        raise UnsignableTextError(member, found.start(), found.group())
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def check_form(form: Form, value: object, member: str) -> str:
    """Return the value unchanged if it has the form; none of these forms needs escaping.

    Raises:
        WrongTypeError: no text.
        WrongValueError: another form.
    """
    if type(value) is not str:
        raise WrongTypeError(member, form.value)
    if not _has_form(form, value):
        raise WrongValueError(member, form.value)
    return value


@lru_cache(maxsize=4096)
def _has_form(form: Form, value: str) -> bool:
    if form is Form.INSTANT:
        try:
            parse_instant(value)
        except EncodingError:
            return False
        return True
    # A status list may be long; every other form that long is an attack on the memory of the cache.
    return (len(value) <= LINE_LIMIT or form is Form.MULTIBASE) and _FORMS[form].fullmatch(value) is not None
