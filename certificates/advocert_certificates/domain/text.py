r"""Which values may be signed, and how N-Quads writes them.

RDFC-1.0 (5, canonical N-Quads) escapes control characters as `\b`, `\t`, `\u0000`; its predecessor, which
many implementations still run, writes most of them raw. A text that holds one has two canonical forms in the
wild, so we refuse it before signing: C0 controls (a line feed is allowed where a text has several lines),
DEL, C1 controls, and lone surrogates, which JSON can carry and UTF-8 cannot. Everything else is signed as it
is: any script, emoji, quotes. This module does not normalize: what was given is what is signed.
"""

import re
import string
from collections.abc import Callable
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
_INSTANT_LENGTH = len("2026-03-04T00:00:00Z")

_UNSIGNABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Possessive, so that no text makes the match slow.
_SIGN = r"[A-Za-z0-9._~!$&'()*+,;=:@/?-]"
_PATH = rf"(?:{_SIGN}|%[0-9A-Fa-f]{{2}})*"
_PATH_IN_RUNS = rf"(?:{_SIGN}++|%[0-9A-Fa-f]{{2}})*+"
_HTTP = rf"https?://[A-Za-z0-9.-]+(?::[0-9]{{1,5}})?(?:/{_PATH})?(?:#{_PATH})?"
_DID = r"did:web:[A-Za-z0-9.-]+(%3A\d{1,5})?(:[A-Za-z0-9._-]+)*"
_UUID = r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_BASE64URL = (string.ascii_letters + string.digits + "-_").encode()


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


def form_checker(form: Form) -> Callable[[object, str], str]:
    """Return the check of one form: it gives the value back unchanged; none of these forms needs escaping.

    The check raises:
        WrongTypeError: no text.
        WrongValueError: another form.
    """
    fits = _CHECKS[form]

    def check(value: object, member: str) -> str:
        if type(value) is not str:
            raise WrongTypeError(member, form.value)
        if not fits(value):
            raise WrongValueError(member, form.value)
        return value

    return check


def check_form(form: Form, value: object, member: str) -> str:
    """Check one value; see `form_checker`."""
    return form_checker(form)(value, member)


def pattern_of(form: Form) -> str:
    """Return the regular expression of a form, as JSON schema (ECMA 262) writes it."""
    return f"^(?:{_PATTERNS[form]})$"


def _is_short_and(pattern: str) -> Callable[[str], bool]:
    # Runs with possessive quantifiers mean the same and make long addresses cheap; ECMA 262 has none.
    match = re.compile(pattern.replace(_PATH, _PATH_IN_RUNS), re.ASCII).fullmatch
    return lambda value: len(value) <= LINE_LIMIT and match(value) is not None


@lru_cache(maxsize=1024)
def _is_instant(value: str) -> bool:
    try:
        parse_instant(value)
    except EncodingError:
        return False
    return True


def _is_multibase(value: str) -> bool:
    """Tell whether a text is base64url multibase; a status list may be long, so no pattern looks at it."""
    left = value.encode("utf-8", "replace").translate(None, delete=_BASE64URL)
    return value.startswith("u") and len(value) > 1 and not left


_PATTERNS = {
    Form.HTTP: _HTTP,
    Form.DID: _DID,
    Form.URI: f"{_HTTP}|{_DID}|{_UUID}",
    Form.DIGITS: r"0|[1-9][0-9]{0,9}",
    Form.LANGUAGE: r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?",
    Form.MULTIBASE: r"u[A-Za-z0-9_-]+",
}
_CHECKS: dict[Form, Callable[[str], bool]] = {
    **{form: _is_short_and(pattern) for form, pattern in _PATTERNS.items()},
    Form.INSTANT: lambda value: len(value) == _INSTANT_LENGTH and _is_instant(value),
    Form.MULTIBASE: _is_multibase,
}
