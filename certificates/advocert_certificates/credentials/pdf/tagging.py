"""The structure of the page for readers of screens (ISO 32000-1, 14.7): what is what, in the order of reading."""

from dataclasses import dataclass

from advocert_certificates.credentials.pdf.objects import reference, text


@dataclass(frozen=True)
class Part:
    """One element: its standard type, and words in its place where it is a picture."""

    kind: str
    instead: str = ""
    language: str = ""


def open_part(kind: str, place: int) -> bytes:
    """Return the operator that begins the content of the element at this place."""
    return b"/%s << /MCID %d >> BDC\n" % (kind.encode(), place)


CLOSE_PART = b"EMC\n"
OPEN_DECORATION = b"/Artifact BMC\n"


def structure(parts: list[Part], first: int, page: int, link: int, heading: int) -> dict[int, bytes]:
    """Return the objects of the tree but the heading; its root is `first`.

    The last part is the code, which the link encloses. `heading` is the number of the only H1.
    """
    document, parents, of_link = first + 1, first + 2, first + 3
    free = iter(range(first + 4, first + 4 + len(parts)))
    names = [heading if part.kind == "H1" else next(free) for part in parts]
    kids = b" ".join(reference(name) for name in [*names[:-1], of_link])
    elements = b" ".join(reference(name) for name in names)
    objects = {
        first: b"<< /Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey 2 >>"
        % (reference(document), reference(parents)),
        document: b"<< /Type /StructElem /S /Document /P %s /K [%s] >>" % (reference(first), kids),
        parents: b"<< /Nums [0 [%s] 1 %s] >>" % (elements, reference(of_link)),
        of_link: b"<< /Type /StructElem /S /Link /P %s /Pg %s /K [%s << /Type /OBJR /Obj %s >>] >>"
        % (reference(document), reference(page), reference(names[-1]), reference(link)),
    }
    for place, (name, part) in enumerate(zip(names, parts, strict=True)):
        above = of_link if place == len(parts) - 1 else document
        if name != heading:
            objects[name] = _element(part, place, reference(above), reference(page))
    return objects


def heading_element(place: int, document: int, page: int, said: str) -> bytes:
    """Return the element of the heading, which tells readers of screens the name sign by sign."""
    return b"<< /Type /StructElem /S /H1 /P %s /Pg %s /K %d /ActualText %s >>" % (
        reference(document),
        reference(page),
        place,
        text(said),
    )


def _element(part: Part, place: int, above: bytes, page: bytes) -> bytes:
    more = b" /Alt " + text(part.instead) if part.instead else b""
    more += b" /Lang " + text(part.language) if part.language else b""
    return b"<< /Type /StructElem /S /%s /P %s /Pg %s /K %d%s >>" % (
        part.kind.encode(),
        above,
        page,
        place,
        more,
    )
