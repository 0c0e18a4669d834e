"""The web program: prepare what is missing, then answer."""

import os
import sys
import warnings

import django
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver


class QuietHandler(WSGIRequestHandler):
    """Logs nothing for a page that went well."""

    def log_message(self, *_: object) -> None:
        """Say nothing: errors come through Django's own loggers."""


def prepare() -> None:
    """Make whatever the first start makes, and what a newer version adds.

    Raises:
        PrepareError: there is nothing to show.
    """
    from django.conf import settings  # all of these need the settings to be read

    from demo.course import load_programme
    from demo.prepare.course import build_course
    from demo.prepare.history import make_history
    from demo.prepare.people import make_people
    from demo.prepare.workshop import hold_workshop

    build_course()
    call_command("migrate", verbosity=0)
    call_command("advocert_setup", "--programme", settings.PLACES.programme)
    load_programme()
    make_people()
    make_history()
    hold_workshop()


def serve() -> None:
    """Answer, one thread per request, until the process ends."""
    from django.conf import settings  # after setup

    # Read now: an address that cannot be imported should stop the start and not the first page.
    get_resolver().url_patterns  # noqa: B018 - reading is the point
    places = settings.PLACES
    server = ThreadedWSGIServer((places.host, places.port), QuietHandler, ipv6=":" in places.host)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    server.serve_forever()


def main() -> None:
    """Prepare and serve; what cannot be prepared is said in one sentence."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "demo.settings"
    warnings.simplefilter("ignore", DeprecationWarning)
    django.setup()
    from demo.prepare.errors import PrepareError  # a demo module may be imported only from here on

    try:
        prepare()
    except PrepareError as error:
        sys.exit(str(error))
    serve()


if __name__ == "__main__":
    main()
