r"""RDF statements as text, and their canonical form (RDF Dataset Canonicalization, RDFC-1.0).

Only the default graph, which is all that a credential makes. Unnamed objects are labelled by their first-degree
hash (4.6). Two with the same hash would need the whole algorithm: then the caller's reference implementation
decides, and without one the document is refused. Nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from hashlib import sha256

from advocert_certificates.domain.credential_errors import TiedHashError

# subject, predicate, object as N-Quads write them: `<https://a/>`, `_:b1`, `"text"^^<…>`
Statement = tuple[str, str, str]
Reference = Callable[[str], str]  # N-Quads -> canonical N-Quads

IRI_ILLEGAL = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
# Canonical N-Quads (RDFC-1.0, 5): short escapes where there are any, \u00XX for the other controls and DEL.
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: '\\"', 0x5C: "\\\\",
}  # fmt: skip


def literal(text: str, datatype: str = "", *, language: str = "") -> str:
    """Return a literal as canonical N-Quads write it."""
    escaped = (
        text if text.isprintable() and '"' not in text and "\\" not in text else text.translate(_ESCAPES)
    )
    if language:
        return f'"{escaped}"@{language}'
    return f'"{escaped}"^^<{datatype}>' if datatype and datatype != _XSD_STRING else f'"{escaped}"'


def canonical(statements: Sequence[Statement], reference: Reference | None = None) -> bytes:
    """Return the canonical N-Quads in UTF-8.

    Raises:
        TiedHashError: two unnamed objects share a hash and there is no reference implementation.
        UnicodeEncodeError: a lone surrogate.
    """
    # Statements are a set: what stands twice in the JSON is one.
    lines = sorted({" ".join(statement) + " .\n" for statement in statements})
    around: defaultdict[str, set[Statement]] = defaultdict(set)
    for statement in statements:
        for term in (statement[0], statement[2]):
            if term.startswith("_:"):
                around[term].add(statement)
    if not around:
        return "".join(lines).encode()
    hashes = {label: _first_degree(label, found) for label, found in around.items()}
    if len(set(hashes.values())) < len(hashes):
        if reference is None:
            raise TiedHashError
        return reference("".join(lines)).encode()
    order = sorted(hashes, key=hashes.__getitem__)
    names = {label: f"_:c14n{number}" for number, label in enumerate(order)}
    labelled = {
        f"{names.get(subject, subject)} {predicate} {names.get(value, value)} .\n"
        for subject, predicate, value in statements
    }
    return b"".join(sorted(line.encode() for line in labelled))


def _first_degree(label: str, statements: set[Statement]) -> str:
    def named(term: str) -> str:
        if not term.startswith("_:"):
            return term
        return "_:a" if term == label else "_:z"

    lines = [f"{named(subject)} {predicate} {named(value)} .\n" for subject, predicate, value in statements]
    # Two statements may become the same line; RDFC-1.0 keeps both.
    return sha256(b"".join(sorted(line.encode() for line in lines))).hexdigest()
