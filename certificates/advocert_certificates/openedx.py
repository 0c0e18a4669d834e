"""The only file that knows the platform."""


def connect_evidence() -> None:
    """Listen to the blocks."""
