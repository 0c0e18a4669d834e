"""What the service makes of it: certificate, page, file, signature; and that it can be taken back."""

import time
from typing import Any

from lxml import html

from demo.platform_check.web import UnexpectedError, Visitor

ASK_AGAIN_SECONDS = 2
STANDING = "/advocert/api/v1/me/certifications/"


def held(learner: Visitor, wait: float) -> dict[str, Any]:
    """Wait for the signed certificate and return the standing that holds it.

    Raises:
        UnexpectedError: none came in time; the message says what is missing.
    """
    until = time.monotonic() + wait
    while True:
        results = learner.get(STANDING).wanted(200).json()["results"]
        ready = [one for one in results if one["credential"] and one["credential"]["ready"]]
        if ready:
            return dict(ready[0])
        if time.monotonic() > until:
            raise UnexpectedError(_missing(results))
        time.sleep(ASK_AGAIN_SECONDS)


def document(learner: Visitor, credential: dict[str, Any]) -> bytes:
    """Return the signed document, which only its holder may fetch."""
    return learner.get(credential["document_url"], accept="application/json").wanted(200).body


def judged(visitor: Visitor, signed: bytes) -> str:
    """Hand the document in as a stranger would, and return what the service says of it."""
    answer = visitor.post_bytes("/advocert/api/v1/verify/", signed, "application/json").wanted(200).json()
    return "valid" if answer["valid"] else str(answer["reason"] or answer["state"])


def take_back(hr: Visitor, username: str, certification: str) -> None:
    """Take the certificate back as HR does: find the person, choose a reason, press."""
    people = hr.get(f"/advocert/api/v1/people/?q={username}").wanted(200).json()["results"]
    person = next(one for one in people if certification in str(one["certifications"]))
    address = f"/advocert/records/people/{person['uuid']}/take-back/{certification}/"
    page = html.fromstring(hr.get(address).wanted(200).text)
    reasons = page.xpath("//select[@name='reason']/option[@value != '']/@value")
    tokens = page.xpath("//input[@name='csrfmiddlewaretoken']/@value")
    if not reasons or not tokens:
        raise UnexpectedError(f"{address}: no reasons to choose from")
    sent = {"reason": reasons[0], "words": "A check of this platform.", "csrfmiddlewaretoken": tokens[0]}
    hr.post_form(address, sent).wanted(200)


def _missing(results: list[dict[str, Any]]) -> str:
    if any(one["credential"] for one in results):
        return "the certificate is not signed yet: is there a key, and does something do the ticks?"
    lacking = [
        f"{one['title']} {one['done']}/{one['total']}"
        for result in results[:1]
        for one in result["requirements"]
        if not one["met"]
    ]
    undecided = "every requirement is met, nothing decided yet: does something do the ticks?"
    return "no certificate: " + ("; ".join(lacking) or undecided)
