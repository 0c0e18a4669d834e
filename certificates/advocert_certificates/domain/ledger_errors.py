"""Errors of the log. Every name ends in Error; one class per reason, with the next step."""

from advocert_certificates.domain.errors import RequestError


class CheckpointFormError(RequestError):
    """A text is no signed checkpoint."""

    def __init__(self) -> None:
        super().__init__(
            "This is no checkpoint. Give the text as it was sent: origin, size, root, signature."
        )


class EntryNotFoundError(RequestError):
    """The log has no such entry yet."""

    def __init__(self, number: int) -> None:
        super().__init__(f"The log has no entry {number} yet. Ask again after the next tick.")


class ShorterLogError(RequestError):
    """A checkpoint is about more entries than the log has."""

    def __init__(self, size: int, have: int) -> None:
        super().__init__(
            f"The checkpoint speaks of {size} entries and the log has {have}. Entries are missing: ask who had access."
        )
