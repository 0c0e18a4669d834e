"""Check an export of an Advocert log. One file, Python 3.9 or newer, nothing to install, no network.

    python3 advocert_log_check.py export.json [--key KEY] [--checkpoint note.txt]

It recomputes every hash (RFC 6962), the signature of the checkpoint (Ed25519, RFC 8032, in the form of C2SP
signed notes), and compares records with what the log committed to. KEY is the public key of the log as you
noted it earlier; without it the key inside the file is used, which proves less, and the answer says so. With a
checkpoint that you kept, it shows that nothing was removed or changed since then. Exit status: 0 sound, 1 not
sound, 2 not readable. It keeps one piece of the file in memory at a time and reads it twice.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

# --- Ed25519 verification (RFC 8032, 5.1.7); slow and simple, for one signature at a time ---

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
HALF = pow(2, (P - 1) // 4, P)
SIGNATURE_BYTES = 64
MOST = 1_000  # so many missing entries are named
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


class Tree:
    """A tree that grows leaf by leaf: only the whole subtrees at its right edge are kept."""

    def __init__(self) -> None:
        self.size = 0
        self._edge: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """Append the hash of a leaf."""
        level, self.size = 0, self.size + 1
        while self._edge and self._edge[-1][0] == level:
            level, leaf = level + 1, node_hash(self._edge.pop()[1], leaf)
        self._edge.append((level, leaf))

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        if not self._edge:
            return hashlib.sha256(b"").digest()
        *left, (_, value) = self._edge
        for _, node in reversed(left):
            value = node_hash(node, value)
        return value


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """Return the root over the hashes of leaves."""
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


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


def words_mark(words: Any) -> str:
    """Return the mark by which a record names what somebody wrote."""
    salt, text = words["salt"], words["text"]
    return hashlib.sha256(f"{len(salt)}:{salt}:{text}".encode()).hexdigest()


class Check:
    """What one reading of all entries has shown; it keeps what is odd, and of the rest only the edge of the tree."""

    def __init__(self, size: int, root: bytes, *, whole: bool, kept: int) -> None:
        self.size, self.root, self.whole, self.kept = size, root, whole, kept
        self.tree, self.kept_root = Tree(), b""
        self.wrong: list[str] = []
        self.ordered = 0  # so many stand at the beginning in their order
        self.sealed, self.blackened = set[str](), dict[str, str]()
        self.closed, self.changed = list[tuple[int, str]](), list[tuple[int, str, str]]()
        self.numbers: set[int] = set()

    def read(self, entry: Any) -> None:
        """Take in one entry."""
        number, text = entry["number"], entry["text"]
        said, leaf = json.loads(text), leaf_hash(text.encode())
        if number == self.ordered == self.tree.size:
            self.ordered += 1
        else:
            self.numbers.add(number)
        self.tree.add(leaf)
        if self.tree.size == self.kept:
            self.kept_root = self.tree.root()
        if not self.whole:
            proof = [bytes.fromhex(step) for step in entry["proof"]]
            if root_by_proof(leaf, number, self.size, proof) != self.root:
                self.wrong.append(f"entry {number}: is not in the log of the checkpoint.")
        if said.get("v") != 1:
            self.wrong.append(f"entry {number}: has a version that this program does not know.")
        if entry["salt"]:
            self._opened(number, said, entry)
        else:
            self.closed.append((number, str(said.get("entry"))))

    def _opened(self, number: int, said: Any, entry: Any) -> None:
        record = entry["record"]
        given = hashlib.sha256(bytes.fromhex(entry["salt"]) + canonical(record)).hexdigest()
        if given != said.get("commitment"):
            self.wrong.append(f"entry {number}: its record is not the one that was committed to.")
            return
        if record.get("kind") == "seal":
            self.sealed.update(record["entries"])
            for old, new in record.get("words", {}).items():
                self.blackened[new] = self.blackened.get(old, old)
        mark = words_mark(entry["words"]) if "words" in entry else ""
        if "text" in record and mark != record["text"]:
            self.changed.append((number, mark, record["text"]))

    def end(self) -> None:
        """Say what only all entries together show."""
        for number, uuid in self.closed:
            if self.whole and uuid not in self.sealed:
                self.wrong.append(f"entry {number}: can no longer be opened, and no erasure says so.")
        for number, found, stated in self.changed:
            # A part may lack the seal: it says what it cannot show, see `check`.
            if self.whole and self.blackened.get(found) != stated:
                self.wrong.append(f"entry {number}: its words are not those that were committed to.")
        if not self.whole:
            return
        if not self.tree.size == self.ordered == self.size:
            gaps = (number for number in range(self.ordered, self.size) if number not in self.numbers)
            missing = [f"entry {number}: is missing." for number in islice(gaps, MOST)]
            self.wrong += missing or ["entries: are not in order."]
        elif self.tree.root() != self.root:
            self.wrong.append(
                "log: the entries do not lead to the root of the checkpoint; the text of one was changed."
            )


def check(bundle: Any, key: str = "", kept: str = "") -> tuple[list[str], list[str]]:
    """Return (what is wrong, what was shown), each a list of sentences. Entries are read once, one after the other."""
    key = key or bundle["key"]
    size, root, problem = read_note(bundle["checkpoint"], key)
    wrong = [f"checkpoint: {problem}"] if problem else []
    old = read_note(kept, key) if kept else (0, b"", "")
    found = Check(size, root, whole=bundle["whole"], kept=old[0])
    for entry in bundle["entries"]:
        found.read(entry)
    found.end()
    wrong += found.wrong
    for mark, who in bundle.get("actors", {}).items():
        if who["salt"] and hashlib.sha256(f"{who['salt']}:{who['name']}".encode()).hexdigest() != mark:
            wrong.append(f"actor {mark[:12]}: is not called {who['name']}.")
    for earlier in bundle["earlier"]:
        wrong += check_earlier(earlier["checkpoint"], earlier["proof"], size, root, key)
    shown = [f"{found.tree.size} entries, {size} in the log, root {root.hex()}."]
    if found.changed:
        proof = "" if found.whole else " Whether an erasure says so, only the whole log shows."
        shown.append(f"The words of {len(found.changed)} entries were blacked out.{proof}")
    if kept:
        wrong += check_kept(old, bundle, found, key)
        shown.append("Compared with the checkpoint that you kept.")
    return wrong, shown


def check_earlier(note: str, proof: list[str], size: int, root: bytes, key: str) -> list[str]:
    """Show that the log begins with that of an earlier checkpoint."""
    old, old_root, problem = read_note(note, key)
    if problem:
        return [f"checkpoint of {old} entries: {problem}"]
    if not grew(old, size, old_root, root, [bytes.fromhex(step) for step in proof]):
        return [f"checkpoint of {old} entries: the log does not begin with it."]
    return []


def check_kept(kept: tuple[int, bytes, str], bundle: Any, found: Check, key: str) -> list[str]:
    """Compare with a checkpoint from outside."""
    old, old_root, problem = kept
    if problem:
        return [f"the checkpoint that you kept: {problem}"]
    if found.whole and old <= found.size:
        begin = found.kept_root if old else tree_root([])
        return [] if begin == old_root else [f"the log does not begin with your {old} entries."]
    if old == found.size:
        return [] if old_root == found.root else ["the checkpoint that you kept has another root."]
    for earlier in bundle["earlier"]:
        if read_note(earlier["checkpoint"], key)[:2] == (old, old_root):
            return []
    return [f"nothing here shows that the log begins with your {old} entries; ask for the whole log."]


# --- reading a file of any size: its entries one after the other ---


class Entries:
    """The entries of a file, read anew each time, never more of them in memory than one piece of the file."""

    PIECE = 1 << 16

    def __init__(self, path: Path) -> None:
        self.path = path
        self.head: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Any]:
        with self.path.open(encoding="utf-8") as self._file:
            self._text, self._at, self._more = "", 0, True
            self.head = {}
            self._take("{")
            while self._peek() != "}":
                name = self._value()
                self._take(":")
                if name in self.head:
                    raise ValueError(f"{name!r} stands in it twice")
                self.head[name] = None
                if name == "entries":
                    yield from self._list()
                else:
                    self.head[name] = self._value()
                if self._peek() == ",":
                    self._take(",")
                    if self._peek() == "}":
                        raise ValueError("a comma too many")
            self._take("}")
            if self._peek():
                raise ValueError("something stands behind its end")

    def _list(self) -> Iterator[Any]:
        self._take("[")
        while self._peek() != "]":
            yield self._value()
            if self._peek() == ",":
                self._take(",")
                if self._peek() == "]":
                    raise ValueError("a comma too many")
            elif self._peek() != "]":
                raise ValueError("a comma is missing")
        self._take("]")

    def _fill(self) -> None:
        piece = self._file.read(max(self.PIECE, len(self._text) - self._at))
        self._text, self._at, self._more = self._text[self._at :] + piece, 0, bool(piece)

    def _peek(self) -> str:
        """Return the next character that is no space, empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._text) or not self._more:
                return self._text[self._at : self._at + 1]
            self._fill()

    def _take(self, character: str) -> None:
        if self._peek() != character:
            raise ValueError(f"there is no {character!r} where one must be")
        self._at += 1

    def _value(self) -> Any:
        """Return the next value; one that reaches to the end of the piece may go on in the next."""
        self._peek()
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._text, self._at)
            except ValueError:
                if not self._more:
                    raise
            else:
                if end < len(self._text) or not self._more:
                    self._at = end
                    return value
            self._fill()


def read_file(path: Path) -> dict[str, Any]:
    """Return what stands in a file beside its entries, and the entries to be read one after the other."""
    entries = Entries(path)
    for _ in entries:
        pass
    if "entries" not in entries.head:
        raise KeyError("entries")
    return {**entries.head, "entries": Entries(path)}


def main(arguments: list[str] | None = None) -> int:
    """Check a file and say what was found."""
    parser = argparse.ArgumentParser(description="Check an export of an Advocert log.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--key", default="", help="the public key of the log, as you noted it earlier")
    parser.add_argument("--checkpoint", type=Path, help="a checkpoint that you kept")
    given = parser.parse_args(arguments)
    try:
        kept = given.checkpoint.read_text(encoding="utf-8") if given.checkpoint else ""
        wrong, shown = check(read_file(given.file), given.key, kept)
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
