"""The other systems that are told, as the setting ADVOCERT_TARGETS names them.

```
ADVOCERT_TARGETS = [{"slug": "library", "name": "Approved pieces", "url": "https://…", "secret": "whsec_…",
                     "owner": "it@acme.example", "subject": "email"}]
```
While a secret is being changed, `secret` is the new one and `old_secret` the one before: messages carry both signatures.
`subject` says by what the target knows people: `email` (default) or `opaque` (our random id of the person).
An entry with a mistake still gets its messages written, so that none is missing when it is corrected.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from advocert_certificates.domain.installation_errors import TargetConfigError

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,62}", re.ASCII)
_MIN_SECRET, _MAX_SECRET = 24, 64  # bytes, Standard Webhooks 1.0, "Signature scheme"
SUBJECTS = ("email", "opaque")


@dataclass(frozen=True)
class Target:
    """One system. Printing it does not show the secret."""

    slug: str
    name: str
    url: str
    secret: str = field(repr=False)
    old_secret: str = field(default="", repr=False)
    owner: str = ""
    subject: str = "email"

    def subject_of(self, *, uuid: str, email: str) -> Mapping[str, str]:
        """Return how this target knows a person; without an address the opaque id."""
        if self.subject == "email" and email:
            return {"format": "email", "value": email}
        return {"format": "opaque", "value": uuid}

    def keys(self) -> tuple[bytes, ...]:
        """Return what messages are signed with, the new secret first.

        Raises:
            TargetConfigError: a secret is not `whsec_` and 24 to 64 bytes in base64.
        """
        old = ((self.old_secret, "old secret"),) if self.old_secret else ()
        return tuple(self._key(text, name) for text, name in ((self.secret, "secret"), *old))

    def check(self) -> None:
        """Check what the messages need.

        Raises:
            TargetConfigError: address, secret or subject cannot be used.
        """
        try:
            address = urlsplit(self.url)
            usable = address.scheme in {"http", "https"} and address.hostname and address.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise TargetConfigError(self.slug, "its url is no http or https address")
        if self.subject not in SUBJECTS:
            raise TargetConfigError(self.slug, f"its subject is none of {', '.join(SUBJECTS)}")
        self.keys()

    def _key(self, text: str, name: str) -> bytes:
        try:
            key = b64decode(text.removeprefix("whsec_"), validate=True)
        except (binascii.Error, ValueError) as error:
            raise TargetConfigError(self.slug, f"its {name} is not whsec_ and base64") from error
        if not _MIN_SECRET <= len(key) <= _MAX_SECRET:
            raise TargetConfigError(self.slug, f"its {name} is not {_MIN_SECRET} to {_MAX_SECRET} bytes long")
        return key


def read_targets(setting: Iterable[Mapping[str, Any]]) -> tuple[Target, ...]:
    """Return the targets that have a usable slug, without judging the rest of an entry."""
    return tuple(_target(row) for row in setting if _SLUG.fullmatch(str(row.get("slug", ""))))


def check_targets(setting: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return a sentence for each mistake in the setting."""
    rows = list(setting)
    slugs = [str(row.get("slug", "")) for row in rows]
    return tuple(
        problem
        for position, row in enumerate(rows)
        if (problem := _problem(row, slugs[position], slugs[:position]))
    )


def _problem(row: Mapping[str, Any], slug: str, before: list[str]) -> str:
    if not _SLUG.fullmatch(slug):
        return str(TargetConfigError(slug, "its slug is not made of a-z, 0-9 and -"))
    if slug in before:
        return str(TargetConfigError(slug, "there are two of this slug"))
    try:
        _target(row).check()
    except TargetConfigError as error:
        return str(error)
    return ""


def _target(row: Mapping[str, Any]) -> Target:
    slug = str(row["slug"])
    return Target(
        slug=slug,
        name=str(row.get("name") or slug),
        url=str(row.get("url", "")),
        secret=str(row.get("secret", "")),
        old_secret=str(row.get("old_secret") or ""),
        owner=str(row.get("owner", "")),
        subject=str(row.get("subject") or "email"),
    )
