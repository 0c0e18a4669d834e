"""P14: deliver what waits to a healthy receiver: claim, sign, send, mark; people of their own, so none waits for another.

By the clock, because a server's work is not in our CPU time; the ratio is the thousand a second of the goal to what
was reached. ADVOCERT_BENCH_MESSAGES says how many (5,000 unless told otherwise).
"""

import os

from bench.harness import Line
from bench.servers import answer_of
from bench.sink import sink
from tests.support.databases import missing

GOAL_RATE = 1_000
COUNT = int(os.environ.get("ADVOCERT_BENCH_MESSAGES", "5000"))

_CHILD = """
import json, sys, time
from datetime import timedelta
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from tests.support.programmes import NOW
from tests.support.receiver import SECRET
from advocert_certificates.models import OutboxMessage, Person
from advocert_certificates.usecases.relay import relay_round

port, count = map(int, sys.argv[1:])
call_command("migrate", verbosity=0)
settings.ADVOCERT_TARGETS = [{"slug": "library", "url": f"http://127.0.0.1:{port}/", "secret": SECRET}]
settings.ADVOCERT_ALLOWED_NETWORKS = ["127.0.0.0/8"]
people = Person.objects.bulk_create(
    [Person(platform_user_id=one, username=f"u{one}", email=f"u{one}@x.example", created_at=NOW) for one in range(count)], 500
)
body = json.dumps({"type": "advocate.status.granted", "data": {"scopes": ["x" * 60] * 30}})
OutboxMessage.objects.bulk_create(
    [
        OutboxMessage(
            event_id=f"evt_{one}", target="library", person=person, sequence=1, type="advocate.status.granted",
            body=body, grants=True, created_at=NOW, due_at=NOW,
        )
        for one, person in enumerate(Person.objects.order_by("id"))
    ],
    500,
)
clock, cpu, sent = time.perf_counter(), time.process_time(), 0
while sent < count:
    sent += relay_round(NOW).sent
print(json.dumps({"clock": time.perf_counter() - clock, "cpu": time.process_time() - cpu}))
"""


def measure() -> list[Line]:
    """Return a line per database that is installed."""
    kinds = [kind for kind in ("sqlite", "postgresql", "mariadb") if kind == "sqlite" or not missing(kind)]
    return [_line(kind) for kind in kinds]


def _line(kind: str) -> Line:
    with sink() as port:
        found = answer_of(kind, _CHILD, port, COUNT)
    rate = COUNT / found["clock"]
    note = (
        f"{kind}, {COUNT:,} messages, {rate:,.0f} a second, {found['cpu'] / COUNT * 1e6:.0f} us of CPU each"
    )
    return Line("P14", GOAL_RATE / rate, 1, note)
