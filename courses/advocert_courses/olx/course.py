"""A course of the content tree as OLX files, in the form that Studio's importer really takes (measured).

* One unit of course.yaml is one subsection with one unit in it, because `graded` and `format` count only on
  a subsection, and because a learner's outline then reads like the author's.
* Chapters, subsections and units are files of their own, named by a pointer tag that has `url_name` and
  nothing else.
* Our blocks stand inline in their unit: a pointer to one of them is ignored without a word. Their
  `url_name` is the component's id, stable for ever: a changed text keeps the learner's state, a changed
  `url_name` would lose it.
* The text goes into the tag as its body (`olx/body.py`); all else is attributes of the platform.
* The start date is in the past: without one the platform opens the course in 2030. The platform's own
  certificates are off; what somebody may do is decided by the certificate service alone.

* What the archive was meant to hold stands in it too (`olx/manifest.py`), because an import drops what it
  does not understand without a word.

The output is a mapping from path to bytes; equal content gives equal bytes.
"""

from collections.abc import Iterator
from hashlib import sha256

from advocert_courses.errors import SourceErrors, UnknownComponentError
from advocert_courses.findings import Finding
from advocert_courses.models import Chapter, Course, Unit
from advocert_courses.olx.bundling import bundle_from, paths_of
from advocert_courses.olx.manifest import BlockFact, Manifest, UnitFact, write_manifest
from advocert_courses.olx.markup import body, parent, tag
from advocert_courses.olx.policy import about_html, grading_policy, policy
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding
from advocert_courses.tree import Tree

# What a unit may name instead of a component: the learner's own certification.
CERTIFICATE = "certificate"
BLOCK_TYPES = (
    "advocert_certificate",
    "advocert_lesson",
    "advocert_practice",
    "advocert_quiz",
    "advocert_scenario",
)


def build_course(tree: Tree, course_id: str) -> dict[str, bytes]:
    """Return the OLX files of one course, by path.

    Raises:
        UnknownComponentError: the content has no such course.
        SourceErrors: a unit names something that cannot be built, or two units name the same component.
    """
    if course_id not in tree.courses:
        raise UnknownComponentError(course_id)
    course = tree.courses[course_id]
    findings = unit_findings(tree, course)
    if findings:
        raise SourceErrors(findings)
    return dict(sorted(_files(tree, course)))


def unit_findings(tree: Tree, course: Course) -> list[Finding]:
    """Return why units of a course cannot be built: an unknown component, or one that two units name."""
    findings: list[Finding] = []
    owners: dict[str, str] = {}
    for unit in _units(course):
        if block_type(tree, unit) is None:
            findings.append(_unknown(course, unit))
        elif unit.component != CERTIFICATE and unit.component in owners:
            findings.append(_twice(course, unit, owners[unit.component]))
        owners[unit.component] = unit.id
    return findings


def block_type(tree: Tree, unit: Unit) -> str | None:
    """Return the tag of the block that shows a unit, None when its component has none."""
    if unit.component == CERTIFICATE:
        return "advocert_certificate"
    kinds = {
        "advocert_lesson": tree.lessons,
        "advocert_scenario": tree.scenarios,
        "advocert_quiz": tree.exams,
        "advocert_practice": tree.decks,
    }
    return next((name for name, components in kinds.items() if unit.component in components), None)


def _files(tree: Tree, course: Course) -> Iterator[tuple[str, bytes]]:
    root = {"url_name": course.run, "org": course.org, "course": course.course}
    yield "course.xml", f"{tag('course', root)}\n".encode()
    yield f"course/{course.run}.xml", _parent("course", course.title, "chapter", course.chapters)
    blocks: list[BlockFact] = []
    for chapter in course.chapters:
        yield f"chapter/{chapter.id}.xml", _parent("chapter", chapter.title, "sequential", chapter.units)
        for unit in chapter.units:
            paths = [] if unit.component == CERTIFICATE else paths_of(tree, unit.component)
            text = bundle_from(tree, paths) if paths else None
            kind = str(block_type(tree, unit))
            yield f"sequential/{unit.id}.xml", _sequential(unit)
            yield f"vertical/{_vertical_name(unit)}.xml", _vertical(kind, unit, text)
            files = tuple((path, tree.hash_of[path]) for path in paths)
            # Canonical pieces make a canonical whole, so its hash is that of its bytes.
            whole = "" if text is None else sha256(text.encode()).hexdigest()
            blocks.append(BlockFact(kind, _block_name(unit), unit.id, _title(unit), whole, files))
    yield f"policies/{course.run}/policy.json", policy(course, BLOCK_TYPES)
    yield f"policies/{course.run}/grading_policy.json", grading_policy(course)
    yield "about/overview.html", about_html(course)
    yield from write_manifest(_manifest(tree, course, blocks)).items()


def _parent(name: str, title: str, child: str, children: tuple[Chapter, ...] | tuple[Unit, ...]) -> bytes:
    return parent(name, {"display_name": title}, [tag(child, {"url_name": one.id}) for one in children])


def _sequential(unit: Unit) -> bytes:
    graded = {} if unit.graded is None else {"graded": "true", "format": unit.graded}
    pointer = tag("vertical", {"url_name": _vertical_name(unit)})
    return parent("sequential", {"display_name": _title(unit), **graded}, [pointer])


def _vertical(kind: str, unit: Unit, text: str | None) -> bytes:
    attributes = {"url_name": _block_name(unit), "display_name": _title(unit)}
    block = tag(kind, attributes, "" if text is None else body(text))
    return parent("vertical", {"display_name": _title(unit)}, [block])


def _manifest(tree: Tree, course: Course, blocks: list[BlockFact]) -> Manifest:
    sources = [course.origin.file, *([tree.programme.origin.file] if tree.programme else [])]
    return Manifest(
        org=course.org,
        course=course.course,
        run=course.run,
        chapters=tuple((chapter.id, chapter.title) for chapter in course.chapters),
        units=tuple(
            UnitFact(unit.id, chapter.id, _title(unit), unit.graded)
            for chapter in course.chapters
            for unit in chapter.units
        ),
        blocks=tuple(blocks),
        grading=tuple((rule.type, rule.weight) for rule in course.grading),
        sources={path: tree.texts[path] for path in sources},
    )


def _title(unit: Unit) -> str:
    """Return what the learner sees; the certificate block may do without a title of its own."""
    return unit.title or "My certification"


def _block_name(unit: Unit) -> str:
    return unit.id if unit.component == CERTIFICATE else unit.component


def _vertical_name(unit: Unit) -> str:
    return f"{unit.id}-unit"


def _units(course: Course) -> Iterator[Unit]:
    for chapter in course.chapters:
        yield from chapter.units


def _unknown(course: Course, unit: Unit) -> Finding:
    message = Phrase(
        'Unit "{id}" shows "{component}", which is no lesson, conversation, exam or deck.',
        id=unit.id,
        component=unit.component,
    )
    fix = Phrase('Check its spelling, add its file, or write "{certificate}".', certificate=CERTIFICATE)
    return finding("E101", course.origin.file, unit.line, message, fix)


def _twice(course: Course, unit: Unit, first: str) -> Finding:
    message = Phrase(
        'Units "{first}" and "{id}" both show {component}; the platform keeps only one.',
        first=first,
        id=unit.id,
        component=unit.component,
    )
    return finding(
        "E102", course.origin.file, unit.line, message, Phrase("Remove one, or write another component.")
    )
