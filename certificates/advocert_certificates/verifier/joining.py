"""The checker as one file that needs nothing of ours: its parts one below the other."""

from importlib.resources import files

_PARTS = ("signatures", "tree", "pieces", "advocert_log_check")
_FUTURE = "from __future__ import annotations"
_OURS = "from advocert_certificates."


def joined_source() -> str:
    """Return the program: its own docstring, what it imports of the standard library, then all parts."""
    imports, bodies, title = set[str](), list[str](), ""
    for name in _PARTS:
        text = (files("advocert_certificates.verifier") / f"{name}.py").read_text(encoding="utf-8")
        title, _, code = text.partition(f"{_FUTURE}\n")
        lines = code.splitlines()
        # Every import of a part is one line at its head.
        imports.update(line for line in lines if line.startswith(("import ", "from ")) and _OURS not in line)
        body = "\n".join(line for line in lines if not line.startswith(("import ", "from ")))
        bodies.append(f"# --- {name} ---\n\n{body.strip()}\n")
    plain = sorted(line for line in imports if line.startswith("import "))
    named = sorted(line for line in imports if line.startswith("from "))
    return f"{title}{_FUTURE}\n\n" + "\n".join([*plain, *named]) + "\n\n" + "\n\n".join(bodies)
