"""JSON-LD to RDF statements, strictly: for documents of others, whose profile we do not know.

It is the part of JSON-LD 1.1 (Expansion; Deserialize to RDF) that credentials need, over contexts that are
known beforehand and never fetched. Stricter than the standard, because what is signed must be what is read:

* every member name must be a term of the contexts, never an address or a keyword, and every type must be known
  (JSON-LD safe mode: nothing is dropped in silence);
* contexts stand at the top only, by address; an inline one is refused;
* ids are absolute; no null, no fraction (implementations write some of them differently), no list in a list.

What is allowed gives the statements of the standard; tests hold that against PyLD. What is not supported is an
error and never a guess. No Django, no network: the documents of the contexts are handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advocert_certificates.domain.contexts import Context, Term, is_absolute
from advocert_certificates.domain.credential_errors import (
    MissingTermError,
    RepeatedIdError,
    UnsupportedError,
    WrongValueError,
)
from advocert_certificates.domain.rdf import IRI_ILLEGAL, Statement, literal

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DEPTH = 40


def statements_of(
    node: Mapping[str, Any], context: Context, *, ids: frozenset[str] = frozenset()
) -> list[Statement]:
    """Return the statements of a document without its `@context`.

    `ids` are those that only one object with members may have: otherwise a part that policy reads could stand
    elsewhere under the same id.

    Raises:
        LinkedDataError: its class says why, `member` where.
    """
    writer = _Writer(ids)
    writer.node(node, context, "", 0)
    return writer.statements


@dataclass
class _Writer:
    single: frozenset[str]
    statements: list[Statement] = field(default_factory=list)
    _unnamed: int = 0
    _seen: set[str] = field(default_factory=set)

    def node(self, node: Mapping[str, Any], outer: Context, member: str, depth: int) -> str:
        """Write the statements of an object; return its term."""
        if depth > _DEPTH:
            raise UnsupportedError(member, "objects nested so deep")
        context, types = inside(node, outer, member)
        subject = self._subject(node, context, member)
        for iri in types:
            self.statements.append((subject, f"<{_RDF}type>", f"<{iri}>"))
        for name, value in node.items():
            if context.keyword(name) in {"@id", "@type"}:
                continue
            self._member(subject, name, value, context, f"{member}.{name}" if member else name, depth)
        return subject

    def _subject(self, node: Mapping[str, Any], context: Context, member: str) -> str:
        names = [name for name in node if context.keyword(name) == "@id"]
        if not names:
            self._unnamed += 1
            return f"_:b{self._unnamed}"
        if len(names) > 1:
            raise RepeatedIdError(member)
        iri = _iri(node[names[0]], f"{member}.id" if member else "id")
        if len(node) > 1:
            if iri in self._seen and iri in self.single:
                raise RepeatedIdError(member)
            self._seen.add(iri)
        return f"<{iri}>"

    def _member(self, subject: str, name: str, value: Any, context: Context, member: str, depth: int) -> None:
        term = context.terms.get(name)
        if term is None or term.iri.startswith("@"):
            raise MissingTermError(member)
        if term.coerced == "@json" or term.container == "@graph":
            raise UnsupportedError(member, "free JSON or a graph of its own")
        inner = context.scoped(name, term) if term.has_context else context
        # In an object behind the member, what the type of this object added holds no more (5.1.2, 3 and 4).
        nested = context.outside_type()
        nested = nested.scoped(name, term) if term.has_context else nested
        predicate = f"<{term.iri}>"
        if term.container == "@list":
            head = self._list(value if type(value) is list else [value], term, (inner, nested), member, depth)
            self.statements.append((subject, predicate, head))
            return
        for one in value if type(value) is list else [value]:
            self.statements.append(
                (subject, predicate, self._object(one, term, (inner, nested), member, depth))
            )

    def _object(
        self, value: Any, term: Term, within: tuple[Context, Context], member: str, depth: int
    ) -> str:
        if type(value) is dict:
            if "@value" in value or any(name.startswith("@") for name in value):
                return _value_object(value, member)
            return self.node(value, within[1], member, depth + 1)
        if term.coerced in {"@id", "@vocab"} and type(value) is str:
            known = within[0].terms.get(value) if term.coerced == "@vocab" else None
            return f"<{_iri(known.iri if known else value, member)}>"
        return _literal(value, term.coerced, member)

    def _list(
        self, values: list[Any], term: Term, within: tuple[Context, Context], member: str, depth: int
    ) -> str:
        cells = [f"_:b{self._unnamed + number}" for number in range(1, len(values) + 1)]
        self._unnamed += len(values)
        rest = f"<{_RDF}nil>"
        for cell, value in reversed(list(zip(cells, values, strict=True))):
            first = self._object(value, term, within, member, depth)
            self.statements += [(cell, f"<{_RDF}first>", first), (cell, f"<{_RDF}rest>", rest)]
            rest = cell
        return rest


def inside(node: Mapping[str, Any], outer: Context, member: str) -> tuple[Context, list[str]]:
    """Return the context inside the object and the addresses of its types (JSON-LD 1.1 API, 5.1.2, 7 to 11)."""
    base = outer.outside_type()
    types: list[str] = []
    for name, value in node.items():
        if base.keyword(name) == "@type":
            types += value if type(value) is list else [value]
    if not all(type(one) is str for one in types):
        raise WrongValueError(f"{member}.type" if member else "type", "one or several names of types")
    context = base
    for one in sorted(set(types)):
        term = base.terms.get(one)
        if term is not None and term.has_context:
            context = context.typed(base, one)
    return context, [_type_iri(one, base, member) for one in types]


def _type_iri(name: str, context: Context, member: str) -> str:
    term = context.terms.get(name)
    if term is None or term.iri.startswith("@"):
        raise MissingTermError(f"{member}.type {name!r}" if member else f"type {name!r}")
    return term.iri


def _iri(value: Any, member: str) -> str:
    if type(value) is not str or not is_absolute(value) or IRI_ILLEGAL.search(value):
        raise WrongValueError(member, "an absolute address")
    return value


def _literal(value: Any, coerced: str, member: str) -> str:
    datatype = "" if coerced in {"@id", "@vocab", "@none"} else coerced
    if type(value) is bool:
        return literal("true" if value else "false", datatype or f"{_XSD}boolean")
    if type(value) is int:
        if abs(value) >= 10**21:
            raise UnsupportedError(member, "a number that large")
        if datatype == f"{_XSD}double":
            raise UnsupportedError(member, "a number with a fraction")
        return literal(str(value), datatype or f"{_XSD}integer")
    if type(value) is str:
        return literal(value, datatype)
    raise UnsupportedError(member, "null, a number with a fraction, or a list in a list")


def _value_object(value: Mapping[str, Any], member: str) -> str:
    text, language = value.get("@value"), value.get("@language", "")
    if type(text) is not str or type(language) is not str or set(value) - {"@value", "@language"}:
        raise UnsupportedError(member, "a value object with more than a text and a language")
    return literal(text, language=language.lower())
