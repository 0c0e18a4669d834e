"""The block `branding` of programme.yaml: how certificates look.

Only its form is read here. Whether a colour can be read on paper is for the printer to say, when the programme is
loaded; the design page, which writes the block, has said so before.
"""

from typing import Any

from advocert_courses.parsing.fields import Fields

# Pictures stand in the block as text, about a third longer than they are.
_LONGEST_PICTURE = 80_000
_COLOURS = ("main", "second", "accent")
_WORDS = ("language", "certifies", "title", "sentence", "closing")
_SIGNATURE = ("name", "role")


def read_branding(fields: Fields) -> dict[str, Any]:
    """Return the block as the compiled programme holds it; what is not written is not in it."""
    below = fields.fields("branding")
    if below is None:
        return {}
    found: dict[str, Any] = {
        "colours": _texts(below, "colours", _COLOURS),
        "logo": below.text("logo", "", longest=_LONGEST_PICTURE),
        "signature": _texts(below, "signature", _SIGNATURE, picture="picture"),
        "words": _texts(below, "words", _WORDS),
        "other_language": _texts(below, "other_language", _WORDS),
    }
    below.finish()
    return {key: value for key, value in found.items() if value}


def _texts(fields: Fields, key: str, names: tuple[str, ...], *, picture: str = "") -> dict[str, str]:
    below = fields.fields(key, required=False)
    if below is None:
        return {}
    found = {name: below.text(name, "") for name in names}
    if picture:
        found[picture] = below.text(picture, "", longest=_LONGEST_PICTURE)
    below.finish()
    return {name: value for name, value in found.items() if value}
