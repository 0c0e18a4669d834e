"""Sentences of the rules, in the language of the request."""

from advocert_courses import api as courses
from advocert_courses.phrases import CountedPhrase
from advocert_xblocks._shared.words import Plural, Words


def said(words: Words, text: str) -> str:
    """Return a sentence of the rules translated, with its values; an author's own text stays as it is."""
    if not isinstance(text, courses.Phrase):
        return text
    values = {
        name: said(words, value) if isinstance(value, str) else value for name, value in text.values.items()
    }
    if isinstance(text, CountedPhrase):
        return words.many(Plural(text.one, text.several), text.number, **values)
    return words(text.pattern, **values)
