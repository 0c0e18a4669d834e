"""System checks: what an operator must set up, in sentences."""


def register_checks() -> None:
    """Register the checks under the tag `advocert`."""
