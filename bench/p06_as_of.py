"""P6: "who could do this, there, on a day, as known on a day", page by page, on three databases.

Measured by the clock, because the work is the server's; first and last page take turns with six reads by key (a page
is five queries), so that load slows all alike, and tables of two sizes are compared by what a page costs in such
reads. The rows are written by plain SQL: six places per person, one in ten believed no more. ADVOCERT_BENCH_ROWS
says how large the large table is (a million unless told otherwise); a server that is not installed is left out.
"""

import os
from statistics import median

from bench.harness import Line
from bench.servers import answer_of
from tests.support.databases import missing

DEPTH_GOAL, GROWTH_GOAL = 2.0, 1.3
SMALL = 10_000
LARGE = int(os.environ.get("ADVOCERT_BENCH_ROWS", "1000000"))
ROUNDS = 41

_CHILD = """
import json, sys, time
import django
django.setup()
from datetime import timedelta
from django.core.management import call_command
from django.db import connection
from tests.support.lives import BEGIN, Lives
from advocert_certificates import api
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.models import Allowance, Certification, Person

call_command("migrate", verbosity=0)
story = Lives()
row = story.certify(1)
PLACES = [(area, region) for area in ("billing", "installation") for region in ("DE", "AT", "CH")]

def fill(people):
    have = Person.objects.count()
    for begin in range(have, people, 5_000):
        batch = range(begin, min(begin + 5_000, people))
        Person.objects.bulk_create(
            Person(full_name=f"Person {n}", platform_user_id=1_000 + n, created_at=BEGIN) for n in batch
        )
        made = Person.objects.order_by("-pk").values_list("pk", flat=True)[: len(batch)]
        Allowance.objects.bulk_create(
            (
                Allowance(
                    person_id=pk, certification=row, level_ref="L2", scope="respond:brand-account", area=area,
                    region=region, valid_from=BEGIN, valid_until=BEGIN + timedelta(days=365), recorded_at=BEGIN,
                    superseded_at=BEGIN + timedelta(days=1) if pk % 10 == 0 else FOREVER,
                )
                for pk in list(made)
                for area, region in PLACES
            ),
            batch_size=900 if connection.vendor == "sqlite" else 5_000,
        )
    with connection.cursor() as cursor:
        table = Allowance._meta.db_table
        cursor.execute({"mysql": f"ANALYZE TABLE {table}", "postgresql": f"ANALYZE {table}"}.get(connection.vendor, "ANALYZE"))

def page(after):
    start = time.perf_counter()
    found = api.who_could(
        "respond:brand-account", area="billing", region="DE", on=BEGIN + timedelta(days=100), cursor=after, limit=25
    )
    assert len(found.rows) == 25
    return time.perf_counter() - start

def by_key(pk):
    start = time.perf_counter()
    for one in range(pk - 6, pk):
        assert Person.objects.filter(pk=one).values_list("full_name").get()
    return time.perf_counter() - start

def each(rounds):
    pk = Person.objects.order_by("-pk").values_list("pk", flat=True)[100]
    last = f"{pk:x}"
    page(""), page(last), by_key(pk)
    return [(page(""), page(last), by_key(pk)) for _ in range(rounds)]

out = {}
for rows in map(int, sys.argv[2:]):
    fill(rows // len(PLACES))
    out[rows] = each(int(sys.argv[1]))
print(json.dumps(out))
"""


def measure() -> list[Line]:
    """Return two lines per database: how depth and size change the price of a page."""
    return [
        line
        for kind in ("sqlite", "postgresql", "mariadb")
        if kind == "sqlite" or not missing(kind)
        for line in _lines(kind)
    ]


def _lines(kind: str) -> list[Line]:
    times = _run(kind)
    small, large = times[str(SMALL)], times[str(LARGE)]
    first, last = (median(one[place] for one in large) for place in (0, 1))
    depth = median(one[1] / one[0] for one in large)
    price, small_price = (median(one[1] / one[2] for one in rounds) for rounds in (large, small))
    growth = price / small_price
    note = (
        f"{kind}, {LARGE:,} rows, first page {first * 1e3:.1f} ms, last {last * 1e3:.1f} ms, "
        f"which is {price:.1f} times six reads by key"
    )
    return [
        Line("P6-depth", depth, DEPTH_GOAL, note),
        Line("P6-growth", growth, GROWTH_GOAL, f"{kind}, last page at {LARGE:,} against {SMALL:,} rows"),
    ]


def _run(kind: str) -> dict[str, list[tuple[float, float, float]]]:
    found: dict[str, list[tuple[float, float, float]]] = answer_of(kind, _CHILD, ROUNDS, SMALL, LARGE)
    return found
