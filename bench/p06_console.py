"""P6: every page of HR's console with a hundred thousand people, each below a second.

Asks the pages of the company that `make demo-large` has made, in process, as HR would; nothing where there is none.
Seconds by the clock, median of five, from the request to the last byte; of files that are streamed, to the first.
ADVOCERT_DEMO_DIR says where the company lives; with ADVOCERT_BENCH_SQL=yes the slowest statements are printed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.harness import Line

GOAL = 1.0
ROOT = Path(__file__).resolve().parents[1]

_CHILD = """
import json, os, sys, time, warnings
warnings.simplefilter("ignore")
import django
django.setup()
from statistics import median
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from advocert_certificates.models import Person, Transition
from demo.people import MARTA

settings.ALLOWED_HOSTS = ["*"]
browser = Client()
browser.force_login(get_user_model().objects.get(username=MARTA.slug))
people = Person.objects.order_by("full_name", "id")
some = people[Person.objects.count() // 2]
busiest = Transition.objects.order_by("-number").first().certification.person
base = "/advocert/records/"
addresses = {"list": base, "search": base + "?q=ko", "search-two": base + "?q=ana+kow", "search-mail": base + "?q=employee99",
    "search-nobody": base + "?q=zzzz"}
for name in ("learning", "certified", "expiring", "grace", "expired", "suspended", "revoked"):
    addresses["standing-" + name] = base + "?standing=" + name
for name in ("ends", "older", "never"):
    addresses["view-" + name] = base + "?view=" + name
addresses |= {
    "level": base + "?level=L1", "area": base + "?area=Home+networking", "country": base + "?country=DE",
    "all-filters": base + "?q=ko&standing=certified&level=L1&area=Home+networking&country=DE",
    "overview": base + "overview/", "who": base + "who/?scope=share:approved&area=Home+networking&country=DE",
    "who-any": base + "who/", "who-past": base + "who/?on=2026-01-15&known=2026-02-01",
    "person": f"{base}people/{some.uuid}/", "person-busiest": f"{base}people/{busiest.uuid}/",
    "report": base + "report/", "report-years": base + "report/?begin=2020-01-01",
    "csv-first-line": base + "?format=csv", "who-csv-first-line": base + "who/?format=csv",
}

asked = []

def watch(execute, sql, params, many, context):
    begin = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        asked.append([time.perf_counter() - begin, sql])

def page(address):
    asked.clear()
    begin, cpu = time.perf_counter(), time.process_time()
    response = browser.get(address)
    if response.streaming:
        parts = iter(response.streaming_content)
        next(parts), next(parts)
    else:
        response.content
    assert response.status_code == 200, (address, response.status_code)
    return time.perf_counter() - begin, time.process_time() - cpu

def last_page():
    from base64 import urlsafe_b64encode
    last = people.reverse()[30]
    return base + "?from=" + urlsafe_b64encode(json.dumps(["later", last.full_name, last.pk]).encode()).decode()

addresses["list-last"] = last_page()
out = {}
with connection.execute_wrapper(watch):
    page(base)
    for name, address in addresses.items():
        times = [page(address) for _ in range(5)]
        out[name] = [median(wall for wall, _ in times), median(cpu for _, cpu in times), len(asked), max(asked)]
print(json.dumps({"people": people.count(), "pages": out}))
"""


def measure() -> list[Line]:
    """Return a line per page; none where no large company was made."""
    folder = Path(os.environ.get("ADVOCERT_DEMO_DIR", ROOT / ".demo-large"))
    if not (folder / "advocert.sqlite3").exists():
        return []
    environment = os.environ | {"ADVOCERT_DEMO_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "demo.settings"}
    done = subprocess.run(
        [sys.executable, "-c", _CHILD], env=environment, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    found = json.loads(done.stdout.splitlines()[-1])
    return [_line(name, found["people"], *values) for name, values in found["pages"].items()]


def _line(
    name: str, people: int, seconds: float, cpu: float, queries: int, slowest: tuple[float, str]
) -> Line:
    note = f"seconds, {cpu:.2f} of them computing, {people:,} people, {queries} queries"
    if os.environ.get("ADVOCERT_BENCH_SQL"):
        note += f"; {slowest[0]:.2f} s: {slowest[1]}"
    return Line(f"P6-page-{name}", seconds, GOAL, note)
