"""The programme inside the wheel."""

from typing import Any


def load_after_migrate(sender: Any, **kwargs: Any) -> None:  # noqa: ARG001 - the signal's signature
    """Load the shipped programme into an empty database."""
