"""Sentences of ours that a page can say in another language."""

from typing import Any, Self


class Phrase(str):
    """An English sentence that still knows its pattern and its values.

    The first argument is a literal wherever a phrase is made, so that the collector of texts finds it. Values that
    are phrases themselves are translated too. To machines, files and the database it is the English text.

    >>> said = Phrase("{score} of 100, passed", score=67)
    >>> said, said.pattern, said.values
    ('67 of 100, passed', '{score} of 100, passed', {'score': 67})
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

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep pattern and values on the way through a copy or a cache."""
        return _again, (self.pattern, self.values)


def _again(pattern: str, values: dict[str, Any]) -> Phrase:
    return Phrase(pattern, **values)
