"""Check an export of an Advocert log. One file, Python 3.9 or newer, nothing to install, no network.

    python3 advocert_log_check.py export.json [--key KEY] [--checkpoint note.txt]

It recomputes every hash (RFC 6962), the signature of the checkpoint (Ed25519, RFC 8032, in the form of C2SP
signed notes), and compares records with what the log committed to. KEY is the public key of the log as you
noted it earlier; without it the key inside the file is used, which proves less, and the answer says so. With a
checkpoint that you kept, it shows that nothing was removed or changed since then. Exit status: 0 sound, 1 not
sound, 2 not readable.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

# --- Ed25519 verification (RFC 8032, 5.1.7); slow and simple, for one signature at a time ---

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
HALF = pow(2, (P - 1) // 4, P)
SIGNATURE_BYTES = 64
Point = "tuple[int, int, int, int]"


def _x_of(y: int, sign: int) -> int | None:
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * HALF % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def _point(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    x = _x_of(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


def _add(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = _add(total, point)
        point, number = _add(point, point), number >> 1
    return total


def _same(one: Point, two: Point) -> bool:
    return (one[0] * two[2] - two[0] * one[2]) % P == 0 and (one[1] * two[2] - two[1] * one[2]) % P == 0


_BASE_Y = 4 * pow(5, P - 2, P) % P
_BASE_X = _x_of(_BASE_Y, 0)
BASE = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether this is the Ed25519 signature of the message by the key."""
    if len(signature) != SIGNATURE_BYTES:
        return False
    key, point = _point(public), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or point is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    return _same(_times(s, BASE), _add(point, _times(h, key)))


# --- Merkle tree (RFC 6962, section 2.1) ---


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """Return the root over the hashes of leaves: pairs are joined level by level, a lone one moves up."""
    level = list(leaves)
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0]


def root_by_proof(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes | None:
    """Return the root that an inclusion proof leads to, or None (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    place, last, value = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            value = node_hash(step, value)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            value = node_hash(value, step)
        place, last = place >> 1, last >> 1
    return value if last == 0 else None


def grew(old: int, size: int, old_root: bytes, new_root: bytes, proof: list[bytes]) -> bool:
    """Tell whether the tree of `size` begins with the tree of `old` (RFC 9162, 2.1.4.2)."""
    if old in (0, size):
        return not proof and old_root == (hashlib.sha256(b"").digest() if old == 0 else new_root)
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if old > size or not path:
        return False
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and (before, after) == (old_root, new_root)


# --- the file ---


def read_note(note: str, key: str) -> tuple[int, bytes, str]:
    """Return (size, root, problem) of a signed checkpoint."""
    text, _, tail = note.partition("\n\n")
    origin, size, root = text.split("\n")[:3]
    name, key_id, public = split_key(key)
    for line in tail.splitlines():
        parts = line.split(" ")
        raw = base64.b64decode(parts[-1]) if len(parts) == len(("dash", "name", "signature")) else b""
        if parts[1:2] == [name] and raw[:4] == key_id and is_signed(public, (text + "\n").encode(), raw[4:]):
            return int(size), base64.b64decode(root), "" if origin == name else "is of another log."
    return int(size), base64.b64decode(root), "is not signed by the key."


def split_key(key: str) -> tuple[str, bytes, bytes]:
    """Return (name, key id, 32 bytes) of a key line NAME+HEX+BASE64."""
    name, given, data = key.strip().split("+", 2)
    raw = base64.b64decode(data)
    key_id = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    if raw[:1] != b"\x01" or key_id.hex() != given:
        raise ValueError("the key line does not fit itself")
    return name, key_id, raw[1:]


def canonical(value: Any) -> bytes:
    """Return the one spelling of a JSON object."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def check_entry(entry: Any, size: int, root: bytes, sealed: set[str], *, whole: bool) -> Iterator[str]:
    """Return what is wrong with one entry."""
    text = entry["text"]
    said = json.loads(text)
    if not whole:
        proof = [bytes.fromhex(step) for step in entry["proof"]]
        if root_by_proof(leaf_hash(text.encode()), entry["number"], size, proof) != root:
            yield "is not in the log of the checkpoint."
    if said.get("v") != 1:
        yield "has a version that this program does not know."
    if entry["salt"]:
        given = hashlib.sha256(bytes.fromhex(entry["salt"]) + canonical(entry["record"])).hexdigest()
        if given != said.get("commitment"):
            yield "its record is not the one that was committed to."
    elif whole and said.get("entry") not in sealed:
        yield "can no longer be opened, and no erasure says so."


def check(bundle: Any, key: str = "", kept: str = "") -> tuple[list[str], list[str]]:
    """Return (what is wrong, what was shown), each a list of sentences."""
    wrong, shown = [], []
    key = key or bundle["key"]
    size, root, problem = read_note(bundle["checkpoint"], key)
    wrong += [f"checkpoint: {problem}"] if problem else []
    entries, whole = bundle["entries"], bundle["whole"]
    sealed = {
        uuid
        for entry in entries
        if entry["salt"] and entry["record"].get("kind") == "seal"
        for uuid in entry["record"]["entries"]
    }
    for entry in entries:
        for problem in check_entry(entry, size, root, sealed, whole=whole):
            wrong.append(f"entry {entry['number']}: {problem}")
    for mark, who in bundle.get("actors", {}).items():
        if who["salt"] and hashlib.sha256(f"{who['salt']}:{who['name']}".encode()).hexdigest() != mark:
            wrong.append(f"actor {mark[:12]}: is not called {who['name']}.")
    if whole:
        wrong += check_whole(entries, size, root)
    for earlier in bundle["earlier"]:
        wrong += check_earlier(earlier["checkpoint"], earlier["proof"], size, root, key)
    if kept:
        wrong += check_kept(kept, bundle, size, root, key)
        shown.append("Compared with the checkpoint that you kept.")
    shown.insert(0, f"{len(entries)} entries, {size} in the log, root {root.hex()}.")
    return wrong, shown


def check_whole(entries: list[Any], size: int, root: bytes) -> list[str]:
    """Compare a whole log with its checkpoint."""
    numbers = [entry["number"] for entry in entries]
    if numbers != list(range(size)):
        missing = sorted(set(range(size)) - set(numbers))
        return [f"entry {number}: is missing." for number in missing] or ["entries: are not in order."]
    if tree_root(leaf_hash(entry["text"].encode()) for entry in entries) == root:
        return []
    return ["log: the entries do not lead to the root of the checkpoint; the text of one was changed."]


def check_earlier(note: str, proof: list[str], size: int, root: bytes, key: str) -> list[str]:
    """Show that the log begins with that of an earlier checkpoint."""
    old, old_root, problem = read_note(note, key)
    if problem:
        return [f"checkpoint of {old} entries: {problem}"]
    if not grew(old, size, old_root, root, [bytes.fromhex(step) for step in proof]):
        return [f"checkpoint of {old} entries: the log does not begin with it."]
    return []


def check_kept(note: str, bundle: Any, size: int, root: bytes, key: str) -> list[str]:
    """Compare with a checkpoint from outside."""
    old, old_root, problem = read_note(note, key)
    if problem:
        return [f"the checkpoint that you kept: {problem}"]
    if bundle["whole"] and old <= size:
        leaves = [leaf_hash(entry["text"].encode()) for entry in bundle["entries"][:old]]
        return [] if tree_root(leaves) == old_root else [f"the log does not begin with your {old} entries."]
    if old == size:
        return [] if old_root == root else ["the checkpoint that you kept has another root."]
    for earlier in bundle["earlier"]:
        if read_note(earlier["checkpoint"], key)[:2] == (old, old_root):
            return []
    return [f"nothing here shows that the log begins with your {old} entries; ask for the whole log."]


def main(arguments: list[str] | None = None) -> int:
    """Check a file and say what was found."""
    parser = argparse.ArgumentParser(description="Check an export of an Advocert log.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--key", default="", help="the public key of the log, as you noted it earlier")
    parser.add_argument("--checkpoint", type=Path, help="a checkpoint that you kept")
    given = parser.parse_args(arguments)
    try:
        kept = given.checkpoint.read_text(encoding="utf-8") if given.checkpoint else ""
        bundle = json.loads(given.file.read_text(encoding="utf-8"))
        wrong, shown = check(bundle, given.key, kept)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        sys.stdout.write(f"NOT READABLE: {type(error).__name__}: {error}\n")
        return 2
    for sentence in [*shown, *wrong]:
        sys.stdout.write(f"{sentence}\n")
    if not given.key:
        sys.stdout.write("The key came from the file itself: compare it with one that you noted earlier.\n")
    sys.stdout.write("NOT SOUND\n" if wrong else "SOUND\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
