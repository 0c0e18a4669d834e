"""PDF syntax (ISO 32000-1, 7.3 and 7.5): values, streams, and a file made of numbered objects."""

import zlib
from collections.abc import Mapping

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def text(value: str) -> bytes:
    """Write a text for people: as it is when it is plain ASCII, else in UTF-16 (7.9.2.2)."""
    if value.isascii() and value.isprintable() and not set(value) & set("()\\"):
        return b"(" + value.encode() + b")"
    return utf16(value)


def utf16(value: str) -> bytes:
    """Write a text in UTF-16 with its mark, in hexadecimal digits."""
    return b"<feff%s>" % value.encode("utf-16-be", "replace").hex().encode()


def number(value: float) -> bytes:
    """Write a number with at most two digits after the point."""
    written = (b"%.2f" % value).rstrip(b"0").rstrip(b".")
    return b"0" if written == b"-0" else written


def reference(to: int) -> bytes:
    """Write a reference to an object."""
    return b"%d 0 R" % to


def stream(entries: bytes, data: bytes, *, pack: bool = True) -> bytes:
    """Write a stream; `entries` are those of its dictionary besides length and filter."""
    if pack:
        data = zlib.compress(data, 9)
        entries += b" /Filter /FlateDecode"
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def numbered(objects: Mapping[int, bytes], begin: int) -> tuple[bytes, dict[int, int]]:
    """Write objects one after the other; return them and where each begins in a file where they follow `begin`."""
    parts: list[bytes] = []
    places: dict[int, int] = {}
    for name, body in objects.items():
        part = b"%d 0 obj\n%s\nendobj\n" % (name, body)
        places[name] = begin
        begin += len(part)
        parts.append(part)
    return b"".join(parts), places


def cross_references(places: Mapping[int, int], names: range) -> bytes:
    """Write the lines of the cross-reference table for these objects (7.5.4)."""
    return b"".join([b"%010d 00000 n \n" % places[name] for name in names])


def trailer(size: int, root: int, info: int, identity: bytes, table: int) -> bytes:
    """Write the end of the file; `table` is where the cross-reference table begins."""
    identifier = identity.hex().encode()
    return b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        info,
        identifier,
        identifier,
        table,
    )
