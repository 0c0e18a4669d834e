"""A stranger checks an export of any size: read in pieces, in whatever order and spelling its JSON is written."""

import json
import random

import pytest

from advocert_certificates import api
from advocert_certificates.verifier import advocert_log_check, pieces
from advocert_certificates.verifier.pieces import Entries, read_file

pytestmark = pytest.mark.django_db
TRICKY = {
    "entries": [1, {"a": [1.5e3, 'x\\"}]é\U0001f600']}, "", [], None, 1234567],
    "a": {"b": "\n"},
    "n": 12345,
}


def told(file):
    said = read_file(file)
    return {**said, "entries": list(said["entries"])}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1 << 16])
@pytest.mark.parametrize("style", [{}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}])
@pytest.mark.parametrize("bundle", [TRICKY, {"entries": []}, {"z": 1, "entries": [2]}])
def test_pieces_of_any_size_give_what_the_whole_gives(tmp_path, monkeypatch, size, style, bundle):
    monkeypatch.setattr(Entries, "PIECE", size)
    file = tmp_path / "x.json"
    file.write_text(json.dumps(bundle, **style) + "\n", encoding="utf-8")
    assert told(file) == bundle


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "[]",
            "{",
            "{}",
            '{"entries": [1}',
            '{"entries": [1,]}',
            '{"entries": [1 2]}',
            '{"entries": [], }',
        ),
        *('{"entries": []} x', '{"entries": [], "entries": []}', '{"a": 1, "a": 2, "entries": []}'),
        *(
            '{"entries": 7}',
            '{"entries": {}}',
            '{"entries": [',
            '{"entries": ["',
            "entries",
            '{"entries" []}',
        ),
    ],
)
def test_what_is_no_such_file_is_not_readable(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    assert advocert_log_check.main([str(tmp_path / "x.json")]) == 2


@pytest.mark.parametrize("sort", [True, False])
def test_the_order_of_the_keys_changes_no_answer(lives, tmp_path, sort):
    api.seal_person(lives.person(5).uuid, actor="marta", now=lives.now)
    bundle, file = api.export_log(now=lives.now), tmp_path / "x.json"
    file.write_text(json.dumps(bundle, sort_keys=sort), encoding="utf-8")
    assert advocert_log_check.check(read_file(file)) == advocert_log_check.check(bundle)
    assert advocert_log_check.check(bundle)[0] == []


def test_no_more_than_a_piece_of_the_file_is_in_memory(lives, tmp_path, monkeypatch):
    """However long the list, what is read and not yet checked is a piece, or two entries where one is longer."""
    file, held = tmp_path / "x.json", []
    bundle = api.export_log(now=lives.now)
    longest = max(len(json.dumps(entry)) for entry in bundle["entries"])
    monkeypatch.setattr(Entries, "PIECE", 512)

    class Watched(Entries):
        def _fill(self):
            super()._fill()
            held.append(len(self._text))

    monkeypatch.setattr(pieces, "Entries", Watched)
    file.write_text(json.dumps({**bundle, "entries": bundle["entries"] * 20}), encoding="utf-8")
    read_file(file)
    assert max(held) <= 4 * longest < file.stat().st_size / 4
    assert len(held) > 20


@pytest.mark.parametrize("seed", range(4))
def test_dropped_doubled_and_swapped_entries_are_named(lives, seed):
    honest, draw = api.export_log(now=lives.now), random.Random(seed)  # noqa: S311 - the same story each time
    entries = honest["entries"]
    gone = draw.randrange(len(entries))
    for forged, sentence in (
        (entries[:gone] + entries[gone + 1 :], f"entry {gone}: is missing."),
        ([*entries[:gone], entries[gone], *entries[gone:]], "entries: are not in order."),
        (entries[::-1], "entries: are not in order."),
        (entries[:gone], f"entry {len(entries) - 1}: is missing."),
    ):
        assert sentence in advocert_log_check.check({**honest, "entries": forged})[0]


def test_a_checkpoint_that_was_kept_of_any_size_is_compared(lives):
    bundle = api.export_log(now=lives.now)
    for view in api.list_checkpoints():
        assert advocert_log_check.check(bundle, "", view.note)[0] == []
