"""What is not set up yet, in sentences for the operator."""

import stat
from collections.abc import Iterator
from pathlib import Path

from advocert_certificates import conf
from advocert_certificates.credentials.fetching import Fetcher
from advocert_certificates.credentials.keys import check_published
from advocert_certificates.credentials.verifying import key_fits
from advocert_certificates.domain.credential_errors import CredentialError, KeyMismatchError, UnreadableError
from advocert_certificates.domain.didkeys import did_web_address
from advocert_certificates.domain.installation_errors import InstallationError
from advocert_certificates.domain.reading import read_json
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.unlock.network import read_networks, wrong_networks
from advocert_certificates.unlock.targets import check_targets
from advocert_certificates.usecases.addresses import issuer_did
from advocert_certificates.usecases.identity import get_did_document, key_ring

# What the signers are asked to sign in the check; no credential and no list is such a text.
_PROBE = b"advocert: does this key sign what is published under its name?"


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
    yield from (("advocert.W006", text) for text in _unpublished())
    for name in _open_files():
        yield "advocert.W003", f"{name} can be read by others on this machine. Run chmod 600 on it."
    for problem in check_targets(conf.targets()):
        yield "advocert.W004", problem
    for text in wrong_networks(conf.allowed_networks()):
        yield (
            "advocert.W005",
            f"{text!r} in ADVOCERT_ALLOWED_NETWORKS is no network. Write 10.1.2.0/24 or one address.",
        )


def find_published_problems(fetcher: Fetcher | None = None) -> tuple[str, ...]:
    """Compare what signs here with what the world sees at our own address. Asks the network and the signers.

    For `manage.py advocert_keys check` and `manage.py check --deploy`: after a set-up, a rotation, a move.
    """
    try:
        ring, did = key_ring(), issuer_did()
        for signer in (ring.active, *([ring.token] if ring.token else [])):
            if not key_fits(signer.public, signer.sign(_PROBE), _PROBE):
                raise KeyMismatchError(signer.key_id)
        check_published(ring, (fetcher or _own_fetcher()).get_json(did_web_address(did)))
    except RefusedError as error:
        return (f"{error} ({error.detail})",)
    except (CredentialError, InstallationError) as error:
        return (str(error),)
    return ()


def _own_fetcher() -> Fetcher:
    return Fetcher(read_networks(conf.allowed_networks()))


def _unpublished() -> Iterator[str]:
    """The document that we answer with, and the one that lies in a folder for others to serve."""
    try:
        ring, documents = key_ring(), [get_did_document()]
        folder = conf.publish_dir()
        file = Path(folder) / "did.json"
        if folder and file.is_file():
            documents.append(read_json(file.read_bytes()))
        for document in documents:
            check_published(ring, document)
    except (KeyMismatchError, UnreadableError) as error:
        yield str(error)
    except (CredentialError, InstallationError, OSError):
        return  # told above


def _open_files() -> list[str]:
    folder = conf.keys_dir()
    if not folder or not Path(folder).is_dir():
        return []
    private = (path for path in sorted(Path(folder).glob("*.pem")) if not path.name.endswith(".pub.pem"))
    return [str(path) for path in private if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
