"""A programme as somebody hands it in: the file alone, its folder packed, and archives that mean harm."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from advocert_courses import api as courses
from advocert_courses import packed
from advocert_courses.errors import PackedContentError

CONTENT = Path(__file__).resolve().parents[2] / "courses" / "content"
FILES = {
    path.relative_to(CONTENT).as_posix(): path.read_bytes()
    for path in sorted(CONTENT.rglob("*"))
    if path.suffix in {".md", ".yaml"}
}
YAML = FILES["programme.yaml"].decode()


@pytest.fixture(scope="module")
def shipped():
    return courses.compile_programme(courses.read_tree(CONTENT))


def zipped(files, folder=""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(folder + name, data)
    return out.getvalue()


def tarred(members):
    """Pack (TarInfo or name, bytes) pairs."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for member, data in members:
            info = member if isinstance(member, tarfile.TarInfo) else tarfile.TarInfo(member)
            info.size = len(data) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def mistakes(data, known=()):
    with pytest.raises(courses.SourceErrors) as caught:
        courses.compile_handed_in(data, known)
    return [str(one) for one in caught.value.findings]


def refused(data):
    with pytest.raises(PackedContentError) as caught:
        courses.compile_handed_in(data)
    return caught.value.reason


def test_the_file_alone_is_the_programme_that_its_folder_was(shipped):
    assert courses.compile_handed_in(YAML.encode(), [shipped]) == shipped


@pytest.mark.parametrize("folder", ["", "content/", "acme-main/courses/content/"])
def test_a_zip_is_the_programme_wherever_its_folder_lies(shipped, folder):
    assert courses.compile_handed_in(zipped(FILES, folder)) == shipped


def test_a_tar_is_the_programme_and_what_is_beside_it_is_left_alone(shipped):
    extra = [("./notes.docx", b"x"), ("./.git/config", b"x"), ("./content/README.md", b"# Hello")]
    members = [(f"./content/{name}", data) for name, data in FILES.items()]
    assert courses.compile_handed_in(tarred(members + extra)) == shipped


def test_a_clause_takes_its_text_from_an_earlier_programme(shipped):
    newer = shipped | {"clauses": [clause | {"version": 9} for clause in shipped["clauses"]]}
    compiled = courses.compile_handed_in(YAML.encode(), [newer, shipped])
    assert compiled["clauses"] == shipped["clauses"]


def test_a_clause_in_a_version_that_nobody_knows_is_named_with_its_line(shipped):
    changed = YAML.replace("DISC-1@1", "DISC-1@7")
    line = 1 + changed[: changed.index("DISC-1@7")].count("\n")
    first = mistakes(changed.encode(), [shipped])[0]
    assert first.startswith(
        f"programme.yaml:{line}: The programme names DISC-1@7, and the clause is at version 1."
    )
    assert "hand in the whole folder" in first


def test_a_conversation_that_nobody_knows_is_named_with_what_to_do(shipped):
    said = mistakes(YAML.replace("FND-08]", "FND-99]", 1).encode(), [shipped])
    assert len(said) == 1
    assert '"FND-99", and there is no such conversation. Check its spelling. If it is new, hand in' in said[0]


def test_before_any_rules_the_folder_is_asked_for():
    assert "There are no rules in force yet" in mistakes(YAML.encode())[0]


@pytest.mark.parametrize("text", ["title: x", "just words", "- a\n- b", "ref: [", "\x00", "ref: &a [*a]"])
def test_a_text_that_is_no_programme_has_lines_and_nothing_else(shipped, text):
    assert all(one.startswith("programme.yaml:") for one in mistakes(text.encode(), [shipped]))


def test_mistakes_in_a_packed_folder_name_file_and_line():
    broken = FILES | {"clauses/DISC-1.md": FILES["clauses/DISC-1.md"].replace(b"version: 1", b"version: one")}
    assert any(one.startswith("clauses/DISC-1.md:") for one in mistakes(zipped(broken)))


def test_what_build_refuses_is_refused_here_too():
    broken = FILES | {"fnd/more.md": b"---\nid: FND-L01\ntype: lesson\n---\n"}
    assert any(one.startswith("fnd/more.md:") for one in mistakes(zipped(broken)))


@pytest.mark.parametrize(
    "name", ["../programme.yaml", "/etc/programme.yaml", "a/../../b.md", "C:/b.md", "a\\..\\b.md", "a//b.md"]
)
def test_a_name_that_leads_out_is_refused(name):
    assert "leads out" in refused(zipped(FILES | {name: b"x"}))
    assert "leads out" in refused(tarred([("programme.yaml", b"x"), (name, b"x")]))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_a_tar_with_a_link_or_device_is_refused(kind):
    link = tarfile.TarInfo("clauses/DISC-1.md")
    link.type, link.linkname = kind, "/etc/passwd"
    assert "a link or a device" in refused(tarred([("programme.yaml", b"x"), (link, b"")]))


def test_a_zip_with_a_link_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("programme.yaml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "a link or a device" in refused(out.getvalue())


def test_a_zip_that_unfolds_to_gigabytes_is_refused_before_it_does():
    bomb = zipped({"programme.yaml": b"x", **{f"{n}.md": bytes(4 * 1024 * 1024) for n in range(9)}})
    assert len(bomb) < 100_000
    assert "unfolds to too much" in refused(bomb)


def test_one_file_that_is_too_large_is_refused_although_its_size_is_a_lie():
    bomb = bytearray(zipped({"programme.yaml": bytes(5 * 1024 * 1024)}))
    size = (5 * 1024 * 1024).to_bytes(4, "little")
    assert refused(bytes(bomb))
    assert refused(bytes(bomb).replace(size, (9).to_bytes(4, "little")))


def test_a_tar_that_unfolds_to_too_much_is_refused():
    assert "unfolds to more than 32 MB" in refused(tarred([("a.md", bytes(33 * 1024 * 1024))]))
    assert "more than 4 MB" in refused(tarred([("a.md", bytes(5 * 1024 * 1024))]))


@pytest.mark.parametrize("pack", [zipped, lambda files: tarred(list(files.items()))], ids=["zip", "tar"])
def test_far_too_many_files_are_refused(pack, monkeypatch):
    monkeypatch.setattr(packed, "MAX_MEMBERS", 20)
    assert "more than 20 files" in refused(pack({f"{n}.txt": b"" for n in range(21)}))


def test_more_bytes_than_any_content_folder_are_not_opened():
    assert "more than 4 MB" in refused(b"PK\x03\x04" + bytes(packed.MAX_PACKED))


def test_a_name_that_is_twice_in_it_is_refused():
    assert "is in it twice" in refused(tarred([("programme.yaml", b"x"), ("./programme.yaml", b"y")]))


def test_an_encrypted_zip_is_refused():
    data = bytearray(zipped({"programme.yaml": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(bytes(data))


def test_two_programmes_or_none_are_refused():
    assert "two programmes" in refused(zipped({"a/programme.yaml": b"x", "b/programme.yaml": b"y"}))
    assert "no programme.yaml" in refused(zipped({"a.md": b"x"}))


def test_a_chain_of_long_names_that_never_ends_is_refused():
    long = tarfile.TarInfo("././@LongLink")
    long.type = tarfile.GNUTYPE_LONGNAME
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for _ in range(20_000):
            archive.fileobj.write(long.tobuf(tarfile.GNU_FORMAT))
    assert "broken" in refused(out.getvalue())


@pytest.mark.parametrize("cut", [8, 30, 300, -30])
def test_what_was_cut_off_is_refused(cut):
    for data in (zipped(FILES), tarred(list(FILES.items()))):
        assert refused(data[:cut])


def test_bytes_changed_anywhere_give_mistakes_or_a_refusal_and_no_other_error(shipped):
    data = zipped({name: FILES[name] for name in ("programme.yaml", "clauses/DISC-1.md")})
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 0x55
        try:
            courses.compile_handed_in(bytes(changed), [shipped])
        except courses.CoursesError:
            continue
