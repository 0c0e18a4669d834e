"""The general way to canonical N-Quads: JSON-LD by PyLD with the published contexts, RDFC-1.0 by pyoxigraph.

    assert reference_nquads(document) == canonical_nquads(document)

The contexts come from the installed package openbadgeslib and are pinned by SHA-256. Its copy of the Open
Badges context has two terms more than the one on npm (`jti`, `endorsementJwt`); we use neither.
"""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import pyoxigraph
from pyld import jsonld

from advocert_certificates.domain.vocabulary import CREDENTIALS_V2, EXTENSIONS, OPEN_BADGES

PINNED = {
    CREDENTIALS_V2: (
        "credentials-v2.json",
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    OPEN_BADGES: (
        "ob-v3p0-context-3.0.3.json",
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    ),
    EXTENSIONS: (
        "ob-v3p0-extensions.json",
        "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93",
    ),
}


@cache
def context(url: str) -> dict[str, Any]:
    """Return a pinned context; any other address, or another content, is an error."""
    name, expected = PINNED[url]
    data = files("openbadgeslib").joinpath("ob3", "contexts", name).read_bytes()
    assert sha256(data).hexdigest() == expected, f"{name} is not the document that was pinned"
    return json.loads(data)


def reference_nquads(document: dict[str, Any]) -> bytes:
    """Return the canonical N-Quads that JSON-LD and RDFC-1.0 give."""
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": _load, "base": None})
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()


def _load(url: str, _options: object) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": url, "document": context(url)}
