"""What is not set up yet, in sentences for the operator."""

import stat
from collections.abc import Iterator
from pathlib import Path

from advocert_certificates import conf
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import InstallationError
from advocert_certificates.unlock.network import wrong_networks
from advocert_certificates.unlock.targets import check_targets
from advocert_certificates.usecases.addresses import issuer_did
from advocert_certificates.usecases.identity import key_ring


def find_problems() -> tuple[tuple[str, str], ...]:
    """Return (id, sentence) of all that keeps certificates from being signed or messages from leaving.

    Asks settings and files only, never the database, so it also works before the first `migrate`.
    """
    return tuple(_all())


def _all() -> Iterator[tuple[str, str]]:
    try:
        issuer_did()
    except (CredentialError, InstallationError) as error:
        yield "advocert.W001", str(error)
    try:
        key_ring()
    except CredentialError as error:
        yield "advocert.W002", f"{error} Until then certificates wait unsigned."
    except OSError as error:
        yield "advocert.W002", f"The keys cannot be read ({error.strerror}). Give this process access."
    for name in _open_files():
        yield "advocert.W003", f"{name} can be read by others on this machine. Run chmod 600 on it."
    for problem in check_targets(conf.targets()):
        yield "advocert.W004", problem
    for text in wrong_networks(conf.allowed_networks()):
        yield (
            "advocert.W005",
            f"{text!r} in ADVOCERT_ALLOWED_NETWORKS is no network. Write 10.1.2.0/24 or one address.",
        )


def _open_files() -> list[str]:
    folder = conf.keys_dir()
    if not folder or not Path(folder).is_dir():
        return []
    private = (path for path in sorted(Path(folder).glob("*.pem")) if not path.name.endswith(".pub.pem"))
    return [str(path) for path in private if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
