"""Issuing at speed: fill the compiled template of the achievement or list, hash, sign, and write the JSON."""

import json
from collections import OrderedDict
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from threading import Lock

from advocert_certificates.credentials.signers import Signer
from advocert_certificates.domain.proof import encode_proof_value, proof_nquads, proof_options
from advocert_certificates.domain.slots import Filled
from advocert_certificates.domain.snapshot import CredentialSnapshot
from advocert_certificates.domain.statuslist import StatusBits
from advocert_certificates.domain.statustemplate import StatusTemplate
from advocert_certificates.domain.template import Template, shape_of

_KEPT = 64  # templates; a programme has one per level and policy set


class TemplateShelf:
    """Keeps the templates that were compiled, the newest so many. Threads may share it."""

    def __init__(self) -> None:
        self._templates: OrderedDict[tuple[object, ...], Template] = OrderedDict()
        self._lock = Lock()

    def get(self, snapshot: CredentialSnapshot) -> Template:
        """Return the template for credentials like this one.

        Raises:
            ProfileError: the values do not make a credential of our profile, or cannot be signed safely.
        """
        shape = shape_of(snapshot)
        template = self._templates.get(shape)
        if template is None:
            template = Template(snapshot)
            with self._lock:
                self._templates[shape] = template
                if len(self._templates) > _KEPT:
                    self._templates.popitem(last=False)
        return template


# One for the process: a template holds nothing of a key or of a person.
TEMPLATES = TemplateShelf()


class CredentialIssuer:
    """Issues credentials with one key. Threads may share it."""

    def __init__(self, key: Signer) -> None:
        self._key = key

    def issue(self, snapshot: CredentialSnapshot, created: datetime) -> str:
        """Return the signed credential as JSON text; the same as `sign_document` would give.

        Raises:
            ProfileError: the values do not make a credential of our profile, or cannot be signed safely.
            NaiveTimeError: a time has no zone.
        """
        filled = TEMPLATES.get(snapshot).fill(snapshot)
        return _signed(filled, snapshot.issuer.did, self._key, created)


class StatusPublisher:
    """Signs one status list again and again, whenever a bit was set or its time runs out.

    Raises:
        ProfileError: the id of the list or the issuer cannot be signed.
    """

    def __init__(self, list_id: str, issuer_did: str) -> None:
        self._template = StatusTemplate(list_id, issuer_did)
        self._issuer_did = issuer_did

    def publish(self, bits: StatusBits, key: Signer, valid_from: datetime, valid_until: datetime) -> str:
        """Return the signed list as JSON text; the same as `sign_document` would give.

        Raises:
            ValidityOrderError: it would end before it begins.
            NaiveTimeError: a time has no zone.
        """
        filled = self._template.fill(bits, valid_from, valid_until)
        return _signed(filled, self._issuer_did, key, valid_from)


def _signed(filled: Filled, did: str, key: Signer, created: datetime) -> str:
    written, digest = _proof(f"{did}#{key.key_id}", created)
    value = encode_proof_value(key.sign(digest + sha256(filled.nquads).digest()))
    return f'{{{filled.members},"proof":[{{{written},"proofValue":"{value}"}}]}}'


@lru_cache(maxsize=256)
def _proof(method: str, created: datetime) -> tuple[str, bytes]:
    """Return the members of the proof but its value, as JSON, and their hash; one batch shares them."""
    options = proof_options(method, created)
    return json.dumps(options, separators=(",", ":"))[1:-1], sha256(proof_nquads(options)).digest()
