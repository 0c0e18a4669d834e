"""The values that go into one credential, before they have the shape of the standard."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Issuer:
    """The organisation that signs: its `did:web`, its name, its home page."""

    did: str
    name: str
    url: str


@dataclass(frozen=True)
class Holder:
    """The person: `subject_id` an opaque `urn:uuid:…` of person and site, `salt` random each time."""

    subject_id: str
    name: str
    email: str = ""
    salt: str = ""


@dataclass(frozen=True)
class PolicySet:
    """The policy texts that the holder signed: their name, their address, the hash over all of them."""

    name: str
    url: str
    sha256: str


@dataclass(frozen=True)
class Achievement:
    """What one must do and what it allows; the same for everybody who is certified on one policy set.

    `id` is an address that stands for exactly these values, for instance
    BASE/advocert/achievements/ACME/L1/2026.1.
    """

    id: str
    name: str
    description: str
    criteria: str
    version: str
    policy_set: PolicySet
    level_ref: str
    scopes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    language: str = "en"
    image_url: str = ""

    @property
    def tags(self) -> list[str]:
        """Level, scopes, areas and countries as sorted tags, such as `area:Home networking`."""
        named = {
            "level": (self.level_ref,),
            "scope": self.scopes,
            "area": self.areas,
            "jurisdiction": self.jurisdictions,
        }
        return sorted({f"{kind}:{value}" for kind, values in named.items() for value in values})


@dataclass(frozen=True)
class Result:
    """One thing that was measured. `slug` (letters, digits, hyphens) names it; `value` is the text `92`."""

    slug: str
    name: str
    value: str
    result_type: str = "Percent"
    required: str = ""
    lowest: str = ""
    highest: str = ""


@dataclass(frozen=True)
class EvidenceLink:
    """Where authorised people find evidence: an address behind login, a title without personal data."""

    url: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class StatusPlace:
    """The place of the credential in a status list: the address of the list and the index in it."""

    list_url: str
    index: int


@dataclass(frozen=True)
class CredentialSnapshot:
    """All values that go into one credential. `id` is its address, `number` what people type (7KQ2-M9XD)."""

    id: str
    number: str
    issuer: Issuer
    holder: Holder
    achievement: Achievement
    status: StatusPlace
    valid_from: datetime
    valid_until: datetime
    awarded_at: datetime | None = None
    results: tuple[Result, ...] = ()
    evidence: tuple[EvidenceLink, ...] = ()
