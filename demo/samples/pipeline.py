"""The samples' way through the product: evidence, decision, signature, revocation, keys. Nothing is faked but time."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from advocert_certificates import api
from advocert_certificates.authored import compile_shipped
from advocert_certificates.credentials.keys import generate_key, retire_key, withdraw_key
from advocert_certificates.domain.did import P256
from demo.samples.holders import Holder


class NotRenewedError(Exception):
    """The rules did not renew a certificate that the story says is renewed."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"{slug} was not renewed. Compare the dates of the story with the programme's rules."
        )


class Pipeline:
    """The service with the shipped programme and one key after another."""

    def __init__(self, begin: datetime) -> None:
        """Load the programme and make the first keys."""
        self._keys = Path(settings.ADVOCERT_KEYS_DIR)
        self._compiled = compile_shipped()
        self._numbers: dict[str, int] = {}
        for kind in ("ed25519", P256):
            generate_key(self._keys, begin, kind=kind)
        api.load_programme(self._compiled, actor="samples", now=begin)

    def certify(self, holder: Holder, at: datetime) -> api.CertificationView:
        """Let somebody do everything that the first level asks; return the certification, signed."""
        number = self._numbers.setdefault(holder.slug, len(self._numbers) + 1)
        for evidence in self._evidence(holder, number, at):
            api.record_evidence(evidence)
        api.tick(now=at)
        return next(view for view in api.get_my_certifications(number, now=at) if view.credential)

    def current(self, holder: Holder, at: datetime) -> api.CertificationView:
        """Return the certification as it stands."""
        views = api.get_my_certifications(self._numbers[holder.slug], now=at)
        return next(view for view in views if view.credential)

    def renew(self, holder: Holder, at: datetime) -> api.CertificationView:
        """Let somebody do in the last days what a renewal asks; the older certificate runs out by itself."""
        before = self.current(holder, at).credential
        view = self.certify(holder, at)
        if view.credential.uuid == before.uuid:
            raise NotRenewedError(holder.slug)
        return view

    def revoke(self, view: api.CertificationView, at: datetime) -> None:
        """Take a certification back."""
        api.revoke_certification(view.uuid, reason_code="other", actor="samples", now=at)

    def document(self, view: api.CertificationView, holder: Holder, at: datetime) -> dict[str, Any]:
        """Return the signed document as its holder gets it."""
        return api.get_credential_document(
            view.credential.uuid, viewer_user_id=self._numbers[holder.slug], now=at
        )

    def token(self, view: api.CertificationView, holder: Holder, at: datetime) -> str:
        """Return it as VC-JWT."""
        return api.get_credential_token(
            view.credential.uuid, viewer_user_id=self._numbers[holder.slug], now=at
        )

    def badge(self, view: api.CertificationView, holder: Holder, kind: str, at: datetime) -> bytes:
        """Return the picture with the document baked in; `kind` is `png` or `svg`."""
        number = self._numbers[holder.slug]
        return api.get_badge(view.credential.uuid, kind, viewer_user_id=number, now=at)

    def next_key(self, at: datetime) -> None:
        """Rotate: from now on another key signs."""
        generate_key(self._keys, at)

    def retire(self, key_id: str, at: datetime) -> None:
        """Stop signing with a key for good."""
        retire_key(self._keys, key_id, at)

    def withdraw(self, key_id: str, at: datetime) -> None:
        """Withdraw a key, and issue again what it signed."""
        withdraw_key(self._keys, key_id)
        api.reissue_signed_by(key_id, actor="samples", now=at)
        api.tick(now=at)

    def _evidence(self, holder: Holder, number: int, at: datetime) -> Iterator[api.EvidenceInput]:
        person = api.PersonInput(
            platform_user_id=number,
            username=holder.slug,
            full_name=holder.name,
            email=holder.email.format(holder.slug),
        )
        for kind, ref, body in self._facts(self._compiled["levels"][0]["requires"]):
            yield api.EvidenceInput(
                person=person,
                kind=kind,
                ref=ref,
                fact_key=f"{kind}/{ref}/{number}/{at:%Y%m%d}",
                body=body,
                occurred_at=at,
                language="en",
                course_key="course-v1:Acme+FND+1",
            )

    def _facts(self, requires: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for member in (*requires.get("all", ()), *requires.get("any", ())):
            yield from self._facts(member)
        for name in requires.get("clauses", ()):
            ref, _, version = name.partition("@")
            clause = next(
                one
                for one in self._compiled["clauses"]
                if one["ref"] == ref and one["version"] == int(version)
            )
            yield "clause.signed", ref, {"version": clause["version"], "sha256": clause["sha256"]}
        for ref in requires.get("scenarios", ()):
            yield "scenario.finished", ref, {"score": 92, "passed": True, "counts": True}
        for ref in requires.get("lessons", ()):
            yield "lesson.completed", ref, {}
        if "exam" in requires:
            yield (
                "exam.finished",
                requires["exam"],
                {"correct": 13, "items": 15, "needed": 11, "passed": True},
            )
