"""Where each import package lives; everything else about the distribution is in pyproject.toml."""

from setuptools import find_packages, setup

# Three top-level folders are source roots (docs/decisions/0001): the folder names are those of the
# product's card, the import names carry the prefix that Open edX leaves free.
setup(
    package_dir={
        "advocert_content": "courses/content",
        "advocert_courses": "courses/advocert_courses",
        "advocert_xblocks": "xblocks/advocert_xblocks",
        "advocert_certificates": "certificates/advocert_certificates",
    },
    packages=[
        "advocert_content",
        *find_packages("courses", include=["advocert_courses*"]),
        *find_packages("xblocks", include=["advocert_xblocks*"]),
        *find_packages("certificates", include=["advocert_certificates*"]),
    ],
)
