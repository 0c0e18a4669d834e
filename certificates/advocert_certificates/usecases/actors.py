"""Names of those who decided, and the marks that stand for them in the log (ADR 0068)."""

import secrets
from collections.abc import Mapping

from advocert_certificates.domain.ledger import actor_mark
from advocert_certificates.models import Actor

# Nobody: what rules and dates do has no name to forget, and is written a hundred thousand times.
NOBODY = frozenset({"programme", "clock"})


def mark_of(name: str) -> str:
    """Return the mark of whoever decides, a new one at their first decision."""
    if name in NOBODY:
        return name
    salt = secrets.token_hex(32)
    row, _ = Actor.objects.get_or_create(name=name, defaults={"salt": salt, "mark": actor_mark(salt, name)})
    return row.mark


def all_marks() -> Mapping[str, str]:
    """Return the marks by name."""
    return dict(Actor.objects.values_list("name", "mark"))


def name_of_mark(mark: str) -> str:
    """Return who a mark stands for; their pseudonym once they are erased, and an empty text for no mark of ours."""
    return Actor.objects.filter(mark=mark).values_list("name", flat=True).first() or ""


def forget_name(name: str) -> tuple[str, str]:
    """Return the pseudonym that takes the place of a name from now on, and its mark, if it had one."""
    row = Actor.objects.filter(name=name).first()
    if row is None:
        return f"erased-{secrets.token_hex(6)}", ""
    pseudonym = f"erased-{row.mark[:12]}"
    Actor.objects.filter(pk=row.pk).update(name=pseudonym, salt="")
    return pseudonym, row.mark
