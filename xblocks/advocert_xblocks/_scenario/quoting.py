"""What somebody says, between the quotation marks of the interface, and marked with its own language."""

from django.utils.safestring import SafeString

from advocert_xblocks._scenario import texts
from advocert_xblocks._shared.html import el, join
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

_LINE = "\0"


def quoted(words: Words, line: str, tongue: Tongue) -> SafeString:
    """Return a line of the course in quotation marks, which belong to the words around it.

    A line of the other direction takes them along: alone, marks have no direction, and stand at the wrong ends.
    """
    before, _, after = words(texts.QUOTED, line=_LINE).partition(_LINE)
    if tongue.get("dir"):
        return el("bdi", f"{before}{line}{after}", **tongue)
    return join(before, el("bdi", line, **tongue), after)
