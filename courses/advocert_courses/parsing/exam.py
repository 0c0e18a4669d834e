"""An exam file: which banks, how many questions of each outcome and level, how often, with which waits.

Keys besides `id`, `type`, `title` and `review_by`:

* `banks`: the ids of the banks that questions are drawn from.
* `blueprint`: outcome and number of questions, such as `{FND-1: 5, FND-2: 5}`.
* `levels`: level and number of questions over all outcomes, such as `{remember: 2, apply: 8}`; adds up to the
  same number. Without it every level may come.
* `attempts`: how often within one window, 1 to 20 (3). A trainer opens the next window.
* `waits_hours`: hours to wait after the first attempt, the second, and so on; a list that is too short goes
  on with its last number.
* `seconds_per_item`: time per question, 10 to 3,600 (75); a learner's own allowance multiplies it.
* `cut`: how the pass mark is set; `angoff` is the only way there is.
* `panel`: who stands behind estimates that are not marked as provisional.
* `purpose`: `exam` (a result counts, reasons come after the attempt) or `practice` (reasons at once, no clock,
  no waits, nobody is told).
"""

from advocert_courses.models import Exam
from advocert_courses.models.exam import EXAM, PURPOSES
from advocert_courses.parsing.bank import LEVELS
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.report import near, quoted
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

CUTS = ("angoff",)
MAX_ITEMS = 100


def parse_exam(source: Source) -> Exam:
    """Return the exam of a file; problems go to the source's report."""
    fields = source.fields
    fields.word("cut", CUTS, "angoff")
    blueprint = fields.weights("blueprint", 1, MAX_ITEMS)
    return Exam(
        ref=fields.ref("id"),
        title=fields.text("title"),
        intro_html=source.report.html(source.body.strip("\n"), source.body_line),
        banks=fields.refs("banks", required=True),
        blueprint=blueprint,
        levels=_levels(source, fields, sum(blueprint.values())),
        attempts=fields.integer("attempts", 1, 20, 3),
        waits_hours=fields.integers("waits_hours", 0, 10_000),
        seconds_per_item=fields.integer("seconds_per_item", 10, 3_600, 75),
        panel=fields.text("panel", ""),
        purpose=fields.word("purpose", PURPOSES, EXAM),
        sha256=source.sha256,
        origin=source.origin,
    )


def _levels(source: Source, fields: Fields, size: int) -> dict[str, int]:
    """Read the numbers by level; they divide the same questions as the blueprint."""
    if not fields.has("levels"):
        return {}
    levels = fields.weights("levels", 0, MAX_ITEMS)
    for name in levels:
        if name not in LEVELS:
            hint = near(name, LEVELS) or Phrase("Write {levels}.", levels=", ".join(LEVELS))
            line = source.origin.line(f"levels/{name}")
            source.report.add("E005", line, Phrase("There is no level {name}.", name=quoted(name)), hint)
    total = sum(levels.values())
    if total != size:
        message = Phrase(
            "The levels ask for {total} questions, and the blueprint for {size}.", total=total, size=size
        )
        source.report.add("E307", source.origin.line("levels"), message)
    return {name: levels.get(name, 0) for name in LEVELS}
