"""A finding says where, what and what to do, in this order."""

from advocert_courses.errors import SourceErrors
from advocert_courses.findings import in_order
from advocert_courses.rules import finding


def test_a_finding_reads_as_one_line():
    remark = finding("E202", "fnd/FND-01.md", 42, "The choice leads nowhere.", 'Did you mean "push"?')
    assert str(remark) == 'fnd/FND-01.md:42: The choice leads nowhere. Did you mean "push"?'


def test_a_finding_without_a_fix_of_its_own_has_the_one_of_its_rule():
    assert finding("E205", "a.md", 1, "Too high.").fix == "Write 0, 1 or 2."


def test_findings_are_read_from_top_to_bottom_file_by_file():
    remarks = [finding("E205", file, line, "x") for file, line in [("b", 1), ("a", 9), ("a", 2)]]
    assert [(one.file, one.line) for one in in_order(remarks)] == [("a", 2), ("a", 9), ("b", 1)]


def test_the_same_remark_is_made_once():
    assert len(in_order([finding("E205", "a", 1, "x"), finding("E205", "a", 1, "x")])) == 1


def test_source_errors_print_all_findings():
    error = SourceErrors([finding("E205", "a", 1, "One."), finding("E205", "a", 2, "Two.")])
    assert str(error) == "a:1: One. Write 0, 1 or 2.\na:2: Two. Write 0, 1 or 2."
