"""Whatever the format can express comes back from Studio byte for byte."""

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from tests.support.content import CLAUSE, LESSON
from tests.support.studio_simulator import StudioSimulator

from advocert_courses.archive import read_archive, write_archive
from advocert_courses.bundle import join_bundle
from advocert_courses.errors import SourceErrors
from advocert_courses.olx.manifest import BlockFact, Manifest, UnitFact, write_manifest
from advocert_courses.olx.markup import body, parent, tag
from advocert_courses.olx.reading import read_held
from advocert_courses.olx.unbuilding import unbuild
from advocert_courses.parsing import parse_text
from advocert_courses.text import canonical, sha256_hex

# What people paste: every letter, the ends of XML sections, tabs, spaces at line ends, entities.
odd = st.sampled_from(
    ["]]>", "<![CDATA[", "&amp;", "&#10;", "<b>", "-->", "\t", "  ", "\u00a0", "\u2028", "\U0001f642"]
)
letters = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
lines = st.lists(odd | letters, max_size=5).map("".join)
prose = st.lists(lines, min_size=1, max_size=6).map("\n\n".join)
words = st.text("abcdefghij ", min_size=1, max_size=20).filter(str.strip)


@st.composite
def scenarios(draw: st.DrawFn) -> str:
    """A conversation of any shape, with any words."""
    count = draw(st.integers(1, 5))
    head = f"---\nid: FND-01\ntype: scenario\ntitle: {draw(words)}\nsetting: s\nchannel: {{skin: chat, name: n}}\n"
    head += "people: [{name: P}]\ndimensions: {policy: 1}\nstart: n0\noutcomes: [FND-1]\nvariants: [{id: a, w: x}]\n---\n"
    nodes = []
    for number in range(count):
        choices = "".join(
            f'- ["{draw(words)}"](#n{draw(st.integers(0, count))}) `policy {draw(st.integers(0, 2))}`'
            f"{draw(st.sampled_from(['', ' *best*', ' **critical: oops**']))}\n  > {draw(words)}\n"
            for _ in range(draw(st.integers(1, 3)))
        )
        nodes.append(f"## n{number}\n{draw(words)} {draw(letters)}\n\n{choices}")
    return canonical(head + "\n".join([*nodes, f"## n{count}\n{draw(words)}\n"]))


@st.composite
def lessons(draw: st.DrawFn) -> str:
    """A lesson with any prose."""
    return canonical(LESSON.replace("Readers weigh praise by who says it.", draw(prose)))


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A clause with any text."""
    return canonical(CLAUSE + draw(prose))


@st.composite
def banks(draw: st.DrawFn) -> str:
    """A bank with any number of questions and options."""
    items = []
    for number in range(draw(st.integers(1, 4))):
        options = "".join(
            f"- [{draw(st.sampled_from(' x'))}] {draw(words)} :: {draw(words)}\n" for _ in range(3)
        )
        items.append(f"### FND-Q-10{number} `apply` `angoff 0.7`\n{draw(words)} {draw(letters)}\n\n{options}")
    return canonical("---\nid: FND-BANK-1\ntype: bank\noutcome: FND-1\n---\n" + "\n".join(items))


@st.composite
def exams(draw: st.DrawFn) -> str:
    """An exam with any introduction and any numbers."""
    tries = draw(st.integers(1, 4))
    head = (
        f"id: FND-EXAM\ntype: exam\ntitle: {draw(words)}x\nbanks: [FND-BANK-1]\n"
        f"blueprint: {{FND-1: {draw(st.integers(1, 30))}}}\nattempts: {tries}\n"
        f"waits_hours: {[24] * tries}\nseconds_per_item: {draw(st.integers(30, 300))}\ncut: angoff\n"
    )
    return canonical(f"---\n{head}---\nFor everybody: {draw(prose)}")


@st.composite
def decks(draw: st.DrawFn) -> str:
    """A deck with any number of lessons, questions and moments."""
    parts = [
        f"## After FND-L0{number}: {draw(words)}x\n\n> [!RECALL FND-Q-19{number}]\n\n### FND-D-01{number}\n"
        f"{draw(words)}y {draw(letters)}\n\n> [!EXAMPLE weak]\n> {draw(words)}x\n>\n> Why: {draw(words)}x\n\n"
        f"> [!EXAMPLE strong]\n> {draw(words)}x\n>\n> Why: {draw(words)}x\n"
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    head = "id: FND-DECK\ntype: deck\ntitle: Three minutes\ncheckpoints: [3, 24, 90, 180]\ncards_a_day: 5\n"
    return canonical(f"---\n{head}---\nSay it first.\n\n" + "\n".join(parts))


components = st.one_of(scenarios(), lessons(), clauses(), banks(), exams(), decks())


def through_studio(text: str, others: list[tuple[str, str]]) -> dict[str, str]:
    """Return the files that come back when a block holds these texts."""
    whole = join_bundle([("fnd/a.md", text), *others])
    block = tag("advocert_lesson", {"url_name": "a", "display_name": "A"}, body(whole))
    manifest = Manifest(
        "O", "C", "R", (("ch", "Ch"),), (UnitFact("s", "ch", "S"),),
        (BlockFact("advocert_lesson", "a", "s", "A", sha256_hex(whole), (("fnd/a.md", sha256_hex(text)),)),),
    )  # fmt: skip
    files = {
        "course.xml": b'<course url_name="R" org="O" course="C"/>',
        "course/R.xml": parent("course", {"display_name": "C"}, ['<chapter url_name="ch"/>']),
        "chapter/ch.xml": parent("chapter", {"display_name": "Ch"}, ['<sequential url_name="s"/>']),
        "sequential/s.xml": parent("sequential", {"display_name": "S"}, ['<vertical url_name="v"/>']),
        "vertical/v.xml": parent("vertical", {"display_name": "V"}, [block]),
        **write_manifest(manifest),
    }
    studio = StudioSimulator()
    for _ in range(2):
        studio.import_archive(write_archive(files))
        files = read_archive(studio.export_archive())
    held = read_held(files)
    return dict(unbuild(held, held.manifest).files)


def is_component(text: str) -> bool:
    try:
        parse_text(text, "x.md")
    except SourceErrors:
        return False
    return True


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(components, components)
def test_every_component_survives_two_rounds(text: str, other: str):
    if not (is_component(text) and is_component(other)):
        return
    back = through_studio(text, [("clauses/b.md", other)])
    assert back == {"fnd/a.md": text, "clauses/b.md": other}


@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(components, min_size=20, max_size=20))
def test_most_of_these_texts_are_components(texts: list[str]):
    """A round trip of refused texts would prove nothing."""
    assert sum(map(is_component, texts)) >= 10


@pytest.mark.parametrize("kind", [exams, decks], ids=["exam", "deck"])
def test_the_plainest_of_a_kind_is_a_component(kind):
    """Found by shrinking nothing: the first text of the kind that can be read."""
    assert is_component(find(kind(), is_component, settings=settings(database=None)))
