"""P6: the page that shows what erasing somebody would do, with a hundred thousand people and thirty facts of each.

It is the erasure itself, taken back: what it reads of others decides how long it takes. Seconds by the clock, median of five
people; the slowest statements are printed. The rows are written by the database itself; every tenth step has words, every
hundredth person a waiver. ADVOCERT_BENCH_PEOPLE says how many people there are; `python -m bench.p06_erase mariadb` asks one
database only.
"""

import os
import sys

from bench.harness import Line
from bench.servers import answer_of
from tests.support.databases import missing

GOAL = 2.0
PEOPLE = int(os.environ.get("ADVOCERT_BENCH_PEOPLE", "100000"))
KINDS = ("sqlite", "postgresql", "mariadb")

_CHILD = """
import json, sys, time
import django
django.setup()
from statistics import median
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from advocert_certificates import api
from advocert_certificates.models import *
from tests.support.lives import Lives

PEOPLE, FACTS, now = int(sys.argv[1]), 30, timezone.now()
call_command("migrate", verbosity=0)
Lives().certify(1)
mysql, quoted = connection.vendor == "mysql", connection.ops.quote_name
plain = "UUID()" if mysql and connection.features.has_native_uuid_field else "REPLACE(UUID(), '-', '')"
NEW = {"mysql": plain, "postgresql": "gen_random_uuid()"}.get(connection.vendor, "lower(hex(randomblob(16)))")

def joined(*parts):
    return f"CONCAT({', '.join(parts)})" if mysql else " || ".join(parts)

def text(number):
    return f"CAST({number} AS {'CHAR' if mysql else 'TEXT'})"

def copy(cursor, model, source, **changed):
    names = [field.column for field in model._meta.local_concrete_fields if field.column != "id"]
    values = ", ".join(({"uuid": NEW} | changed).get(name, f"x.{quoted(name)}") for name in names)
    cursor.execute(f"INSERT INTO {model._meta.db_table} ({', '.join(map(quoted, names))}) SELECT {values} FROM {source}")

with connection.cursor() as cursor:
    made = 1
    while made < PEOPLE:
        cursor.execute("SELECT MAX(id) FROM advocert_person")
        number = text(f"x.id + {cursor.fetchone()[0]}")
        copy(cursor, Person, f"advocert_person x ORDER BY x.id LIMIT {min(made, PEOPLE - made)}", platform_user_id="NULL",
            username=joined("'user'", number), full_name=joined("'Familie'", number, "' Lee'"),
            email=joined("'p'", number, "'@acme.example'"))
        made += min(made, PEOPLE - made)
    one, step, fact = (model.objects.order_by("pk").last() for model in (Certification, Transition, Evidence))
    copy(cursor, Certification, f"advocert_person p, advocert_certification x WHERE x.id = {one.pk} AND p.id <> x.person_id",
        person_id="p.id", credential_id="NULL")
    words = joined("'Familie'", text("p.id"), "' Lee asked; the shop in town wrote to us.'")
    copy(cursor, Transition, f"advocert_certification p, advocert_transition x WHERE x.id = {step.pk} AND p.id <> x.certification_id",
        certification_id="p.id", evidence_id="NULL", number="1", reason_text=f"CASE WHEN p.id % 10 = 0 THEN {words} ELSE '' END")
    for place in range(FACTS):
        waived = "p.id % 100 = 0" if place == 0 else "1 = 0"
        copy(cursor, Evidence, f"advocert_person p, advocert_evidence x WHERE x.id = {fact.pk} AND p.id <> x.person_id",
            person_id="p.id", fact_key=f"'f{place}'", kind=f"CASE WHEN {waived} THEN 'exemption.granted' ELSE 'lesson.completed' END",
            recorded_by=f"CASE WHEN {waived} THEN 'marta' ELSE '' END")
    for model in (Person, Certification, Transition, Evidence):
        cursor.execute(f"ANALYZE {'TABLE ' if mysql else ''}{model._meta.db_table}")

asked, times = [], []

def watch(execute, sql, params, many, context):
    begin = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        asked.append((time.perf_counter() - begin, sql[:160]))

for place in range(5):
    who = Person.objects.order_by("pk")[PEOPLE // 2 + 7 * place].uuid
    begin = time.perf_counter()
    with connection.execute_wrapper(watch):
        api.erase_person(who, actor="hanna", dry_run=True, now=now)
    times.append(time.perf_counter() - begin)
print(json.dumps([median(times), Evidence.objects.count(), sorted(asked, reverse=True)[:5]]))
"""


def measure() -> list[Line]:
    """Return a line for each database: the seconds that somebody of HR waits for the page."""
    kinds = tuple(kind for kind in KINDS if kind in sys.argv) or KINDS
    return [_line(kind) for kind in kinds if kind == "sqlite" or not missing(kind)]


def _line(kind: str) -> Line:
    seconds, facts, slowest = answer_of(kind, _CHILD, PEOPLE)
    for took, sql in slowest:
        print(f"    {kind}: {took:.3f} s {sql}")
    return Line(
        "P6-erase", seconds, GOAL, f"{kind}, {PEOPLE:,} people, {facts:,} facts, seconds by the clock"
    )


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
