"""The Unicode Bidirectional Algorithm (UAX 9) for one line without embeddings.

Explicit codes (LRE, RLO, FSI and their like) are dropped beforehand: in a name they would only serve to make it
read as another. Rule names are those of the standard.
"""

import unicodedata

_STRONG = {"L": 0, "R": 1, "AL": 1}
_NEUTRAL = {"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"}
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def is_rtl(text: str) -> bool:
    """Tell whether a line reads from right to left: its first strong sign decides (P2, P3)."""
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), 0) == 1


def levels(text: str, *, rtl: bool) -> list[int]:
    """Return the level of each sign; odd ones read from right to left."""
    base = int(rtl)
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in text]
    _resolve_weak(kinds, base)
    _resolve_pairs(text, kinds, base)
    _resolve_neutral(kinds, base)
    found = [_implicit(kind, base) for kind in kinds]
    return _reset_ends(text, found, base)


def visual_runs(found: list[int]) -> list[tuple[int, int, int]]:
    """Return runs (start, end, level) in the order in which they stand on the line from the left (L2)."""
    runs: list[tuple[int, int, int]] = []
    for place, level in enumerate(found):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], place + 1, level)
        else:
            runs.append((place, place + 1, level))
    for lowest in range(max(found, default=0), 0, -1):
        runs = _reversed_from(runs, lowest)
    return runs


def _reversed_from(runs: list[tuple[int, int, int]], lowest: int) -> list[tuple[int, int, int]]:
    done: list[tuple[int, int, int]] = []
    group: list[tuple[int, int, int]] = []
    for run in runs:
        if run[2] >= lowest:
            group.append(run)
            continue
        done += [*reversed(group), run]
        group = []
    return done + group[::-1]


def _resolve_weak(kinds: list[str], base: int) -> None:
    """W1 to W7, one pass for each, since a later rule reads what an earlier one wrote."""
    edge = "R" if base else "L"
    before = edge
    for place, kind in enumerate(kinds):  # W1; BN is looked through (5.2)
        if kind == "NSM":
            kinds[place] = "ON" if before in {"LRI", "RLI", "FSI", "PDI"} else before
        elif kind != "BN":
            before = kind
    strong = edge
    for place, kind in enumerate(kinds):  # W2, W3
        if kind in _STRONG:
            strong = kind
        if kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    _terminators(kinds)
    strong = edge
    for place, kind in enumerate(kinds):  # W7
        if kind in _STRONG:
            strong = kind
        if kind == "EN" and strong == "L":
            kinds[place] = "L"


def _separators(kinds: list[str]) -> None:
    """W4: one separator between two numbers of a kind belongs to them."""
    seen = [place for place, kind in enumerate(kinds) if kind != "BN"]
    for left, place, right in zip(seen, seen[1:], seen[2:], strict=False):
        same = kinds[left] == kinds[right]
        if same and (
            (kinds[left] == "EN" and kinds[place] in {"ES", "CS"})
            or (kinds[left] == "AN" and kinds[place] == "CS")
        ):
            kinds[place] = kinds[left]


def _terminators(kinds: list[str]) -> None:
    """W5, W6: signs such as % and currency belong to a European number beside them, else they are neutral."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in {"ET", "BN"}:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in {"ET", "BN"}:
            end += 1
        beside = (place and kinds[place - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
        if "ET" in kinds[place:end] and beside:
            kinds[place:end] = ["EN"] * (end - place)
        place = end
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS", "BN"} else kind for kind in kinds]


def _resolve_pairs(text: str, kinds: list[str], base: int) -> None:
    """N0: a pair of brackets takes the direction of what it holds, or of what stands before it."""
    for start, end in sorted(_bracket_pairs(text, kinds)):
        inside = {_direction(kind) for kind in kinds[start + 1 : end]} - {None}
        if base in inside:
            found = base
        elif inside:
            before = next((d for k in reversed(kinds[:start]) if (d := _direction(k)) is not None), base)
            found = before if before != base else base
        else:
            continue
        for bracket in (start, end):
            kinds[bracket] = "R" if found else "L"
            _take_along(text, kinds, bracket)


def _take_along(text: str, kinds: list[str], bracket: int) -> None:
    """N0, last clause: marks that stand on a bracket turn with it."""
    for place in range(bracket + 1, len(text)):
        if unicodedata.bidirectional(text[place]) != "NSM":
            return
        kinds[place] = kinds[bracket]


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, sign in enumerate(text):
        if kinds[place] != "ON":
            continue
        if sign in _PAIRS:
            opened.append(place)
        elif sign in _PAIRS.values():
            match = next((one for one in reversed(opened) if _PAIRS[text[one]] == sign), None)
            if match is not None:
                pairs.append((match, place))
                opened = opened[: opened.index(match)]
    return pairs


def _direction(kind: str) -> int | None:
    """Return the direction that a resolved sign has for its neighbours: numbers count as R (N0, N1)."""
    if kind == "L":
        return 0
    return 1 if kind in {"R", "EN", "AN"} else None


def _resolve_neutral(kinds: list[str], base: int) -> None:
    """N1, N2: neutrals between two of one direction join them, others take that of the line."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _direction(kinds[place - 1]) if place else base
        after = _direction(kinds[end]) if end < len(kinds) else base
        found = before if before == after else base
        kinds[place:end] = ["R" if found else "L"] * (end - place)
        place = end


def _implicit(kind: str, base: int) -> int:
    """I1, I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _reset_ends(text: str, found: list[int], base: int) -> list[int]:
    """L1: spaces at the end of a line, and separators with the spaces before them, take its own level."""
    trailing = True
    for place in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[place])
        if kind in {"S", "B"}:
            trailing = True
        elif kind not in {"WS", "BN"}:
            trailing = False
        if trailing:
            found[place] = base
    return found
