"""What stands on a certificate, and the words around it."""

from dataclasses import dataclass, field, replace
from datetime import date

from advocert_certificates.domain.branding import Branding
from advocert_certificates.domain.instants import format_day


@dataclass(frozen=True)
class PrintedWords:
    """The fixed words of the page, in the language of the certificate."""

    certifies: str = "This certifies that"
    valid: str = "Valid"
    issued_by: str = "Issued by"
    check_at: str = "Check {number} at"
    code: str = "QR code: opens the public check of this certificate"
    holder_of: str = "the holder of {number}"


@dataclass(frozen=True)
class OtherLanguage:
    """The same in a second language: what stands above the name, the level, and what it allows."""

    language: str
    certifies: str = ""
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class CertificateFace:
    """What stands on the page. `may` continues the name: "may share approved pieces and speak about Acme".

    `dates` are the words between which the certificate counts, such as "4 March 2026 to 4 March 2028"; empty means
    English ones. `check_at` is a short address where the number can be typed.
    """

    organisation: str
    holder_name: str
    title: str
    may: str
    number: str
    valid_from: date
    valid_until: date
    check_at: str
    policy_set: str = ""
    areas: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    language: str = "en"
    dates: str = ""
    sentence: str = ""
    words: PrintedWords = PrintedWords()
    branding: Branding = field(default=Branding())

    @property
    def period(self) -> str:
        """Return from when until when, in words."""
        return self.dates or f"{format_day(self.valid_from)} to {format_day(self.valid_until)}"


@dataclass(frozen=True)
class Series:
    """What is the same for everybody who is certified for one thing: the page without its holder."""

    organisation: str
    title: str
    sentence: str
    check_at: str
    language: str
    words: PrintedWords
    branding: Branding = field(default=Branding())

    @property
    def other(self) -> OtherLanguage:
        """Return the second language of the design; its texts are empty when there is none."""
        said = self.branding.other
        return OtherLanguage(said.language, said.certifies, said.title, said.sentence)


def series_of(face: CertificateFace) -> Series:
    """Return what the page has in common with those of others; the words of the design win."""
    own = face.branding.words
    words = replace(face.words, certifies=own.certifies or face.words.certifies)
    said = own.sentence or face.sentence or sentence(face)
    return Series(
        face.organisation, own.title or face.title, said, face.check_at, face.language, words, face.branding
    )


def sentence(face: CertificateFace) -> str:
    """Return what the certificate allows, in one sentence that continues the name."""
    parts = [face.may.rstrip(".")]
    if face.areas:
        parts.append(f"for {_series(face.areas)}")
    if face.jurisdictions:
        parts.append(f"in {_series(face.jurisdictions)}")
    if face.policy_set:
        parts.append(f"under policy set {face.policy_set}")
    return ", ".join(parts) + "."


def _series(words: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
