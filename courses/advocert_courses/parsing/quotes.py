"""Words that are said stand in double quotes, straight or curly."""

_OPENING = '"\u201c\u201e'
_CLOSING = '"\u201d\u201c'


def unquoted(text: str) -> tuple[str, bool]:
    """Return a text without the double quotes around it, and whether there were any.

    Two quotations in one text are no quotation of the whole.

    >>> unquoted('"Hello."'), unquoted("wave"), unquoted('"Yes" or "no"')
    (('Hello.', True), ('wave', False), ('"Yes" or "no"', False))
    """
    inner = text[1:-1]
    is_whole = len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING
    if is_whole and not any(mark in inner for mark in _OPENING + _CLOSING):
        return inner.strip(), True
    return text, False
