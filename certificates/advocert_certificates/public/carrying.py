"""Where a holder can take the certificate: files, a profile, a wallet."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.urls import reverse

from advocert_certificates.data import CertificationView

_LINKEDIN = "https://www.linkedin.com/profile/add"
# The form of link that the Learner Credential Wallet answers to: it then asks `vc_request_url` for the document.
_WALLET = "https://lcw.app/request.html"


@dataclass(frozen=True)
class Carrying:
    """Addresses for one certificate. Files open for the holder only; the profile link tells what is public anyway."""

    png: str
    svg: str
    json: str
    jwt: str
    pdf: str
    linkedin: str


def carrying(certification: CertificationView, organisation: str, *, tokens: bool) -> Carrying | None:
    """Return the addresses, or None before there is a certificate; `tokens` says whether a JWT can be had."""
    credential = certification.credential
    if credential is None:
        return None
    pictures = {kind: reverse("advocert:badge", args=[credential.uuid, kind]) for kind in ("png", "svg")}
    return Carrying(
        **pictures,
        json=f"{urlsplit(credential.document_url).path}?format=json",
        jwt=reverse("advocert:certificate-jwt", args=[credential.uuid]) if tokens else "",
        pdf=urlsplit(credential.pdf_url).path,
        linkedin=linkedin_link(certification, organisation),
    )


def linkedin_link(certification: CertificationView, organisation: str) -> str:
    """Return the link that opens LinkedIn's form with everything filled in; LinkedIn asks before it saves."""
    credential = certification.credential
    said: dict[str, str | int] = {
        "startTask": "CERTIFICATION_NAME",
        "name": certification.title,
        "organizationName": organisation,
    }
    for name, day in (("issue", certification.valid_from), ("expiration", certification.valid_until)):
        if day is not None:
            said |= {f"{name}Year": day.year, f"{name}Month": day.month}
    if credential is not None:
        said |= {"certUrl": credential.verify_url, "certId": credential.number}
    return f"{_LINKEDIN}?{urlencode(said)}"


def wallet_link(share_url: str) -> str:
    """Return the link that lets the Learner Credential Wallet fetch the document by a link that the holder made."""
    address = urlsplit(share_url)
    token = address.query.partition("share=")[2]
    said = {"issuer": address.netloc, "auth_type": "bearer", "challenge": token, "vc_request_url": share_url}
    return f"{_WALLET}?{urlencode(said)}"
