"""Errors of an installation: something is not set up. Each says what to set or to run."""

from advocert_certificates.domain.errors import AdvocertError


class InstallationError(AdvocertError):
    """Something is not set up."""


class BaseUrlMissingError(InstallationError):
    """No public address is configured."""

    def __init__(self) -> None:
        super().__init__("No public address is known. Set ADVOCERT_BASE_URL to https://HOST.")


class TargetConfigError(InstallationError):
    """An entry of ADVOCERT_TARGETS cannot be used."""

    def __init__(self, slug: str, what: str) -> None:
        super().__init__(
            f"The target {slug!r} in ADVOCERT_TARGETS cannot be used: {what}. Correct the setting."
        )


class NotReadyError(InstallationError):
    """A status list or identity cannot be published, because nothing signs."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Run `manage.py advocert_setup` and read what it says.")
