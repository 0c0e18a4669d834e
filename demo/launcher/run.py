"""One start of the demo, from the first look to the last process."""

import http.client
import os
import signal
import threading
import time

from demo.launcher import first_start, preflight
from demo.launcher.children import Children
from demo.launcher.errors import ChildStoppedError, NoAnswerError
from demo.launcher.places import ROOT, Places

FIRST_ANSWER = 90.0  # seconds for the first page, generous for a slow disk at the first start


def run() -> None:
    """Start everything and stay until Ctrl-C, SIGTERM, or the end of one of the programs.

    Raises:
        DemoError: something is in the way; the text says what to do.
    """
    places = Places.from_environment(os.environ)
    lock = preflight.check(places)
    kept = first_start.remember(places)
    stop = _stop_on_signals()
    children = Children(places)
    try:
        children.start("other system", "demo.receiver", _receiver_environment(places, kept.webhook_secret))
        children.start("web server", "demo.web")
        _wait_for_page(places, children, stop)
        children.start("worker", "demo.worker")
        if not stop.is_set():
            _greet(places)
        _watch(children, stop)
    finally:
        children.stop()
        lock.close()


def _watch(children: Children, stop: threading.Event) -> None:
    """Stay until the end.

    Raises:
        ChildStoppedError: a program has ended, and not because of a Ctrl-C that reached it before us.
    """
    while not stop.wait(0.3):
        try:
            children.check()
        except ChildStoppedError:
            if not stop.wait(0.3):
                raise


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _receiver_environment(places: Places, secret: str) -> dict[str, str]:
    """All that the other system is told: it reads nothing of ours."""
    return {
        "RECEIVER_HOST": places.host,
        "RECEIVER_PORT": str(places.port + 1),
        "RECEIVER_SECRET": secret,
        "RECEIVER_FILE": str(places.folder / "other-system.sqlite3"),
        "RECEIVER_BACK": places.address,
    }


def _wait_for_page(places: Places, children: Children, stop: threading.Event) -> None:
    """Wait for the first page.

    Raises:
        NoAnswerError: it does not come in time.
        ChildStoppedError: a program has ended.
    """
    if not (places.folder / "advocert.sqlite3").exists():
        print("Preparing the course and the people (once) …", flush=True)
    end = time.monotonic() + FIRST_ANSWER
    while not stop.is_set() and not _answers(places):
        children.check()
        if time.monotonic() > end:
            raise NoAnswerError(places.address, FIRST_ANSWER, places.log("web server"))
        stop.wait(0.1)


def _answers(places: Places) -> bool:
    connection = http.client.HTTPConnection(places.reachable_host, places.port, timeout=5)
    try:
        connection.request("GET", "/ready")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _greet(places: Places) -> None:
    folder = places.folder.relative_to(ROOT) if places.folder.is_relative_to(ROOT) else places.folder
    print(f"\n  Advocert is running:  {places.address}\n", flush=True)
    print(f"  Ctrl-C stops it. What happens is kept in {folder}; make demo-reset forgets it.\n", flush=True)
