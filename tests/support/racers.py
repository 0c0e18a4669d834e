"""Many requests at the same moment, from several processes that share a database and nothing else.

    with racers() as race:
        told = race(Race("FND-EXAM", "advocert_quiz", text, "submit", bodies))

Each request has read the learner's state before the first of them goes on, as on a site under load. The cache of
every process is its own. What a block tells the world is kept as rows, so it is undone with what belongs to it.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.support.children import ROOT, environment

PROCESSES = 3
FACT = "fact|"
PATIENCE = 120


@dataclass(frozen=True)
class Race:
    """One handler of one block, called by one learner with many bodies; a body may name another `handler`."""

    name: str
    block_type: str
    text: str
    handler: str
    bodies: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Told:
    """What came of it: answers in no order, and every grade that was published."""

    answers: list[dict[str, Any]]
    grades: list[list[float]]


@contextmanager
def racers() -> Iterator[Callable[[Race], Told]]:
    """Start `PROCESSES` processes; give what runs a race in them."""
    started = [_start() for _ in range(PROCESSES)]
    try:
        yield lambda run: _race(started, run)
    finally:
        for one in started:
            one.stdin.close()
            one.wait(timeout=PATIENCE)
            one.stdout.close()


def _race(started: Sequence[Any], run: Race) -> Told:
    with tempfile.TemporaryDirectory() as folder:
        go = Path(folder) / "go"
        for place, one in enumerate(started):
            order = {**asdict(run), "bodies": run.bodies[place::PROCESSES], "go": str(go)}
            one.stdin.write(json.dumps(order) + "\n")
            one.stdin.flush()
        for one in started:
            assert one.stdout.readline() == "ready\n"
        go.touch()
        told = [json.loads(one.stdout.readline()) for one in started]
    return Told(
        [one for each in told for one in each["answers"]], [one for each in told for one in each["grades"]]
    )


def facts() -> list[str]:
    """Return the kind of every fact that was told in races, and kept."""
    from tests.support.courseware.models import StudentModule

    found = StudentModule.objects.filter(module_state_key__startswith=FACT)
    return sorted(key.split("|")[1] for key in found.values_list("module_state_key", flat=True))


def _start() -> Any:
    command = [sys.executable, "-m", "tests.support.racers"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment(), cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def _take_part(order: dict[str, Any]) -> None:
    """Read the learner's state once per request, say so, wait for the start, and send all requests at once."""
    from tests.support.strict_runtime import Platform

    platform = Platform()
    platform.author(order["name"], order["block_type"], order["text"])
    blocks = [platform.block(order["name"]) for _ in order["bodies"]]
    for block in blocks:
        for field in ("advocert_state", "advocert_closed"):
            getattr(block, field, None)
    answers: list[Any] = []
    go = Path(order["go"])
    pairs = zip(blocks, order["bodies"], strict=True)
    threads = [
        threading.Thread(target=_send, args=(block, order, body, go, answers)) for block, body in pairs
    ]
    for thread in threads:
        thread.start()
    print("ready", flush=True)  # noqa: T201 - the parent reads it
    for thread in threads:
        thread.join()
    grades = [list(one) for one in platform.grades.values()]
    print(json.dumps({"answers": answers, "grades": grades}), flush=True)  # noqa: T201 - as above


def _send(block: Any, order: dict[str, Any], body: dict[str, Any], go: Path, answers: list[Any]) -> None:
    from django.db import connection
    from webob import Request

    connection.ensure_connection()
    while not go.exists():
        time.sleep(0.005)
    request = Request.blank("/", method="POST", body=json.dumps(body).encode())
    try:
        answer = block.runtime.handle(block, body.get("handler", order["handler"]), request)
        answers.append({"status": answer.status_code, **json.loads(answer.text)})
    finally:
        connection.close()


def _note(evidence: Any, **_signal: Any) -> None:
    from tests.support.courseware.models import StudentModule

    key = f"{FACT}{evidence.kind}|{uuid4().hex}"
    StudentModule.objects.create(student_id=evidence.user_id, course_id="", module_state_key=key)


# Only a failure of our own service undoes a step.
_note.__module__ = "advocert_certificates.of_this_race"


if __name__ == "__main__":
    import django

    django.setup()
    from advocert_xblocks.events import EVIDENCE_RECORDED

    EVIDENCE_RECORDED.receivers = []
    EVIDENCE_RECORDED.connect(_note, weak=False)
    for line in sys.stdin:
        _take_part(json.loads(line))
