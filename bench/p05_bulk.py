"""P5: certify many people at once: evaluate, transition, log, sign, store, outbox; against signing alone.

A person is fourteen rows (who may do what in six places, how they stand, the step, its entry in the log and two nodes of the tree,
the certificate, the message), so there is a second limit: signing, and writing the same rows once more by plain
`executemany`.

Own CPU time and that of the limit in one process; a server's work is its own, so the growth is by the clock.
ADVOCERT_BENCH_PEOPLE says how many (10,000 unless told otherwise); the small run is a tenth of it. A server that is
not installed is left out.
"""

import os

from bench.harness import Line
from bench.servers import answer_of
from tests.support.databases import missing

GOAL, GROWTH_GOAL, MEMORY_GOAL = 3.0, 11.0, 1.3
LARGE = int(os.environ.get("ADVOCERT_BENCH_PEOPLE", "10000"))
SMALL = LARGE // 10

_CHILD = """
import json, resource, sys, tempfile, time
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from tests.support.programmes import NOW, all_facts, compiled
from advocert_certificates import api
from advocert_certificates.credentials.issuing import CredentialIssuer
from advocert_certificates.credentials.keys import generate_key
from django.db import connection, transaction
from advocert_certificates.models import (
    Allowance, Certification, Credential, LogEntry, LogNode, OutboxMessage, Stretch, Transition
)
from advocert_certificates.usecases.signing import snapshot_of

call_command("migrate", verbosity=0)
folder = tempfile.mkdtemp()
settings.ADVOCERT_KEYS_DIR = folder
settings.ADVOCERT_TARGETS = [{"slug": "library"}]
key = generate_key(Path(folder), NOW)
api.load_programme(compiled(), actor="bench", now=NOW)

def certify(begin, count):
    api.record_many((fact for one in range(begin, begin + count) for fact in all_facts(one)), now=NOW)
    clock, cpu = time.perf_counter(), time.process_time()
    for _ in api.catch_up(now=NOW):
        pass
    spent = time.process_time() - cpu, time.perf_counter() - clock
    assert Certification.objects.count() == begin + count - 1
    return *spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

def sign_only(count):
    row = Credential.objects.select_related("certification__person", "status_list").first()
    issuer, snapshot = CredentialIssuer(key), snapshot_of(row)
    cpu = time.process_time()
    for _ in range(count):
        issuer.issue(snapshot, NOW)
    return (time.process_time() - cpu) / count

def write_again(count):
    spent, cpu = 0.0, time.process_time
    with transaction.atomic(), connection.cursor() as cursor:
        for model in (Certification, Transition, Allowance, Stretch, Credential, LogEntry, LogNode, OutboxMessage):
            table = connection.ops.quote_name(model._meta.db_table)
            share = model.objects.count() // Certification.objects.count()
            cursor.execute(f"SELECT * FROM {table} ORDER BY id DESC LIMIT {count * share}")
            rows, width = cursor.fetchall(), len(cursor.description)
            cursor.execute(f"DELETE FROM {table} WHERE id >= {rows[-1][0]}")
            begin = cpu()
            cursor.executemany(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * width)})", rows)
            spent += cpu() - begin
        transaction.set_rollback(True)
    return spent / count

small, large = map(int, sys.argv[1:])
certify(1, 50)
first, second = certify(51, small), certify(51 + small, large)
out = {"small": first, "large": second, "sign": sign_only(500)}
if connection.vendor == "sqlite":  # only there a foreign key waits for the end of the transaction on its own
    out["write"] = write_again(small)
print(json.dumps(out))
"""


def measure() -> list[Line]:
    """Return three lines per database: price against signing, growth, memory; on SQLite the one against all rows too."""
    kinds = [kind for kind in ("sqlite", "postgresql", "mariadb") if kind == "sqlite" or not missing(kind)]
    return [line for kind in kinds for line in _lines(kind)]


def _lines(kind: str) -> list[Line]:
    found = answer_of(kind, _CHILD, SMALL, LARGE)
    (_, small_clock, small_memory), (cpu, clock, memory) = found["small"], found["large"]
    each = cpu / LARGE
    note = (
        f"{kind}, {LARGE:,} people, {LARGE / clock:,.0f} a second, signing alone {found['sign'] * 1e6:.0f} us"
    )
    rows = found["sign"] + found.get("write", 0)
    limit = f"{kind}, against signing and writing the same rows: {rows * 1e6:.0f} us"
    return [
        Line("P5", each / found["sign"], GOAL, note),
        *([Line("P5-rows", each / rows, GOAL, limit)] if "write" in found else []),
        Line("P5-growth", clock / small_clock, GROWTH_GOAL, f"{kind}, {LARGE:,} against {SMALL:,} people"),
        Line("P5-memory", memory / small_memory, MEMORY_GOAL, f"{kind}, peak {memory / 1024:,.0f} MB"),
    ]
