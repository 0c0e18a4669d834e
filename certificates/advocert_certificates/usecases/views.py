"""Lists of people that somebody keeps under a name (ADR 0063)."""

from datetime import datetime
from uuid import UUID

from advocert_certificates.data import KeptView
from advocert_certificates.domain.errors import KeptViewError
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.models import SavedView
from advocert_certificates.usecases.evidence import one_line
from advocert_certificates.usecases.storable import storable

VIEWS_LIMIT = 30
_NAME, _QUERY = 80, 1_000


def keep_view(name: str, query: str, *, owner: str, now: datetime) -> KeptView:
    """Keep a list under a name; the same name again keeps the new list instead.

    Raises:
        KeptViewError: no name, no filter or a very long one, or as many kept lists as one can have.
    """
    name, query = one_line(storable(name), _NAME), storable(query)
    if not name:
        raise KeptViewError(Phrase("give the list a name first"))
    if not 0 < len(query) <= _QUERY:
        raise KeptViewError(Phrase("choose a filter first: the whole list needs no name"))
    others = SavedView.objects.filter(owner=owner).exclude(name=name)
    if others.count() >= VIEWS_LIMIT:
        raise KeptViewError(
            Phrase("you keep {count} lists already: forget one of them first", count=VIEWS_LIMIT)
        )
    row, _ = SavedView.objects.update_or_create(
        owner=owner, name=name, defaults={"query": query, "created_at": now}
    )
    return KeptView(row.uuid, row.name, row.query)


def list_views(owner: str) -> tuple[KeptView, ...]:
    """Return the lists that somebody keeps, by name."""
    rows = SavedView.objects.filter(owner=owner).order_by("name")
    return tuple(KeptView(row.uuid, row.name, row.query) for row in rows)


def forget_view(uuid: UUID, *, owner: str) -> None:
    """Forget a list that this person keeps; of others nothing is touched."""
    SavedView.objects.filter(uuid=uuid, owner=owner).delete()
