import json
from pathlib import Path

import pytest
from lxml import etree
from tests.support.content import change, write_content

from advocert_courses.archive import write_archive
from advocert_courses.bundle import split_bundle
from advocert_courses.errors import SourceErrors, UnknownComponentError
from advocert_courses.olx.body import take_body
from advocert_courses.olx.course import build_course
from advocert_courses.tree import read_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def olx(root: Path) -> dict[str, bytes]:
    return build_course(read_tree(root), "FND")


def block(olx: dict[str, bytes], unit: str) -> etree._Element:
    return etree.fromstring(olx[f"vertical/{unit}-unit.xml"])[0]


def test_the_files_are_those_of_the_importer(olx: dict[str, bytes]):
    assert sorted(olx) == [
        "about/overview.html",
        "chapter/fnd-ch1.xml",
        "chapter/fnd-ch2.xml",
        "course.xml",
        "course/2026.xml",
        "policies/2026/grading_policy.json",
        "policies/2026/policy.json",
        "policies/assets.json",
        *[f"sequential/fnd-u0{number}.xml" for number in (1, 2, 3, 4)],
        "static/advocert-manifest.json",
        *[f"vertical/fnd-u0{number}-unit.xml" for number in (1, 2, 3, 4)],
    ]


def test_the_root_names_course_and_run(olx: dict[str, bytes]):
    assert olx["course.xml"] == b'<course url_name="2026" org="Acme" course="FND"/>\n'


def test_a_lesson_is_a_block_inline_in_its_unit_with_the_text_as_its_body(olx: dict[str, bytes]):
    text = olx["vertical/fnd-u02-unit.xml"].decode()
    assert text.startswith(
        '<vertical display_name="Say that you work here">\n'
        '  <advocert_lesson url_name="FND-L01" display_name="Say that you work here"><![CDATA[\n'
        "---\nid: FND-L01\n"
    )


def test_the_body_is_the_file_and_what_it_depends_on(olx: dict[str, bytes], root: Path):
    documents = split_bundle(str(take_body(block(olx, "fnd-u02"))))
    files = ("fnd/lessons/FND-L01.md", "clauses/DISC-1.md", "fnd/bank/FND-BANK-1.md")
    assert [text for _, text in documents] == [(root / path).read_text() for path in files]


def test_an_exam_travels_with_its_banks(olx: dict[str, bytes]):
    documents = split_bundle(str(take_body(block(olx, "fnd-u03"))))
    assert [path for path, _ in documents][1:] == ["fnd/bank/FND-BANK-1.md"]


def test_a_conversation_travels_alone(olx: dict[str, bytes], root: Path):
    assert take_body(block(olx, "fnd-u01")) == (root / "fnd/scenarios/FND-01.md").read_text()


def test_the_certificate_block_has_no_body(olx: dict[str, bytes]):
    node = block(olx, "fnd-u04")
    assert (node.tag, node.get("url_name"), take_body(node)) == ("advocert_certificate", "fnd-u04", None)


def test_url_names_are_unique_within_a_type(olx: dict[str, bytes]):
    """The importer keeps the last of two and says nothing."""
    named = [
        (node.tag, node.get("url_name"))
        for path, data in olx.items()
        if path.startswith("vertical/")
        for node in etree.fromstring(data)
    ]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("folder", ["chapter", "sequential"])
def test_every_pointer_has_a_url_name_and_nothing_else(olx: dict[str, bytes], folder: str):
    """With any other attribute it is no pointer, and the child comes out empty."""
    nodes = [
        child
        for path, data in olx.items()
        if path.startswith(f"{folder}/")
        for child in etree.fromstring(data)
    ]
    assert all(dict(node.attrib).keys() == {"url_name"} for node in nodes)


def test_every_pointer_leads_to_a_file(olx: dict[str, bytes]):
    parents = [data for path, data in olx.items() if path.startswith(("course/", "chapter/", "sequential/"))]
    targets = {
        f"{node.tag}/{node.get('url_name')}.xml" for data in parents for node in etree.fromstring(data)
    }
    assert targets <= set(olx)


def test_a_score_counts_because_its_subsection_is_graded(olx: dict[str, bytes]):
    attributes = dict(etree.fromstring(olx["sequential/fnd-u01.xml"]).attrib)
    assert attributes == {"display_name": "A neighbour asks", "graded": "true", "format": "Conversation"}


def test_what_is_not_graded_says_nothing_about_grades(olx: dict[str, bytes]):
    assert dict(etree.fromstring(olx["sequential/fnd-u02.xml"]).attrib) == {
        "display_name": "Say that you work here"
    }


def test_the_grading_policy_counts_what_the_course_has(olx: dict[str, bytes]):
    policy = json.loads(olx["policies/2026/grading_policy.json"])
    assert [(one["type"], one["min_count"], one["weight"]) for one in policy["GRADER"]] == [
        ("Conversation", 1, 0.4),
        ("Exam", 1, 0.6),
    ]


def test_the_policy_switches_our_blocks_on_and_the_platforms_certificates_off(olx: dict[str, bytes]):
    policy = json.loads(olx["policies/2026/policy.json"])["course/2026"]
    assert (policy["advanced_modules"], policy["cert_html_view_enabled"], policy["certificates"]) == (
        [
            "advocert_certificate",
            "advocert_lesson",
            "advocert_practice",
            "advocert_quiz",
            "advocert_scenario",
        ],
        False,
        {"certificates": []},
    )


def test_the_course_is_open(olx: dict[str, bytes]):
    """Without a start the platform opens it in 2030."""
    assert json.loads(olx["policies/2026/policy.json"])["course/2026"]["start"] < "2026"


def test_the_page_before_enrolment_is_escaped(olx: dict[str, bytes]):
    assert b"you work here &amp; why" in olx["about/overview.html"]


def test_two_folders_with_the_same_content_build_the_same_bytes(root: Path, tmp_path: Path):
    again = write_content(tmp_path / "another" / "place")
    first, second = (write_archive(build_course(read_tree(folder), "FND")) for folder in (root, again))
    assert first == second


def test_line_ends_of_another_system_build_the_same_bytes(root: Path, olx: dict[str, bytes]):
    for path in root.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build_course(read_tree(root), "FND") == olx


def test_a_changed_text_keeps_the_url_name(root: Path, olx: dict[str, bytes]):
    """Learner state hangs on it."""
    change(root, "fnd/scenarios/FND-01.md", "saves the thread", "reads the thread")
    again = block(build_course(read_tree(root), "FND"), "fnd-u01")
    assert again.get("url_name") == block(olx, "fnd-u01").get("url_name")


@pytest.mark.parametrize(
    ("component", "message"), [("FND-L09", '"FND-L09", which is no lesson'), ("FND-01", "both show FND-01")]
)
def test_a_unit_that_cannot_be_built_is_reported_with_its_line(root: Path, component: str, message: str):
    change(root, "fnd/course.yaml", "component: FND-L01", f"component: {component}")
    with pytest.raises(SourceErrors, match=f"fnd/course.yaml:20: .*{message}"):
        build_course(read_tree(root), "FND")


def test_an_unknown_course_is_an_error(root: Path):
    with pytest.raises(UnknownComponentError):
        build_course(read_tree(root), "SMA")
