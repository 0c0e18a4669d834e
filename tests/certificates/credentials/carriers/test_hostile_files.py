"""Files made to break the reader get one sentence each."""

import contextlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.pictures import NAMESPACE, SVG, chunk, pdf, png, text_chunk

from advocert_certificates.credentials.carriers.finding import LIMIT, find_credential
from advocert_certificates.credentials.carriers.svg import bake_svg
from advocert_certificates.domain import carrier_errors as errors

JSON = b'{"type":["VerifiableCredential"]}'
BAKED = bake_svg(SVG, JSON.decode())


def svg(inner="", root=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="{NAMESPACE}" {root}>{inner}</svg>'


ELEMENT = "<openbadges:credential>{}</openbadges:credential>"
LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + svg(ELEMENT.format("&b;"))
OUTSIDE = '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + svg(ELEMENT.format("&f;"))
BOMB = b"0" * 6_000_000

CASES = {
    "nothing": (b" \n", errors.EmptyFileError),
    "too many bytes": (b"{" + b" " * LIMIT, errors.FileTooLargeError),
    "a program": (b"\x7fELF\0\0", errors.UnknownFileError),
    "an archive": (b"PK\x03\x04", errors.UnknownFileError),
    "a picture of billions of pixels": (png(size=(2**31 - 1, 2**31 - 1)), errors.NothingBakedError),
    "a text that unpacks without end": (png(text_chunk(BOMB, packed=True)), errors.UnpackedTooLargeError),
    "two credentials in a picture": (png(text_chunk(JSON), text_chunk(JSON)), errors.BakedTwiceError),
    "a badge of version 2": (png(text_chunk(b"{}", b"openbadges")), errors.OldBadgeError),
    "a chunk longer than the file": (png()[:-20], errors.BrokenPictureError),
    "a wrong checksum": (
        png(text_chunk(JSON)).replace(b"Credential", b"Kredential"),
        errors.BrokenPictureError,
    ),
    "a text that is no UTF-8": (png(text_chunk(b"\xff\xfe")), errors.BrokenPictureError),
    "chunks without end": (png(*[chunk(b"tEXt", b"")] * 10_001), errors.BrokenPictureError),
    "a packed text cut short": (
        png(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0" + zlib.compress(JSON)[:-6])),
        errors.BrokenPictureError,
    ),
    "an entity that multiplies": (LAUGHS.encode(), errors.UnsafePictureError),
    "an entity that reads a file": (OUTSIDE.encode(), errors.UnsafePictureError),
    "a script": (BAKED.replace("<path", "<script>1</script><path").encode(), errors.UnsafePictureError),
    "an event handler": (svg(ELEMENT.format("{}"), 'onload="1"').encode(), errors.UnsafePictureError),
    "a link that runs": (svg('<a href="javascript:1"/>').encode(), errors.UnsafePictureError),
    "a picture without a credential": (SVG.encode(), errors.NothingBakedError),
    "two in an svg": (svg(ELEMENT.format("{}") * 2).encode(), errors.BakedTwiceError),
    "a jws and a text in one": (
        svg('<openbadges:credential verify="a.b.c">{}</openbadges:credential>').encode(),
        errors.BakedTwiceError,
    ),
    "xml that ends early": (BAKED.encode()[:-8], errors.BrokenPictureError),
    "xml nested too deep": (svg("<g>" * 5_000 + "</g>" * 5_000).encode(), errors.BrokenPictureError),
    "a pdf without a certificate": (pdf(b"an invoice"), errors.NothingBakedError),
    "a pdf that unpacks without end": (pdf(BOMB), errors.UnpackedTooLargeError),
    "a pdf inside a pdf": (pdf(pdf(JSON)), errors.NothingBakedError),
    "two certificates in a pdf": (pdf(JSON, JSON + b" ", JSON[:-1] + b',"a":1}'), errors.BakedTwiceError),
    "a locked pdf": (pdf(JSON, more=b"trailer << /Encrypt 9 0 R >>\n"), errors.LockedFileError),
    "a pdf that ends in an attachment": (pdf(JSON).partition(b"endstream")[0], errors.BrokenPictureError),
}


@pytest.mark.parametrize(("data", "error"), CASES.values(), ids=CASES)
def test_it_is_refused_for_its_own_reason(data, error):
    with pytest.raises(error):
        find_credential(data)


@pytest.mark.parametrize("packed", [True, False])
def test_a_certificate_attached_to_a_pdf_is_found(packed):
    assert find_credential(pdf(b"an invoice", JSON, packed=packed)).text == JSON.decode()


def test_the_same_certificate_attached_twice_is_one():
    assert find_credential(pdf(JSON, JSON)).text == JSON.decode()


@pytest.mark.parametrize("error", errors.CarrierError.__subclasses__())
def test_every_refusal_says_what_to_do(error):
    assert str(error()).count(". ") == 1


prefixes = st.sampled_from(
    [b"", b"%PDF-1.7\n/Type /EmbeddedFile stream\n", b"\x89PNG\r\n\x1a\n", b"<svg ", b"{"]
)


@given(prefixes, st.binary(max_size=300))
def test_rubbish_never_raises_anything_else(start, rubbish):
    with contextlib.suppress(errors.CarrierError):
        find_credential(start + rubbish)
