"""Sentences that are made here and read in another language: the pattern stays with the words that fill it."""

from typing import Any, Self


class Phrase(str):
    """An English sentence that still knows its pattern and its values, so that a page can say it otherwise.

    The first argument is a literal wherever a phrase is made, so that translators' tools find it (keyword
    `Phrase`). Values that are phrases themselves are translated too.

    >>> said = Phrase("{count} of 100", count=67)
    >>> said, said.pattern, said.values
    ('67 of 100', '{count} of 100', {'count': 67})
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, Any]

    def __new__(cls, pattern: str, **values: Any) -> Self:
        """Fill the pattern in."""
        phrase = super().__new__(cls, pattern.format(**values) if values else pattern)
        phrase.pattern = pattern
        phrase.values = values
        return phrase


class CountedPhrase(Phrase):
    """A sentence about a number of things; a page asks the catalogue of its language for the form that the number needs.

    >>> CountedPhrase("One of {all} cost you.", "{count} of {all} cost you.", 2, count="Two", all="three")
    'Two of three cost you.'
    """

    __slots__ = ("number", "one", "several")
    one: str
    several: str
    number: int

    def __new__(cls, one: str, several: str, number: int, **values: Any) -> Self:
        """Fill in the English one of two forms."""
        phrase = super().__new__(cls, one if number == 1 else several, **values)
        phrase.one, phrase.several, phrase.number = one, several, number
        return phrase
