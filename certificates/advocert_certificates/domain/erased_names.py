"""Names of somebody who is forgotten, in words that people wrote about others: found as whole names and blacked out.

A full name is found in any case, with any spaces between its words, also as `Last, First`; not inside another word
(`Ann Lee` is not in `Joann Lee`, `Ann Leeds` or `Ann Lee-Roy`). Scripts without spaces between words have no such
bounds. A name of one word is often a word too (`Will`, `May`), so its case must fit. A mail address is found in any
case.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

MARK = "[erased]"
_BEFORE, _AFTER = r"(?<![\w'\u2019-])", r"(?![\w\u0300-\u036f])(?![-'\u2019]\w\w)"
_MAIL_BEFORE, _MAIL_AFTER = r"(?<![\w.+-])", r"(?![\w-])(?!\.\w)"
_ONE_WORD, _ENOUGH = 1, 3


class ErasedNames:
    """What somebody was called, as patterns.

    >>> ErasedNames({"Ann Lee"}, {"a.lee@acme.example"}).blacken("ANN  LEE said so; Joann Lee did not.")
    '[erased] said so; Joann Lee did not.'
    """

    def __init__(self, names: Iterable[str], mails: Iterable[str] = ()) -> None:
        self._names = sorted({" ".join(name.split()) for name in names} - {""}, key=len, reverse=True)
        self._mails = sorted({mail.strip() for mail in mails} - {""})
        parts = [_mail(mail) for mail in self._mails] + [one for name in self._names for one in _forms(name)]
        self._pattern = re.compile("|".join(parts)) if parts else None

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return self._pattern is not None

    def are_in(self, text: str) -> bool:
        """Tell whether a text names the person."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def blacken(self, text: str) -> str:
        """Return the text with a mark in the place of each name."""
        return self._pattern.sub(MARK, text) if self._pattern is not None else text

    def hints(self) -> tuple[str, ...]:
        """Return words of which every text that names the person holds one; none where that cannot be said.

        They are ASCII, so that every database compares them without regard to case.
        """
        found = [_hint(one) for one in (*self._names, *self._mails)]
        return tuple(found) if all(found) else ()


def excerpt(text: str, names: ErasedNames, around: int = 40) -> str:
    """Return the beginning of a text up to a little after the first name, without line breaks."""
    flat = " ".join(text.split())
    if names._pattern is None or (found := names._pattern.search(flat)) is None:  # noqa: SLF001 - of this module
        return flat[: 2 * around]
    begin, end = max(found.start() - around, 0), found.end() + around
    return f"{'…' if begin else ''}{flat[begin:end]}{'…' if end < len(flat) else ''}"


def _forms(name: str) -> Iterator[str]:
    """Return the patterns of one name, as it is and with the last word first, composed and decomposed."""
    words = name.split(" ")
    orders = [(words, r"\s+")]
    if len(words) > _ONE_WORD:
        orders.append(([f"{words[-1]},", *words[:-1]], r"\s*"))
    flags = "i" if len(words) > _ONE_WORD else ""
    for order, space in orders:
        for form in ("NFC", "NFD"):
            said = [re.escape(unicodedata.normalize(form, word)) for word in order]
            first = said[0] + space + r"\s+".join(said[1:]) if said[1:] else said[0]
            before = "" if _has_no_bounds(name[0]) else _BEFORE
            after = "" if _has_no_bounds(name[-1]) else _AFTER
            yield f"(?{flags}:{before}{first}{after})" if flags else f"(?:{before}{first}{after})"


def _mail(mail: str) -> str:
    return f"(?i:{_MAIL_BEFORE}{re.escape(mail)}{_MAIL_AFTER})"


def _has_no_bounds(character: str) -> bool:
    """Tell whether a script writes words without spaces: Han, Kana and their like."""
    return unicodedata.east_asian_width(character) in "WF"


def _hint(name: str) -> str:
    words = [word for word in re.split(r"[\s,]+", name) if word.isascii() and len(word) >= _ENOUGH]
    return max(words, key=len, default="")
