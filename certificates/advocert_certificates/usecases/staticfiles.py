"""did.json and the status lists as files, for a web server or another host to serve (ADVOCERT_PUBLISH_DIR).

They are what the service answers under the same addresses, so verifiers can go on when the service is down: a
list holds for a day. A file is replaced in one step and only when its content is another.
"""

import json
import os
from pathlib import Path
from typing import Any

from advocert_certificates import conf
from advocert_certificates.domain.installation_errors import InstallationError
from advocert_certificates.models import StatusList
from advocert_certificates.usecases.identity import get_did_document


def write_static_files() -> tuple[str, ...]:
    """Write what changed; return a sentence when that is not possible. Without a folder nothing happens."""
    folder = conf.publish_dir()
    if not folder:
        return ()
    try:
        _write(Path(folder) / "did.json", get_did_document())
        for ref, document in StatusList.objects.exclude(document=None).values_list("ref", "document"):
            _write(Path(folder) / "status" / ref, document)
    except InstallationError as error:
        return (f"The files in {folder} were not written. {error}",)
    except OSError as error:
        return (f"{folder} cannot be written ({error.strerror}). Give this process access.",)
    return ()


def _write(path: Path, document: dict[str, Any]) -> None:
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)
