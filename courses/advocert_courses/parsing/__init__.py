"""From an authored text to a component, with every problem of the text at once."""

from advocert_courses.parsing.course import parse_course
from advocert_courses.parsing.door import parse_text
from advocert_courses.parsing.programme import parse_programme

__all__ = ["parse_course", "parse_programme", "parse_text"]
