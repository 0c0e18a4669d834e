"""The QR code of a certificate, as SVG inside the page."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe

# Dark on white in both themes, and four modules of quiet zone, because that is what cameras are made for.
_DARK, _LIGHT, _QUIET_ZONE = "#2B1D2A", "#FFFFFF", 4


def qr_svg(url: str, label: str) -> SafeString:
    """Return `<svg class="qr">` that opens `url`; `label` is its name for readers of screens."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out,
        kind="svg",
        border=_QUIET_ZONE,
        dark=_DARK,
        light=_LIGHT,
        title=label,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        xmldecl=False,
        svgns=False,
    )
    drawn = out.getvalue().decode().replace("<svg ", '<svg role="img" ', 1)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno, which escapes the title; the address is only in the modules
