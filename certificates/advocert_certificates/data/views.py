"""Lists that are kept under a name."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class KeptView:
    """One kept list: what it is called, and what stands in its address."""

    uuid: UUID
    name: str
    query: str
