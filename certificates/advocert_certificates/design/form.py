"""The form of a design: what was typed, what is wrong with it, and the pictures that go along from try to try."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from advocert_certificates import api
from advocert_certificates.domain.branding import (
    LIMITS,
    Branding,
    BrandingError,
    read_branding,
    write_branding,
)
from advocert_certificates.web.saying import said

COLOURS = ("main", "second", "accent")
_WORDS = ("certifies", "title", "sentence", "closing")
_OTHER = ("language", "certifies", "title", "sentence")
_LABELS = {
    "main": _("Main colour"),
    "second": _("Second colour"),
    "accent": _("Where the two overlap"),
    "certifies": _("Above the name"),
    "title": _("Level"),
    "sentence": _("What it allows"),
    "closing": _("Last line"),
    "language": _("Language (code such as de)"),
    "name": _("Name"),
    "role": _("Role"),
}
_HINTS = {
    "main": _(
        "For the title of the level and half of the mark. Dark enough to read on white: contrast 4.5 at least."
    ),
    "second": _("The other half. Contrast 3 at least."),
    "accent": _("Only a shape, so any colour will do."),
}


@dataclass(frozen=True)
class FormField:
    """One field as the template draws it. `name` is also where an error points to."""

    name: str
    label: str
    value: str
    limit: int
    hint: str
    error: str


@dataclass
class DesignForm:
    """What somebody typed. `branding` is None while something is wrong with it; `errors` says what, by place."""

    values: dict[str, str]
    pictures: dict[str, bytes]
    branding: Branding | None = None
    errors: dict[str, str] = field(default_factory=dict)

    def fields(self, group: str) -> list[FormField]:
        """Return the fields of a group: `colours`, `words`, `other_language` or `signature`."""
        return [self._field(group, key) for key in _GROUPS[group]]

    def _field(self, group: str, key: str) -> FormField:
        name = f"{group}-{key}"
        return FormField(
            name,
            str(_LABELS[key]),
            self.values.get(name, ""),
            LIMITS.get(key, 10),
            str(_HINTS.get(key, "")),
            self.errors.get(name, ""),
        )

    @property
    def kept(self) -> dict[str, str]:
        """Return the pictures for hidden fields, so that they need not be chosen again."""
        return {name: base64.b64encode(data).decode() for name, data in self.pictures.items() if data}


_GROUPS = {
    "colours": COLOURS,
    "words": _WORDS,
    "other_language": _OTHER,
    "signature": ("name", "role"),
}


def form_of(branding: Branding) -> DesignForm:
    """Return the form filled with a design."""
    block = write_branding(branding)
    own = {f"colours-{key}": getattr(branding, key) for key in COLOURS}
    said = {
        f"{group}-{key}": str(block.get(group, {}).get(key, ""))
        for group in _GROUPS
        if group != "colours"
        for key in _GROUPS[group]
    }
    pictures = {"logo": branding.logo, "signature-picture": branding.signature.picture}
    return DesignForm(own | said, pictures, branding)


def sent_form(request: HttpRequest) -> DesignForm:
    """Return the form as it was sent, checked: at most one error at a time is named for the texts."""
    names = [f"{group}-{key}" for group, keys in _GROUPS.items() for key in keys]
    form = DesignForm({name: request.POST.get(name, "").strip() for name in names}, {})
    for name, redraw in (("logo", api.redraw_logo), ("signature-picture", api.redraw_signature)):
        try:
            form.pictures[name] = _picture(request, name, redraw)
        except BrandingError as error:
            form.errors[name] = said(error.advice)
            form.pictures[name] = b""
    try:
        checked = read_branding(_block(form.values, form.kept))
    except BrandingError as error:
        form.errors[_name_of(error.place)] = said(error.advice)
    else:
        form.branding = None if form.errors else checked
    return form


def _picture(request: HttpRequest, name: str, redraw: Any) -> bytes:
    if request.POST.get(f"{name}-remove"):
        return b""
    sent = request.FILES.get(name)
    if sent is not None and sent.size:
        return bytes(redraw(sent.read()))
    try:
        kept = base64.b64decode(request.POST.get(f"{name}-kept", ""), validate=True)
    except (binascii.Error, ValueError):
        return b""
    # What comes back from a browser is not trusted to be what we sent there.
    return bytes(redraw(kept)) if kept else b""


def _block(values: Mapping[str, str], pictures: Mapping[str, str]) -> dict[str, Any]:
    block: dict[str, Any] = {group: {} for group in _GROUPS}
    for name, value in values.items():
        group, _, key = name.partition("-")
        if value:
            block[group][key] = value
    if "logo" in pictures:
        block["logo"] = pictures["logo"]
    if "signature-picture" in pictures:
        block["signature"]["picture"] = pictures["signature-picture"]
    return block


def _name_of(place: str) -> str:
    return place.replace(": ", "-")
