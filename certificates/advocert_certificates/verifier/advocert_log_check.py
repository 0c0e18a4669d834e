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
import hashlib
import json
import sys
from itertools import islice
from pathlib import Path
from typing import Any

from advocert_certificates.verifier.pieces import read_file
from advocert_certificates.verifier.signatures import read_note
from advocert_certificates.verifier.tree import Tree, grew, leaf_hash, root_by_proof, tree_root

MOST = 1_000  # so many missing entries are named


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
