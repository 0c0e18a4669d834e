"""JSON-LD contexts, compiled once: which term means which address, and what it does to the objects behind it.

Contexts are documents of others. They are pinned by their SHA-256 (`credentials.contexts`), so what stands in
them is known; this module reads what the pinned ones use and refuses the rest.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from advocert_certificates.domain.credential_errors import UnsupportedError

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", re.ASCII)
_KNOWN_KEYS = {"@version", "@protected", "@vocab"}
_KNOWN_DEFINITION = {"@id", "@type", "@container", "@context", "@protected"}
_CONTAINERS = {"", "@set", "@list", "@graph"}

Load = Callable[[str], Mapping[str, Any]]


def is_absolute(value: str) -> bool:
    """Tell whether an identifier is absolute: a scheme and something behind it, and no blank node."""
    return _ABSOLUTE.fullmatch(value) is not None and not value.startswith("_:")


@dataclass(frozen=True)
class Term:
    """What a name means: the address, what its values are coerced to, its container, and its own context."""

    iri: str
    coerced: str = ""
    container: str = ""
    context: Any = None
    has_context: bool = False


@dataclass
class Context:
    """An active context. Made by `compile_contexts`; the derived ones are kept, because documents repeat them."""

    terms: Mapping[str, Term]
    load: Load
    # What holds again in the objects inside an object of a type (JSON-LD 1.1, 4.1.9: types do not propagate).
    previous: "Context | None" = None
    _derived: dict[object, "Context"] = field(default_factory=dict)

    def keyword(self, name: str) -> str:
        """Return the keyword that a name stands for, or an empty text."""
        term = self.terms.get(name)
        return term.iri if term is not None and term.iri.startswith("@") else ""

    def outside_type(self) -> "Context":
        """Return the context without what the type of the enclosing object added."""
        return self.previous or self

    def scoped(self, name: str, term: Term) -> "Context":
        """Return this context for the values of a term that has one of its own; it propagates."""
        key = (name, id(term))
        if key not in self._derived:
            self._derived[key] = Context(extended(self.terms, term.context, self.load), self.load)
        return self._derived[key]

    def typed(self, base: "Context", name: str) -> "Context":
        """Return the context inside an object of this type; it does not propagate beyond the object."""
        key = (id(base), name)
        if key not in self._derived:
            terms = extended(self.terms, base.terms[name].context, self.load)
            self._derived[key] = Context(terms, self.load, previous=base)
        return self._derived[key]


def compile_contexts(addresses: tuple[str, ...], load: Load) -> Context:
    """Return the active context of a document that names these contexts.

    Raises:
        UnsupportedError: a context uses what no pinned one does.
    """
    return Context(extended({}, list(addresses), load), load)


def extended(terms: Mapping[str, Term], context: Any, load: Load) -> Mapping[str, Term]:
    """Return the terms with those of a context (an address, an object, a list of them, or null) added."""
    if context is None:
        return {}
    if isinstance(context, str):
        return extended(terms, load(context)["@context"], load)
    if isinstance(context, list):
        for one in context:
            terms = extended(terms, one, load)
        return terms
    return {**terms, **_definitions(context, terms)}


def _definitions(context: Mapping[str, Any], outer: Mapping[str, Term]) -> dict[str, Term]:
    unknown = [name for name in context if name.startswith("@") and name not in _KNOWN_KEYS]
    if unknown:
        raise UnsupportedError("@context", unknown[0])
    # Without @vocab: a name that only @vocab explains is no term, and we refuse those.
    return {
        name: _term(name, definition, context, outer)
        for name, definition in context.items()
        if not name.startswith("@") and definition is not None
    }


def _term(name: str, definition: Any, context: Mapping[str, Any], outer: Mapping[str, Term]) -> Term:
    if isinstance(definition, str):
        return Term(_address(definition, context, outer, name))
    unknown = set(definition) - _KNOWN_DEFINITION
    container = definition.get("@container", "")
    if unknown or container not in _CONTAINERS:
        raise UnsupportedError(f"@context {name}", str(min(unknown, default=container)))
    coerced = definition.get("@type", "")
    return Term(
        iri=_address(definition.get("@id", name), context, outer, name),
        coerced=coerced if not coerced or coerced.startswith("@") else _address(coerced, context, outer, ""),
        container=container,
        context=definition.get("@context"),
        has_context="@context" in definition,
    )


def _address(value: str, context: Mapping[str, Any], outer: Mapping[str, Term], own: str) -> str:
    """Return the address that a text in a context means: keyword, term, prefix:rest, or itself.

    `own` is the term that is being defined: a name does not explain itself.
    """
    prefix, colon, rest = value.partition(":")
    if value.startswith("@") or rest.startswith("//"):
        return value
    explained = _explained(prefix, context, outer) if prefix != own else ""
    if explained or colon:
        return explained + rest if explained else value
    return f"{context.get('@vocab', '')}{value}"


def _explained(name: str, context: Mapping[str, Any], outer: Mapping[str, Term]) -> str:
    definition = context.get(name)
    if definition is not None:
        inner = definition if isinstance(definition, str) else definition.get("@id", name)
        return _address(inner, context, outer, name)
    return outer[name].iri if name in outer else ""
