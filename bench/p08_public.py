"""P8: the public answer about one certificate as JSON, by one indexed read.

The goal is a share of what nginx answers with a static file. nginx is no part of this repository and often not
installed, so the line stands against the cheapest answer that Django itself can give (a view that returns a
constant, under the same middleware); the database queries of one answer are counted. Both are asked in this
process, without a server between. PERFORMANCE.md 0 names the ratio to nginx, which this does not measure.
"""

import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.harness import Line, compare

CALLS = 100
_PATHS = {"P8-page-json": "/advocert/verify/{}/", "P8-api": "/advocert/api/v1/verify/{}/"}


def measure() -> list[Line]:
    """Return the number of queries, and the price against a constant answer."""
    with tempfile.TemporaryDirectory() as folder:
        uuid = _certificate(Path(folder))
        return _lines(uuid)


def _lines(uuid: Any) -> list[Line]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from advocert_certificates import api
    from advocert_certificates.web.limits import PublicThrottle

    with CaptureQueriesContext(connection) as queries:
        api.get_verification(uuid, now=timezone.now())
    lines = [Line("P8-queries", len(queries), 1, "database queries of one answer")]
    PublicThrottle.rate = "1000000000/min"
    trivial = _asker("/nothing-here/")
    for name, path in _PATHS.items():
        found = compare(_asker(path.format(uuid)), trivial, CALLS)
        lines.append(
            Line(
                name,
                found.middle,
                10,
                f"{found.note}, against Django's own constant answer; nginx not measured",
            )
        )
    return lines


def _certificate(folder: Path) -> Any:
    """Set the service up on a database of its own and issue one certificate."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    os.environ["ADVOCERT_TEST_DB_NAME"] = str(folder / "bench.sqlite3")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone
    from tests.support.programmes import all_facts, compiled

    from advocert_certificates import api
    from advocert_certificates.credentials.keys import generate_key

    now = timezone.now()
    settings.ADVOCERT_KEYS_DIR = str(folder / "keys")
    settings.DATABASES["default"]["CONN_MAX_AGE"] = None  # as a site runs: no new connection per request
    generate_key(folder / "keys", now)
    call_command("migrate", verbosity=0)
    api.load_programme(compiled(), actor="bench", now=now)
    for fact in all_facts():
        api.record_evidence(fact)
    api.tick(now=now)
    return api.get_my_certifications(7, now=now)[0].credential.uuid


def _asker(path: str) -> Callable[[], None]:
    from django.core.handlers.wsgi import WSGIHandler

    handler = WSGIHandler()

    def ask() -> None:
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "SERVER_NAME": "bench",
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
            "HTTP_ACCEPT": "application/json",
            "REMOTE_ADDR": "192.0.2.1",
        }
        response = handler(environ, lambda _status, _headers: None)
        b"".join(response)
        response.close()

    return ask
