"""The content that ships keeps every rule."""

from pathlib import Path

import pytest

from advocert_courses.lint import lint_tree
from advocert_courses.tree import read_tree

CONTENT = Path(__file__).parents[2] / "courses/content"


@pytest.mark.skipif(not (CONTENT / "programme.yaml").exists(), reason="the content is not written yet")
def test_the_shipped_content_has_no_errors():
    assert [str(one) for one in lint_tree(read_tree(CONTENT)) if one.is_error] == []
