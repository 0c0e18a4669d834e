"""One change somewhere in what the log is checked against, and what the check must name for it.

expected = tampering_of(everything, draw)  # changes `everything`; draw is a random.Random
"""

from dataclasses import replace
from datetime import timedelta


def tampering_of(everything, draw):
    """Change one thing of everything that is checked; return what must be named."""
    kinds = (
        _an_entry,
        _a_record,
        _a_node,
        _a_checkpoint,
        _a_standing,
        _a_permission,
        _a_stretch,
        _a_document,
        _a_fact,
        _gone,
        _a_name,
        _a_text,
    )
    return draw.choice(kinds)(everything, draw)


def _an_entry(everything, draw):
    entry = draw.choice(everything.stored)
    name = draw.choice(("text", "leaf_hash", "salt"))
    setattr(entry, name, _other(getattr(entry, name), draw))
    return {("entry", str(entry.number))}


def _a_record(everything, draw):
    entry = draw.choice(everything.stored)
    key = draw.choice(sorted(entry.record))
    value = entry.record[key]
    other = {"x": 1} if isinstance(value, dict) and not value else changed(value, draw)
    entry.record = {**entry.record, key: other}
    return {("entry", str(entry.number))}


def _a_node(everything, draw):
    key = draw.choice(sorted(everything.nodes_stored))
    if draw.random() < 0.5:
        del everything.nodes_stored[key]
    else:
        everything.nodes_stored[key] = _other(everything.nodes_stored[key], draw)
    return {("node", f"{key[0]}/{key[1]}")}


def _a_checkpoint(everything, draw):
    place = draw.randrange(len(everything.notes))
    size, root, note = everything.notes[place]
    if draw.random() < 0.5:
        everything.notes[place] = (size, _other(root, draw), note)
    else:
        everything.notes[place] = (size, root, _other(note, draw))
    return {("checkpoint", str(size))}


def _a_standing(everything, draw):
    name = draw.choice(sorted(everything.lives))
    life = everything.lives[name]
    what = draw.choice(("state", "steps", "period", "terms", "holds", "tasks"))
    if what == "state":
        life.state = draw.choice(
            [one for one in ("learning", "certified", "suspended", "revoked") if one != life.state]
        )
    elif what == "steps":
        life.steps += draw.choice((-1, 1))
    elif what in {"period", "terms"}:
        setattr(life, what, changed(getattr(life, what), draw))
    elif what == "holds":
        life.holds = {} if life.holds else {"00": []}
    else:
        life.tasks = {} if life.tasks else {"00": ([], "2026-01-01T00:00:00Z")}
    return {("certification", name)}


def _a_permission(everything, draw):
    name = draw.choice(sorted(everything.lives))
    rows = everything.lives[name].allowances
    place = draw.randrange(len(rows))
    way = draw.choice(("drop", "double", "longer", "earlier known"))
    span, known, ended = rows[place]
    if way == "drop":
        del rows[place]
    elif way == "double":
        rows.append(rows[place])
    elif way == "longer":
        rows[place] = (
            type(span)(span.scope, span.area, span.region, span.begin, span.end + timedelta(1)),
            known,
            ended,
        )
    else:
        rows[place] = (span, known - timedelta(seconds=1), ended)
    return {("allowance", name)}


def _a_stretch(everything, draw):
    name = draw.choice(sorted(everything.lives))
    rows = everything.lives[name].stretches
    place = draw.randrange(len(rows))
    way = draw.choice(("drop", "double", "longer", "earlier known"))
    one, known, ended = rows[place]
    if way == "drop":
        del rows[place]
    elif way == "double":
        rows.append(rows[place])
    elif way == "longer":
        rows[place] = (replace(one, begin=one.begin - timedelta(1)), known, ended)
    else:
        rows[place] = (one, known - timedelta(seconds=1), ended)
    return {("stretch", name)}


def _a_document(everything, draw):
    life = everything.lives[draw.choice(sorted(everything.lives))]
    uuid = draw.choice(sorted(life.credentials))
    ended, digest = life.credentials[uuid]
    way = draw.choice(("ended", "says", "gone"))
    if way == "ended":
        life.credentials = {**life.credentials, uuid: (not ended, digest)}
    elif way == "says":
        life.credentials = {**life.credentials, uuid: (ended, _other(digest, draw))}
    else:
        life.credentials = {key: value for key, value in life.credentials.items() if key != uuid}
    return {("credential", uuid)}


def _a_fact(everything, draw):
    named = sorted(
        {fact["uuid"] for entry in everything.stored for fact in entry.record["details"].get("evidence", ())}
    )
    uuid = draw.choice(named)
    if draw.random() < 0.5:
        del everything.evidence[uuid]
    else:
        everything.evidence[uuid] = _other(everything.evidence[uuid], draw)
    return {("evidence", uuid)}


def _a_name(everything, draw):
    place = draw.randrange(len(everything.names))
    name, mark, salt = everything.names[place]
    other = draw.choice(((f"{name}x", mark, salt), (name, mark, ""), (name, mark, _other(salt, draw))))
    everything.names[place] = other
    return {("actor", mark[:12])}


def _a_text(everything, draw):
    place = draw.randrange(len(everything.hashed))
    where, name, stated, found = everything.hashed[place]
    everything.hashed[place] = (where, name, stated, _other(found, draw))
    return {(where, name)}


def _gone(everything, draw):
    entry = everything.stored.pop(draw.randrange(len(everything.stored)))
    return {("entry", str(entry.number))}


def _other(text, draw):
    """Return the text with one character changed."""
    place = draw.randrange(len(text))
    letter = draw.choice([one for one in "0123456789abcdef" if one != text[place].lower()])
    return text[:place] + letter + text[place + 1 :]


def changed(value, draw):
    """Return another value of the same kind."""
    if isinstance(value, dict):
        key = draw.choice(sorted(value))
        return {**value, key: changed(value[key], draw)}
    if isinstance(value, list):
        return [*value, "fly:rocket"]
    return value + 1 if isinstance(value, int) else f"{value}x"
