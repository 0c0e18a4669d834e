"""Open Badges 3.0, 5.3.2: an SVG carries its credential in one `<openbadges:credential>`.

JSON stands in a CDATA section, a compact JWS in the attribute `verify`. Nothing is drawn and nothing is fetched:
entities are refused before an XML parser sees them, and a picture with a script in it is not opened at all.
"""

import re
from typing import Any

from lxml import etree

from advocert_certificates.domain.carrier_errors import (
    BakedTwiceError,
    BrokenPictureError,
    NothingBakedError,
    OldBadgeError,
    UnsafePictureError,
)

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_OLD_NAMESPACES = ("http://openbadges.org", "https://purl.imsglobal.org/ob/v2p0")
_SVG = "http://www.w3.org/2000/svg"
_ROOT_START = re.compile(r"<svg\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
# XML 1.0, 2.2: these cannot stand in a document, and JSON can write every sign as \uXXXX.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ACTS = {"script", "foreignObject", "iframe", "handler", "listener"}


def bake_svg(picture: str, credential: str) -> str:
    """Return the SVG with the credential (JSON or a compact JWS) as the first thing in its root.

    Raises:
        BrokenPictureError: the text has no `<svg …>`, or something is baked into it already.
    """
    root = _ROOT_START.search(picture)
    if root is None or root.group().endswith("/>") or NAMESPACE in picture:
        raise BrokenPictureError
    opening = f'{root.group()[:-1]} xmlns:openbadges="{NAMESPACE}">'
    return picture[: root.start()] + opening + _element(credential) + picture[root.end() :]


def _element(credential: str) -> str:
    if not credential.lstrip().startswith("{"):
        return f'<openbadges:credential verify="{credential}"/>'
    # Both replacements only meet inside JSON strings, where an escape means the same.
    safe = _NOT_IN_XML.sub(lambda sign: f"\\u{ord(sign.group()):04x}", credential)
    safe = safe.replace("]]>", "]]\\u003e")
    return f"<openbadges:credential><![CDATA[{safe}]]></openbadges:credential>"


def unbake_svg(picture: bytes) -> str:
    """Return the credential text inside an SVG.

    Raises:
        NothingBakedError: there is none.
        BakedTwiceError: there are several, or one element holds both a text and a JWS.
        OldBadgeError: there is an Open Badge 1 or 2 instead.
        UnsafePictureError: the picture has an entity, a script or something else that acts.
        BrokenPictureError: no SVG, or damaged.
    """
    root = _parse(picture)
    found = root.findall(f".//{{{NAMESPACE}}}credential")
    if len(found) > 1:
        raise BakedTwiceError
    if found:
        return _content(found[0])
    if any(root.find(f".//{{{old}}}assertion") is not None for old in _OLD_NAMESPACES):
        raise OldBadgeError
    raise NothingBakedError


def _parse(picture: bytes) -> Any:
    if b"<!ENTITY" in picture or b"\0" in picture:
        raise UnsafePictureError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(picture, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenPictureError from error
    if root.tag != f"{{{_SVG}}}svg":
        raise BrokenPictureError
    if any(_acts(element) for element in root.iter()):
        raise UnsafePictureError
    return root


def _acts(element: Any) -> bool:
    """Tell whether an element runs something when the picture is opened in a browser."""
    if not isinstance(element.tag, str):
        return isinstance(element, etree._Entity)  # noqa: SLF001 - lxml has no public name for the class
    names = [etree.QName(name).localname.lower() for name in element.attrib]
    values = [str(value).strip().lower() for value in element.attrib.values()]
    return (
        etree.QName(element).localname in _ACTS
        or any(name.startswith("on") for name in names)
        or any(value.startswith(("javascript:", "data:text/html")) for value in values)
    )


def _content(element: Any) -> str:
    verify = element.get("verify") or ""
    text = (element.text or "").strip()
    if verify and text:
        raise BakedTwiceError
    if not (verify or text) or len(element):
        raise NothingBakedError
    return verify.strip() or text
