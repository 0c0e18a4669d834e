"""Print the page."""

import sys

from advocert_courses.reference.page import reference_page

sys.stdout.write(reference_page())
