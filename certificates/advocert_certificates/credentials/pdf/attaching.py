"""The signed document inside the PDF (ISO 32000-1, 7.11.4; ISO 32000-2, 14.13: an associated file)."""

from advocert_certificates.credentials.pdf.objects import stream

NAME = "certificate.json"


def attached(credential: bytes) -> bytes:
    """Return the stream of the attached file. It is not packed: it is small, and any program can find it."""
    # A name may hold the word that ends a stream; inside a JSON text an escape means the same.
    safe = credential.replace(b"endstream", b"\\u0065ndstream")
    return stream(
        b"/Type /EmbeddedFile /Subtype /application#2Fjson /Params << /Size %d >>" % len(safe),
        safe,
        pack=False,
    )


def listed(file: bytes) -> bytes:
    """Return the file specification; `file` refers to the stream."""
    name = NAME.encode()
    return (
        b"<< /Type /Filespec /F (%s) /UF (%s) /Desc (The signed certificate, for machines) /AFRelationship /Data "
        b"/EF << /F %s /UF %s >> >>" % (name, name, file, file)
    )
