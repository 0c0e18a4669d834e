"""What is on one page only, and what a file says about itself: title, author, language, link."""

from dataclasses import dataclass
from functools import lru_cache

from advocert_certificates.credentials.pdf.blocks import QR_SIZE
from advocert_certificates.credentials.pdf.objects import stream, text


@dataclass(frozen=True)
class Sheet:
    """What is on one page only. `created` is a day such as 20260304."""

    holder_name: str
    number: str
    period: str
    uuid: str
    created: str
    credential: bytes


def information(title: str, author: str, sheet: Sheet) -> bytes:
    """Return the information dictionary (ISO 32000-1, 14.3.3)."""
    said = (text(title), text(author), text(f"Certificate {sheet.number}"), sheet.created.encode())
    return (
        b"<< /Title %s /Author %s /Subject %s /Creator (Advocert) /Producer (Advocert) /CreationDate (D:%s) >>"
        % said
    )


def metadata(title: str, language: str) -> bytes:
    """Return title and language once more as XMP, which readers of screens ask first (ISO 32000-1, 14.3.2)."""
    before, after = _packet(language)
    entries = b"/Type /Metadata /Subtype /XML"
    return stream(entries, b"".join((before, _xml(title).encode("utf-8", "replace"), after)), pack=False)


@lru_cache(maxsize=32)
def _packet(language: str) -> tuple[bytes, bytes]:
    """Return what stands before and after the title."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f"\0</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{_xml(language)}</rdf:li>"
        '</rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    before, _, after = packet.encode().partition(b"\0")
    return before, after


def link(address: str, corner: tuple[float, float], instead: str) -> bytes:
    """Return the annotation that opens the public check where the code stands."""
    left, bottom = corner
    return (
        b"<< /Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /StructParent 1 /Contents %s "
        b"/A << /S /URI /URI (%s) >> >>"
        % (left, bottom, left + QR_SIZE, bottom + QR_SIZE, text(instead), address.encode())
    )


def _xml(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
