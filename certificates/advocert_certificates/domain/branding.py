"""How an organisation's certificates look: three colours, a logo, a signature, a few words, a second language.

A design cannot break the page: colours are checked for contrast, words for length, and pictures arrive here already
decoded and drawn anew (`credentials.branding`). The block `branding` of a programme holds it, so a design has a
version like the rules have (ADR 0047). A key that a reader does not know is refused, since it is a misspelling.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from advocert_certificates.domain.errors import RequestError
from advocert_certificates.domain.phrases import Phrase

PAPER = "#FFFFFF"
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
LOGO_LIMIT, SIGNATURE_LIMIT = 40_000, 25_000
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PNG = b"\x89PNG\r\n\x1a\n"


class BrandingError(RequestError):
    """One value of a design cannot be used. `place` names it; `advice` says what to do."""

    def __init__(self, place: str, advice: str) -> None:
        super().__init__(f"branding: {place}: {advice}")
        self.place = place
        self.advice = advice


@dataclass(frozen=True)
class Words:
    """The fixed words of the page in one language; empty means the words of the product in that language."""

    language: str = ""
    certifies: str = ""
    title: str = ""
    sentence: str = ""
    closing: str = ""


@dataclass(frozen=True)
class Signature:
    """Who stands behind the certificate: a picture of the handwriting is only a picture; the proof is the code."""

    name: str = ""
    role: str = ""
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Branding:
    """A design. `main` is a text colour and a shape, `second` a shape, `accent` where the two overlap."""

    main: str = "#7A2A5C"
    second: str = "#0B5E6B"
    accent: str = "#FFD873"
    logo: bytes = field(default=b"", repr=False)
    signature: Signature = Signature()
    words: Words = Words()
    other: Words = Words()


LIMITS = {"certifies": 60, "title": 60, "sentence": 240, "closing": 120, "name": 40, "role": 60}


def read_branding(block: Any) -> Branding:
    """Return the design that a `branding` block means; no block means the product's own.

    Raises:
        BrandingError: a value that would break the page, or a key that nobody reads.
    """
    if block is None:
        return Branding()
    block = _mapping(block, "the block")
    _known(block, {"colours", "logo", "signature", "words", "other_language"}, "the block")
    colours = _mapping(block.get("colours", {}), "colours")
    _known(colours, {"main", "second", "accent"}, "colours")
    signature = _mapping(block.get("signature", {}), "signature")
    _known(signature, {"name", "role", "picture"}, "signature")
    return check_branding(
        Branding(
            **{name: _text(value, f"colours: {name}").upper() for name, value in colours.items()},
            logo=_picture(block.get("logo", ""), "logo", LOGO_LIMIT),
            signature=Signature(
                _text(signature.get("name", ""), "signature: name"),
                _text(signature.get("role", ""), "signature: role"),
                _picture(signature.get("picture", ""), "signature: picture", SIGNATURE_LIMIT),
            ),
            words=_words(block.get("words", {}), "words"),
            other=_words(block.get("other_language", {}), "other_language"),
        )
    )


def write_branding(branding: Branding) -> dict[str, Any]:
    """Return the block that `read_branding` reads, without what is as in the product's own design."""
    own = Branding()
    colours = {
        name: getattr(branding, name)
        for name in ("main", "second", "accent")
        if getattr(branding, name) != getattr(own, name)
    }
    signature = {"name": branding.signature.name, "role": branding.signature.role}
    block: dict[str, Any] = {
        "colours": colours,
        "logo": _written(branding.logo),
        "signature": {key: value for key, value in signature.items() if value}
        | ({"picture": _written(branding.signature.picture)} if branding.signature.picture else {}),
        "words": _said(branding.words),
        "other_language": _said(branding.other),
    }
    return {key: value for key, value in block.items() if value}


def check_branding(branding: Branding) -> Branding:
    """Return the design if it can be printed.

    Raises:
        BrandingError: a colour without contrast, or a text that is too long.
    """
    for name, wanted in (("main", TEXT_CONTRAST), ("second", SHAPE_CONTRAST), ("accent", 1.0)):
        _check_colour(name, getattr(branding, name), wanted)
    _check_lengths(branding.signature, "signature")
    _check_lengths(branding.words, "words")
    _check_lengths(branding.other, "other_language")
    if any(_said(branding.other)) and not branding.other.language:
        raise BrandingError(
            "other_language: language", Phrase("say which one, such as de. Screen readers need it.")
        )
    return branding


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tint(colour: str, share: float = 0.12) -> str:
    """Return a colour mixed with white; `share` of it stays."""
    mixed = (round(255 - (255 - part) * share) for part in _parts(colour))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]  # noqa: PLR2004 - WCAG
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _check_colour(name: str, colour: str, wanted: float) -> None:
    if not _COLOUR.fullmatch(colour):
        raise BrandingError(f"colours: {name}", Phrase("write it as six digits, such as #7A2A5C."))
    found = contrast(colour, PAPER)
    if found < wanted:
        raise BrandingError(
            f"colours: {name}",
            Phrase(
                "on white paper its contrast is {found:.1f}, and it needs {wanted:g}. Take a darker colour.",
                found=found,
                wanted=wanted,
            ),
        )


def _check_lengths(part: Words | Signature, place: str) -> None:
    for one in fields(part):
        limit = LIMITS.get(one.name)
        value = getattr(part, one.name)
        if limit is not None and len(value) > limit:
            raise BrandingError(
                f"{place}: {one.name}",
                Phrase(
                    "it has {count} characters, and there is room for {limit}. Shorten it.",
                    count=len(value),
                    limit=limit,
                ),
            )


def _words(block: Any, place: str) -> Words:
    block = _mapping(block, place)
    _known(block, {one.name for one in fields(Words)}, place)
    return Words(
        **{name: " ".join(_text(value, f"{place}: {name}").split()) for name, value in block.items()}
    )


def _said(words: Words) -> dict[str, str]:
    return {one.name: value for one in fields(Words) if (value := getattr(words, one.name))}


def _picture(value: Any, place: str, limit: int) -> bytes:
    try:
        data = base64.b64decode("".join(_text(value, place).split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BrandingError(
            place, Phrase("it is no picture as the design page writes it. Copy it from there.")
        ) from error
    if data and not data.startswith(_PNG):
        raise BrandingError(place, Phrase("it is no PNG as the design page writes it. Copy it from there."))
    if len(data) > limit:
        raise BrandingError(
            place,
            Phrase(
                "it has {size:,} bytes, and there is room for {limit:,}. Take a smaller one.",
                size=len(data),
                limit=limit,
            ),
        )
    return data


def _written(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


def _mapping(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BrandingError(
            place, Phrase("it must have names and values, such as colours: {main: '#7A2A5C'}.")
        )
    return value


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise BrandingError(place, Phrase("it must be a text. Put it in quotes."))
    return value


def _known(block: Mapping[str, Any], names: set[str], place: str) -> None:
    unknown = sorted(str(name) for name in block if name not in names)
    if unknown:
        raise BrandingError(
            place,
            Phrase(
                "nobody reads {unknown!r}. Known are {names}.",
                unknown=unknown[0],
                names=", ".join(sorted(names)),
            ),
        )
