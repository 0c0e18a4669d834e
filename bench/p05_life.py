"""P5, the whole life: many people certified, renewed and expired, each in one run, on three databases.

One line per database and run: memory at its end against its beginning, with the rate in the note; the log, the
certificates and the messages of every person are counted afterwards. ADVOCERT_BENCH_PEOPLE says how many (10,000
unless told otherwise), ADVOCERT_BENCH_KINDS on which databases. A server that is not installed is left out.
"""

import os

from bench.harness import Line
from bench.servers import answer_of
from tests.support.databases import missing

MEMORY_GOAL = 1.3
PEOPLE = int(os.environ.get("ADVOCERT_BENCH_PEOPLE", "10000"))
KINDS = os.environ.get("ADVOCERT_BENCH_KINDS", "sqlite postgresql mariadb").split()

_CHILD = """
import json, resource, sys, tempfile, time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from tests.support.programmes import NOW, all_facts, compiled
from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.models import Certification, Credential, LogEntry, OutboxMessage, Transition

call_command("migrate", verbosity=0)
settings.ADVOCERT_KEYS_DIR = tempfile.mkdtemp()
settings.ADVOCERT_TARGETS = [{"slug": "library"}]
generate_key(Path(settings.ADVOCERT_KEYS_DIR), NOW)
api.load_programme(compiled(), actor="bench", now=NOW)
people, out = int(sys.argv[1]), {}

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

def again(fact, at):
    return replace(fact, occurred_at=at, fact_key=fact.fact_key + "/again")

def run(name, now, facts=()):
    start = time.perf_counter()
    api.record_many(facts, now=now)
    came, before = time.perf_counter(), None
    for _ in api.catch_up(now=now):
        before = before or peak()  # after the first batch: all that one needs is loaded
    out[name] = {"intake": came - start, "clock": time.perf_counter() - came, "memory": [before, peak()]}

renewal, end = NOW + timedelta(days=710), NOW + timedelta(days=1600)
run("certified", NOW, (fact for one in range(1, people + 1) for fact in all_facts(one)))
run("renewed", renewal, (again(fact, renewal) for one in range(1, people + 1) for fact in all_facts(one)))
run("expired", end)
out["counts"] = {
    "certified": Certification.objects.count(),
    "certificates": Credential.objects.filter(document__isnull=False).count(),
    "expired": Certification.objects.filter(told="expired").count(),
    "steps": Transition.objects.count(),
    "logged": LogEntry.objects.exclude(number=None).count(),
    "messages": OutboxMessage.objects.count(),
}
print(json.dumps(out))
"""


def measure() -> list[Line]:
    """Return one line per database and run."""
    kinds = [kind for kind in KINDS if kind == "sqlite" or not missing(kind)]
    return [line for kind in kinds for line in _lines(kind)]


def _lines(kind: str) -> list[Line]:
    found = answer_of(kind, _CHILD, PEOPLE)
    counts = found.pop("counts")
    assert counts["certified"] == counts["expired"] == counts["certificates"] // 2 == PEOPLE, counts
    assert counts["steps"] == counts["logged"], counts
    return [_line(kind, name, run) for name, run in found.items()]


def _line(kind: str, name: str, run: dict[str, float | list[float]]) -> Line:
    begin, end = run["memory"]
    note = (
        f"{kind}, {PEOPLE:,} people in {run['clock']:,.0f} s, {PEOPLE / run['clock']:,.0f} a second, "
        f"intake before it {run['intake']:,.0f} s, peak {end / 1024:,.0f} MB"
    )
    return Line(f"P5-{name}", end / begin, MEMORY_GOAL, note)
