"""A VC-API over the product's cores, so that the W3C suites can be pointed at us. Test code: never shipped or served.

    with VcApi() as api:
        api.address  # http://127.0.0.1:PORT; POST /credentials/issue, /credentials/verify, /presentations/verify

    python -m tests.support.vc_api 8269     # for a suite: its issuer id and a status list are printed

Issuing takes any credential, not only our profile, and so signs by the general way: strict JSON-LD, RDFC-1.0. The
issuer is a did:key. `/credentials/issue` answers 201 with the bare credential (`options.wrap` puts it into
`verifiableCredential`), 400 with the reason when it cannot be signed safely.
"""

import json
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from advocert_certificates.credentials.sources import GivenSources
from advocert_certificates.credentials.verifying import TOOLS, verify_presented
from advocert_certificates.domain.contexts import compile_contexts
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.foreign_refusals import ForeignShapeError, UnknownContextError
from advocert_certificates.domain.linked import statements_of
from advocert_certificates.domain.multikey import encode_ed25519
from advocert_certificates.domain.presented import check_shape
from advocert_certificates.domain.proof import encode_proof_value, proof_options
from advocert_certificates.domain.rdf import canonical
from advocert_certificates.domain.statuslist import StatusBits, build_status_document
from advocert_certificates.domain.vocabulary import CREDENTIALS_V2

_LIMIT = 1_000_000


class VcApi:
    """The adapter on a port of this machine; `lists` are the status lists it serves and believes, by address."""

    def __init__(self, port: int = 0) -> None:
        """Make the key and the server."""
        self._key = Ed25519PrivateKey.generate()
        multikey = encode_ed25519(self._key.public_key().public_bytes_raw())
        self.issuer = f"did:key:{multikey}"
        self._method = f"{self.issuer}#{multikey}"
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self.lists: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Self:
        """Listen."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()

    def publish_list(self, name: str, *revoked: int) -> str:
        """Sign and serve a status list; return its address."""
        bits, now = StatusBits(), datetime.now(UTC)
        for index in revoked:
            bits.set(index)
        address = f"{self.address}/status/{name}"
        document = build_status_document(address, self.issuer, bits.encode(), now, now + timedelta(days=1))
        self.lists[address] = self.issue(document)
        return address

    def issue(self, credential: Mapping[str, Any]) -> dict[str, Any]:
        """Sign any credential of this issuer.

        Raises:
            CredentialError: it cannot be signed so that everybody understands it alike.
        """
        check_shape(credential)
        contexts = credential.get("@context")
        if type(contexts) is not list or contexts[:1] != [CREDENTIALS_V2] or "proof" in credential:
            raise ForeignShapeError("@context or proof")
        if any(type(one) is not str or TOOLS.context(one) is None for one in contexts):
            raise UnknownContextError(str(contexts))
        known = compile_contexts(tuple(contexts), TOOLS.context)
        document = dict(credential)
        issuer = document["issuer"]
        document["issuer"] = {**issuer, "id": self.issuer} if isinstance(issuer, dict) else self.issuer
        options = proof_options(self._method, datetime.now(UTC))
        nquads = [
            canonical(
                statements_of({name: value for name, value in one.items() if name != "@context"}, known),
                TOOLS.reference,
            )
            for one in (options, document)
        ]
        message = b"".join(sha256(one).digest() for one in nquads)
        return {**document, "proof": {**options, "proofValue": encode_proof_value(self._key.sign(message))}}

    def verify(self, credential: Any) -> list[str]:
        """Return why the credential is refused, nothing when it is valid."""
        if not isinstance(credential, dict):
            return ["foreign_shape"]
        answer = verify_presented("", credential, GivenSources({}, self.lists), now=datetime.now(UTC))
        return [] if answer.valid else [str(answer.reason)]

    def verify_presentation(self, presentation: Any) -> list[str]:
        """Return why the presentation or one of its credentials is refused.

        A proof of the presentation itself must be there only if the holder has signed it.
        """
        types = presentation.get("type") if isinstance(presentation, dict) else None
        if "VerifiablePresentation" not in (types if isinstance(types, list) else [types]):
            return ["foreign_shape"]
        if presentation.get("@context", [None])[:1] != [CREDENTIALS_V2]:
            return ["unknown_context"]
        inside = presentation.get("verifiableCredential", [])
        reasons = [self.verify(one) for one in (inside if isinstance(inside, list) else [inside])]
        return [reason for found in reasons for reason in found]


def _handler(api: VcApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = api.lists.get(api.address + self.path)
            self._answer(200 if found else 404, found or {})

        def do_POST(self) -> None:
            try:
                body = json.loads(self.rfile.read(min(int(self.headers["Content-Length"]), _LIMIT)))
                self._answer(*_ROUTES[self.path](api, body))
            except (KeyError, TypeError, ValueError) as error:
                self._answer(400, {"errors": [type(error).__name__]})

        def _answer(self, status: int, body: Mapping[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            return

    return Handler


def _issue(api: VcApi, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    try:
        signed = api.issue(body["credential"])
    except CredentialError as error:
        return 400, {"errors": [str(error)]}
    wrap = body.get("options", {}).get("wrap")
    return 201, {"verifiableCredential": signed} if wrap else signed


def _verify(api: VcApi, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    return _verdict(api.verify(body["verifiableCredential"]))


def _verify_presentation(api: VcApi, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    return _verdict(api.verify_presentation(body["verifiablePresentation"]))


def _verdict(reasons: list[str]) -> tuple[int, dict[str, Any]]:
    return (400 if reasons else 200), {"verified": not reasons, "errors": reasons}


_ROUTES = {
    "/credentials/issue": _issue,
    "/credentials/verify": _verify,
    "/presentations/verify": _verify_presentation,
}

if __name__ == "__main__":
    with VcApi(int(sys.argv[1]) if len(sys.argv) > 1 else 0) as served:
        print(served.address, served.issuer, served.publish_list("1"), flush=True)  # noqa: T201 - for whoever points a suite at it
        threading.Event().wait()
