"""From stories to files."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from advocert_certificates import api
from advocert_certificates.credentials.presented import open_presented
from advocert_certificates.credentials.sources import GivenSources
from advocert_certificates.credentials.verifying import verify_presented
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import StatusListNotFoundError
from demo.samples.forgeries import FORGERIES, forge
from demo.samples.holders import HOLDERS, Holder, Story
from demo.samples.pipeline import Pipeline

_LONG_AGO = timedelta(days=3 * 366)
_LAST_YEAR = timedelta(days=300)


class WrongSampleError(Exception):
    """Our own verifier says something else than what was done: nobody must get such samples."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__(
            f"{name}: our own verifier says {said!r}. The samples are not usable; please report it."
        )


class Samples:
    """A folder of files, and what each is worth."""

    def __init__(self, folder: Path) -> None:
        """Make the folders."""
        self._folder = folder
        self.expected: dict[str, dict[str, Any]] = {}
        for name in ("credentials", "dids", "status"):
            (folder / name).mkdir(parents=True)

    def document(self, name: str, content: dict[str, Any]) -> None:
        """Write a document that is no credential."""
        self._write(name, json.dumps(content, ensure_ascii=False, indent=2).encode())

    def credential(self, name: str, content: bytes, *, valid: bool, why: str) -> None:
        """Write a credential and note what it is worth."""
        self._write(f"credentials/{name}", content)
        self.expected[f"credentials/{name}"] = {"valid": valid, "why": why}

    def finish(self, sources: GivenSources, now: datetime) -> None:
        """Compare every credential with our own verifier, then write expect.json.

        Raises:
            WrongSampleError: they disagree.
        """
        for name, expected in self.expected.items():
            said = _judge((self._folder / name).read_bytes(), sources, now)
            if (said == "valid") != expected["valid"]:
                raise WrongSampleError(name, said)
        self.document("expect.json", self.expected)

    def _write(self, name: str, content: bytes) -> None:
        (self._folder / name).write_bytes(content)


def _judge(content: bytes, sources: GivenSources, now: datetime) -> str:
    try:
        found = open_presented(content)
    except CredentialError as error:
        return str(error)
    return verify_presented(found.text, found.document, sources, now=now).reason or "valid"


def write_samples(samples: Samples, now: datetime) -> None:
    """Live through the stories and write them down."""
    pipeline = Pipeline(now - _LONG_AGO)
    _past(samples, pipeline, now)
    for holder in HOLDERS:
        if holder.story is Story.VALID:
            _write(samples, pipeline, holder, pipeline.certify(holder, now - timedelta(days=20)), now)
        elif holder.story is Story.REVOKED:
            view = pipeline.certify(holder, now - timedelta(days=40))
            _write(samples, pipeline, holder, view, now)
            pipeline.revoke(view, now)
    _forgeries(samples, pipeline, now)
    _finish(samples, now)


def _past(samples: Samples, pipeline: Pipeline, now: datetime) -> None:
    """What the first keys signed: ended, withdrawn and issued again, retired."""
    by_story = {holder.story: holder for holder in HOLDERS}
    ended = by_story[Story.EXPIRED]
    _write(samples, pipeline, ended, pipeline.certify(ended, now - _LONG_AGO), now)
    first = by_story[Story.RUN_OUT]
    _write(samples, pipeline, first, pipeline.certify(first, now - _LONG_AGO), now)
    pipeline.next_key(now - _LAST_YEAR)
    stolen = by_story[Story.WITHDRAWN_KEY]
    view = pipeline.certify(stolen, now - _LAST_YEAR)
    _write(samples, pipeline, stolen, view, now)
    pipeline.next_key(now - _LAST_YEAR + timedelta(days=1))
    pipeline.withdraw(_key_of(pipeline.document(view, stolen, now)), now - timedelta(days=200))
    again = Holder("issued-again", stolen.name, Story.REISSUED)
    _write(samples, pipeline, again, pipeline.current(stolen, now), now, known_as=stolen)
    newer = Holder("renewed-newer", first.name, Story.RENEWED)
    _write(samples, pipeline, newer, pipeline.renew(first, now - timedelta(days=150)), now, known_as=first)
    retired = by_story[Story.RETIRED_KEY]
    view = pipeline.certify(retired, now - timedelta(days=100))
    _write(samples, pipeline, retired, view, now)
    key = _key_of(pipeline.document(view, retired, now))
    pipeline.next_key(now - timedelta(days=60))
    pipeline.retire(key, now)


def _write(
    samples: Samples,
    pipeline: Pipeline,
    holder: Holder,
    view: api.CertificationView,
    now: datetime,
    *,
    known_as: Holder | None = None,
) -> None:
    document = pipeline.document(view, known_as or holder, now)
    worth = {"valid": holder.story.valid, "why": holder.story.why}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    samples.credential(f"{holder.slug}.json", text.encode(), **worth)
    if holder.story in {Story.VALID, Story.EXPIRED, Story.REVOKED}:
        token = pipeline.token(view, known_as or holder, now)
        samples.credential(f"{holder.slug}.jwt", token.encode(), **worth)
        for kind in ("png", "svg"):
            badge = pipeline.badge(view, known_as or holder, kind, now)
            samples.credential(f"{holder.slug}.{kind}", badge, **worth)


def _key_of(document: dict[str, Any]) -> str:
    return str(document["proof"][0]["verificationMethod"]).partition("#")[2]


def _forgeries(samples: Samples, pipeline: Pipeline, now: datetime) -> None:
    holder = HOLDERS[0]
    document = pipeline.document(pipeline.current(holder, now), holder, now)
    for slug, (why, change) in FORGERIES.items():
        text = json.dumps(forge(document, change), ensure_ascii=False, indent=2)
        samples.credential(f"forged-{slug}.json", text.encode(), valid=False, why=f"forged: {why}")
    head, payload, signature = pipeline.token(pipeline.current(holder, now), holder, now).split(".")
    for slug, token, why in (
        ("no-signature", f"{head}.{payload}.", "the signature was removed"),
        ("other-signature", f"{head}.{payload}.{signature[::-1]}", "the signature is another one"),
    ):
        samples.credential(f"forged-{slug}.jwt", token.encode(), valid=False, why=f"forged: {why}")


def _finish(samples: Samples, now: datetime) -> None:
    did = api.get_did_document()
    samples.document(f"dids/{did['id'].replace(':', '_')}.json", did)
    lists = {}
    for year in range(now.year - 4, now.year + 1):
        try:
            document = api.get_status_list(f"{year}-1", now=now)
        except StatusListNotFoundError:
            continue
        lists[document["id"]] = document
        samples.document(f"status/{year}-1.json", document)
    samples.finish(GivenSources({did["id"]: did}, lists), now)
