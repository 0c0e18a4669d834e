"""The reference page of the format, made from the parsers, the limits and the rules themselves.

python -m advocert_courses.reference > docs/reference/format.md
"""
