"""Pictures that a trainer gives: decoded, made small enough, and drawn anew, so that only pixels are kept."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from advocert_certificates.domain.branding import BrandingError
from advocert_certificates.domain.phrases import Phrase

UPLOAD_LIMIT = 2_000_000
_MOST_PIXELS = 16_000_000
_FORMATS = ("PNG", "JPEG", "WEBP")
_STEPS = (1.0, 0.75, 0.5, 0.35, 0.25)


def redraw(data: bytes, place: str, *, widest: int, limit: int) -> bytes:
    """Return the picture as a PNG of at most `widest` pixels and `limit` bytes, without anything but its pixels.

    Raises:
        BrandingError: no picture of a kind we read, too many pixels or bytes, or damaged; it names `place`.
    """
    if len(data) > UPLOAD_LIMIT:
        raise BrandingError(place, Phrase("the file is larger than 2 MB. Take a smaller one."))
    if b"<svg" in data[:2_000]:
        raise BrandingError(
            place, Phrase("an SVG can hold programs. Save it as PNG, 800 pixels wide, and give that.")
        )
    picture = _decode(data, place)
    picture.thumbnail((widest, widest), Image.Resampling.LANCZOS)
    for step in _STEPS:
        size = (max(1, round(picture.width * step)), max(1, round(picture.height * step)))
        written = _png(picture.resize(size, Image.Resampling.LANCZOS))
        if len(written) <= limit:
            return written
    raise BrandingError(
        place, Phrase("it has too much detail for paper. Take a drawing, or a smaller picture.")
    )


def _decode(data: bytes, place: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=_FORMATS)
            return _checked(opened).convert("RGBA")
    except UnidentifiedImageError as error:
        raise BrandingError(
            place, Phrase("it is no picture that we read. Give a PNG, JPEG or WebP.")
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BrandingError(
            place, Phrase("it has more than 16 million pixels. Take a smaller one.")
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise BrandingError(place, Phrase("the picture is damaged. Save it again and give that.")) from error


def _checked(opened: Image.Image) -> Image.Image:
    """Return the picture before a pixel of it is unpacked, if it says that it has not too many."""
    if opened.width * opened.height > _MOST_PIXELS:
        raise Image.DecompressionBombError
    return opened


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
