"""The small round face of a person: two letters and one of four grounds. No photos, anywhere."""

import zlib

_GROUNDS = ("f1", "f2", "f3", "")


def initials_of(name: str) -> str:
    """Return the first letters of the first and last word; one letter where there is one word.

    >>> initials_of("Ana Lucía Fernández"), initials_of("李明"), initials_of("")
    ('AF', '李', '?')
    """
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def ground_of(name: str) -> str:
    """Return the CSS class of the ground: the same name has the same on every page and after a restart."""
    return _GROUNDS[zlib.crc32(name.encode()) % len(_GROUNDS)]
