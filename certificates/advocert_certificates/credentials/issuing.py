"""Issuing at speed: fill the compiled template of the achievement, hash, sign, and write the JSON."""

import json
from collections import OrderedDict
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from threading import Lock

from advocert_certificates.credentials.keys import SigningKey
from advocert_certificates.domain.proof import encode_proof_value, proof_nquads, proof_options
from advocert_certificates.domain.snapshot import CredentialSnapshot
from advocert_certificates.domain.template import Template, shape_of

_KEPT = 64  # templates; a programme has one per level and policy set


class CredentialIssuer:
    """Issues credentials with one key and keeps the templates that it has compiled. Threads may share it."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key
        self._templates: OrderedDict[tuple[object, ...], Template] = OrderedDict()
        self._lock = Lock()

    def issue(self, snapshot: CredentialSnapshot, created: datetime) -> str:
        """Return the signed credential as JSON text; the same as `sign_document` would give.

        Raises:
            ProfileError: the values do not make a credential of our profile, or cannot be signed safely.
            NaiveTimeError: a time has no zone.
        """
        filled = self._template(snapshot).fill(snapshot)
        method = f"{snapshot.issuer.did}#{self._key.key_id}"
        written, digest = _proof(method, created)
        value = encode_proof_value(self._key.sign(digest + sha256(filled.nquads).digest()))
        return f'{{{filled.members},"proof":[{{{written},"proofValue":"{value}"}}]}}'

    def _template(self, snapshot: CredentialSnapshot) -> Template:
        shape = shape_of(snapshot)
        template = self._templates.get(shape)
        if template is None:
            template = Template(snapshot)
            with self._lock:
                self._templates[shape] = template
                if len(self._templates) > _KEPT:
                    self._templates.popitem(last=False)
        return template


@lru_cache(maxsize=256)
def _proof(method: str, created: datetime) -> tuple[str, bytes]:
    """Return the members of the proof but its value, as JSON, and their hash; one batch shares them."""
    options = proof_options(method, created)
    return json.dumps(options, separators=(",", ":"))[1:-1], sha256(proof_nquads(options)).digest()
