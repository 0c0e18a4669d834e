"""Small pictures and papers for tests of carriers, honest ones and hostile ones."""

import struct
import zlib

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"


def png(*extra: bytes, size: tuple[int, int] = (1, 1)) -> bytes:
    """Return a PNG that says it has `size` pixels, with more chunks before its end."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + pixels + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def text_chunk(text: bytes, keyword: bytes = b"openbadgecredential", *, packed: bool = False) -> bytes:
    """Return an iTXt chunk."""
    flag = b"\1" if packed else b"\0"
    return chunk(b"iTXt", keyword + b"\0" + flag + b"\0\0\0" + (zlib.compress(text) if packed else text))


def pdf(*attachments: bytes, packed: bool = True, more: bytes = b"") -> bytes:
    """Return something that looks like a PDF with attached files; no reader could draw it."""
    body = b"%PDF-1.7\n"
    for number, data in enumerate(attachments, 1):
        stream = zlib.compress(data) if packed else data
        how = b"/Filter /FlateDecode " if packed else b""
        body += b"%d 0 obj\n<< /Type /EmbeddedFile %s/Length %d >>\nstream\n" % (number, how, len(stream))
        body += stream + b"\nendstream\nendobj\n"
    return body + more + b"%%EOF\n"
