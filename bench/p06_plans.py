"""P6: what each database does for each question of HR's console, with a hundred thousand people.

Every page is asked as HR would; each statement that reads is then explained by the server. Two things are told: a table
that is read whole, and a sort of more rows than a page has. What counts everybody, or looks for a part of a name, has
to read all: those pages are named with the reason, and the others must do neither. SQLite does not say how many rows
it sorts: of it only whole reads and the clock are told. An index that is walked by its order
until a page is full counts as an index, also where few match. The rows are written in bulk;
ADVOCERT_BENCH_PEOPLE says how many people there are; `python -m bench.p06_plans mariadb` asks one server only. No goal depends on the clock.
"""

import os
import sys

from bench.harness import Line
from bench.servers import answer_of
from tests.support.databases import missing

_ALL = ("sqlite", "postgresql", "mariadb")
KINDS = tuple(kind for kind in _ALL if kind in sys.argv) or _ALL
PEOPLE = int(os.environ.get("ADVOCERT_BENCH_PEOPLE", "100000"))
# Pages that read everything, and why.
READS_ALL = {
    "overview": "counts everybody",
    "many": "counts everybody in the run, who are all people here",
    "standing-learning": "everybody of whom nothing was decided: all others are read once and left out",
    "search": "a part of a name can stand anywhere in it",
    "search-nobody": "as above, and nobody ends it early",
    "past-learning": "as above, of whom nothing had been decided by then",
    "past-search": "as search",
    "view-ends": "who ends in sixty days comes from a range of the index and is put in the order of names",
}

_CHILD = """
import copy, json, re, sys, time, uuid, warnings
warnings.simplefilter("ignore")
import django
django.setup()
from datetime import timedelta
from urllib.parse import quote
from django.core.management import call_command
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone
from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.models import *
from advocert_certificates.usecases.ledger import sequence_entries
from tests.support.lives import Lives, rules, short

PEOPLE, PART, MANY = int(sys.argv[1]), 5_000, 2_000
call_command("migrate", verbosity=0)
now = timezone.now()
story = Lives()
row = story.certify(1)
sequence_entries()
model = {one: one.objects.order_by("pk").last() for one in (Person, Certification, Transition, LogEntry, Allowance, Credential, Stretch)}
STATES = ["certified"] * 9 + ["revoked"]

def clone(kind, **changed):
    made = copy.copy(model[kind])
    made._state = copy.copy(made._state)
    made.pk = None
    for name, value in changed.items():
        setattr(made, name, value)
    return made

def write(kind, rows):
    return kind.objects.bulk_create(rows, batch_size=1_000)

stretches = []
for begin in range(0, PEOPLE, PART):
    numbers = range(begin, min(begin + PART, PEOPLE))
    first = Person.objects.order_by("-pk").values_list("pk", flat=True)[0]
    write(Person, [clone(Person, uuid=uuid.uuid4(), platform_user_id=10_000 + n, username=f"user{n}",
        full_name=f"Person {n * 7919 % PEOPLE:06}", email=f"p{n}@acme.example", sequence=0, look_again_at=None) for n in numbers])
    people = list(Person.objects.filter(pk__gt=first).order_by("pk").values_list("pk", flat=True))
    last = Certification.objects.order_by("-pk").values_list("pk", flat=True)[0]
    def dates(n):
        ends = now + timedelta(days=n % 900 - 100)
        return {"valid_from": ends - timedelta(days=730), "expiring_from": ends - timedelta(days=60), "valid_until": ends, "grace_until": ends + timedelta(days=30)}
    write(Certification, [clone(Certification, uuid=uuid.uuid4(), person_id=pk, credential_id=None, state=STATES[n % 10], steps=1,
        told="certified", next_change_at=None, **dates(n)) for n, pk in zip(numbers, people)])
    rows = list(Certification.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "person_id"))
    for n, (pk, person) in zip(numbers, rows):
        begins = now - timedelta(days=n % 900 + 1)
        same = {"person_id": person, "certification_id": pk, **dates(n), "recorded_at": begins, "begins_at": begins}
        if n % 10 == 9:  # certified, and taken back half a year later
            taken = begins + timedelta(days=n % 180)
            stretches.append(clone(Stretch, **{**same, "superseded_at": taken}))
            stretches.append(clone(Stretch, **{**same, "ends_at": taken, "recorded_at": taken}))
            same |= {"state": "revoked", "begins_at": taken, "recorded_at": taken}
        stretches.append(clone(Stretch, **same))
    write(Stretch, stretches)
    stretches = []
    write(Transition, [clone(Transition, uuid=uuid.uuid4(), certification_id=pk, evidence_id=None, number=1,
        at=now - timedelta(minutes=5 * (PEOPLE - n)), effective_at=now - timedelta(minutes=5 * (PEOPLE - n))) for n, (pk, _) in zip(numbers, rows)])
    steps = list(Transition.objects.order_by("-pk").values_list("pk", flat=True)[:len(rows)])[::-1]
    write(LogEntry, [clone(LogEntry, uuid=uuid.uuid4(), transition_id=pk, number=1_000 + n,
        recorded_at=now - timedelta(minutes=5 * (PEOPLE - n))) for n, pk in zip(numbers, steps)])
    write(Credential, [clone(Credential, uuid=uuid.uuid4(), number=f"{n:09X}", certification_id=pk, status_index=10_000_000 + n,
        document=None, supersedes_id=None) for n, (pk, _) in zip(numbers, rows)])
    write(Allowance, [clone(Allowance, person_id=person, certification_id=pk, area=area, region="DE", scope=scope, valid_from=now - timedelta(days=n % 900 + 1),
        recorded_at=now - timedelta(days=n % 900 + 1), valid_until=now + timedelta(days=400), superseded_at=FOREVER if n % 10 else now - timedelta(days=1))
        for n, (pk, person) in zip(numbers, rows) for area in ("billing", "installation") for scope in ("", "share:approved")])

with connection.cursor() as cursor:
    cursor.execute("UPDATE advocert_certification SET credential_id = (SELECT MAX(c.id) FROM advocert_credential c"
        " WHERE c.certification_id = advocert_certification.id) WHERE credential_id IS NULL")
run = BulkRun.objects.create(action="pause", actor="marta", created_at=now)
people = list(Person.objects.order_by("pk").values_list("pk", flat=True))
for begin in range(0, len(people), PART):
    write(BulkItem, [BulkItem(run=run, person_id=pk, outcome="touch" if pk % 3 else "leave", said="x") for pk in people[begin : begin + PART]])
look = RulesLook.objects.create(sha256="a" * 64, body=rules(short()), against=ProgrammeVersion.objects.get().sha256, actor="marta", at=now,
    total=PEOPLE, looked=PEOPLE, counts={"gain": PEOPLE}, done_at=now)
for begin in range(0, len(people), PART):
    write(RulesEffect, [RulesEffect(look=look, person_id=pk, level_ref="L1", effect="gain" if pk % 3 else "lose") for pk in people[begin : begin + PART]])
TABLES = [one._meta.db_table for one in (Person, Certification, Transition, LogEntry, Allowance, Credential, Stretch, BulkItem, RulesEffect, Hold, Task, Evidence, OutboxMessage)]
with connection.cursor() as cursor:
    for table in TABLES:
        cursor.execute({"mysql": f"ANALYZE TABLE {table}"}.get(connection.vendor, f"ANALYZE {table}"))

user = get_user_model().objects.create_user("marta")
user.groups.add(Group.objects.create(name="advocert_hr"))
browser = Client()
browser.force_login(user)
base, some = "/advocert/records/", Person.objects.order_by("full_name", "id")[PEOPLE // 2]
later = api.search_people(limit=25, now=now, cursor="").next_cursor
middle = Allowance.objects.order_by("pk")[PEOPLE].person_id
effect = RulesEffect.objects.order_by("pk")[PEOPLE // 2].pk
addresses = {
    "list": base, "list-later": f"{base}?from={quote(later)}", "search": base + "?q=000", "search-nobody": base + "?q=zzzz",
    **{f"standing-{name}": f"{base}?standing={name}" for name in ("learning", "certified", "expiring", "grace", "expired", "suspended", "revoked")},
    **{f"view-{name}": f"{base}?view={name}" for name in ("ends", "older", "never")},
    "level": base + "?level=L1", "area": base + "?area=billing", "country": base + "?country=DE",
    "overview": base + "overview/", "who": base + "who/?scope=share:approved&area=billing&country=DE",
    "who-any": base + "who/", "who-later": f"{base}who/?scope=share:approved&area=billing&country=DE&from={middle:x}",
    "who-past": base + "who/?scope=share:approved&area=billing&country=DE&on=2026-01-15&known=2026-02-01",
    "person": f"{base}people/{some.uuid}/", "report": base + "report/", "report-ever": base + "report/?begin=2000-01-01",
    "many": f"{base}many/{run.uuid}/", "look": f"{base}programme/looks/{look.uuid}/",
    "look-kind": f"{base}programme/looks/{look.uuid}/?effect=lose&from={effect:x}", "programme": base + "programme/",
}
day, known = (now - timedelta(days=200)).date().isoformat(), (now - timedelta(days=150)).date().isoformat()
past = f"{base}?on={day}&known={known}"
addresses |= {
    "past": past, "past-later": f"{past}&from={quote(later)}", "past-search": past + "&q=000",
    **{f"past-{name}": f"{past}&standing={name}" for name in ("learning", "certified", "expiring", "grace", "expired", "suspended", "revoked")},
    "past-level": past + "&level=L1", "past-nobody": past + "&level=L9", "past-policy": past + "&policy=2026.1", "past-until": f"{past}&until={known}",
    "past-area": past + "&area=billing", "past-country": past + "&country=DE", "past-all": past + "&standing=certified&level=L1&area=billing&country=DE",
    "past-future": f"{base}?on={(now + timedelta(days=400)).date().isoformat()}&standing=expired",
}
asked = []

def watch(execute, sql, params, many, context):
    if sql.lstrip("( ").upper().startswith("SELECT") and "advocert_" in sql:
        asked.append((sql, params))
    return execute(sql, params, many, context)

def plan(sql, params):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN " + sql, params)
            for line in cursor.fetchall():
                said = line[3]
                if said.startswith("SCAN") and "INDEX" not in said and size_of(named_in(said, sql)) > MANY:
                    yield f"reads everything: {said}"
        elif connection.vendor == "mysql":
            cursor.execute("EXPLAIN " + sql, params)
            names = [column[0].lower() for column in cursor.description]
            for line in cursor.fetchall():
                one = dict(zip(names, line))
                rows, extra = int(str(one["rows"] or 0).split()[0]), one["extra"] or ""
                if rows > MANY and one["type"] in ("ALL", "index"):
                    yield f"reads {rows:,} rows of {one['table']} ({one['type']} {one['key'] or ''})"
                counted = "GROUP BY" in sql and "Using index" in extra  # what is sorted are the few groups
                if rows > MANY and ("filesort" in extra or "temporary" in extra) and not counted:
                    yield f"sorts {rows:,} rows of {one['table']} ({extra})"
        else:
            cursor.execute("EXPLAIN (FORMAT JSON) " + sql, params)
            found = cursor.fetchone()[0]
            yield from walk((json.loads(found) if isinstance(found, str) else found)[0]["Plan"], False)

def walk(node, limited):
    kind, rows = node["Node Type"], node["Plan Rows"]
    limited = (limited or kind == "Limit") and kind not in ("Sort", "Hash", "Aggregate", "HashAggregate")
    if kind == "Seq Scan" and size_of(node["Relation Name"]) > MANY:
        yield f"reads {size_of(node['Relation Name']):,} rows of {node['Relation Name']} (Seq Scan)"
    if kind in ("Sort", "Incremental Sort") and kind == "Sort" and node["Plans"][0]["Plan Rows"] > MANY:
        yield f"sorts {node['Plans'][0]['Plan Rows']:,} rows ({', '.join(node['Sort Key'])})"
    for inner in node.get("Plans", ()):
        yield from walk(inner, limited)

def named_in(said, sql):
    name = said.split()[1]
    return name if name.startswith("advocert_") else re.search(rf'"?(advocert_\\w+)"? {name}', sql).group(1)

def size_of(table):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            return cursor.fetchone()[0]
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE relname = %s", [table])
        return cursor.fetchone()[0]

out = {}
for name, address in addresses.items():
    asked.clear()
    begin = time.perf_counter()
    with connection.execute_wrapper(watch):
        answer = browser.get(address)
    spent = time.perf_counter() - begin
    assert answer.status_code == 200, (name, answer.status_code)
    seen, found = set(), []
    for sql, params in asked:
        if sql not in seen:
            seen.add(sql)
            found += [(said, sql) for said in plan(sql, params)]
    out[name] = [len(seen), found, spent]
print(json.dumps(out))
"""


def measure() -> list[Line]:
    """Return a line for each database: how many pages read or sort more than they must; each is printed."""
    return [_line(kind) for kind in KINDS if not missing(kind)]


def _line(kind: str) -> Line:
    pages = answer_of(kind, _CHILD, PEOPLE)
    wrong = 0
    for name, (statements, found, spent) in pages.items():
        for said, sql in found:
            print(f"    {kind} {name}: {spent:.2f} s, {said}; {READS_ALL.get(name, sql[:400])}")
        if not found:
            print(
                f"    {kind} {name}: {spent:.2f} s, {statements} statements, each by an index, nothing sorted"
            )
        wrong += bool(found) and name not in READS_ALL
    return Line(
        "P6-plans", wrong, 0, f"{kind}, {PEOPLE:,} people, {len(pages)} pages, {wrong} read or sort too much"
    )


if __name__ == "__main__":
    for line in measure():
        print(line)
