"""A scenario file: who is there, what counts, and the moments of the conversation.

It reads as a story in any Markdown viewer: a moment is a heading, a choice is a link to a moment, what readers see
is a quote, and everything that is meant for the machine stands in code or in emphasis.

**Front matter.** Required: `id`, `type: scenario`, `title`, `channel`, `setting` (what the learner knows and the others
do not), `people`, `dimensions` (weights by name), `start` (the first moment), `variants`. May be left out:

* `pass`: 1 to 100, else 80. Policy and disclosure need 80 by themselves wherever they are weighed.
* `steps`: a run is cut off after so many decisions (1 to 24, else 12), so a loop is harmless.
* `drill`: seconds for one decision against the clock (10 to 600); without it there is no drill.
* `worked`: the variant that is shown solved before the first run; it is never played.
* `outcomes`, `clauses`, `review_by` as in a lesson.

`channel` has `skin` (forum, feed, chat, review, video) and `name`, and may have `note`, `subject` (the product or
the title of the clip) and `picture` (in words what is seen; the page draws the words). `people` have `name`, and may
have `feels`, `why` and `role`; the first is the persona. Every key of a variant but `id` is a word for `{key}`.

**A moment** is `## name`. Below it:

* `Priya (09:12, ★★☆☆☆, unsure): "**Headline.** Text."` is said by Priya, who is listed under people. The brackets
  may hold a time, stars and a feeling; they and the headline may be left out.
* `*Six neighbours follow this.*` below a post is how others answered it without words.
* Any other paragraph is narration.
* `- ["Words."](#next) `policy 2 empathy 1` *best*` is a choice: said in quotes, done without. It has a score from
  0 to 2 in every dimension and an indented quote with what readers see. One choice is `*best*`. `**critical: slug**`
  ends the run. `*late*`: in a drill this happens when the time is over. `*remember told*` is kept for later.
* `- *Write:* [What is asked for.](#next)` is a reply to write; `advocert_courses.parsing.writing` shows it whole.
* `*When told and not pushed and empathy >= 3:*` in front of a post or a choice: it is there only then. A term is a
  remembered name, `not` and a name, or the points so far in a dimension, or `decisions`, compared with a number.
* `- *When told:* [thanks](#thanks)` without scores is a way on: the moment leads on by itself to the first way whose
  condition holds. The last one is `- *Otherwise:* [doubt](#doubt)`.
* A moment with nothing to do and no way on is an ending.
"""

from advocert_courses.models import Channel, Person, Scenario, Variant
from advocert_courses.models.scenario import DEFAULT_STEPS
from advocert_courses.parsing.fields import Fields
from advocert_courses.parsing.links import check_memories, check_ways
from advocert_courses.parsing.nodes import read_nodes
from advocert_courses.parsing.report import near, quoted
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

SKINS = ("forum", "feed", "chat", "review", "video")
DIMENSIONS = (
    "policy",
    "disclosure",
    "empathy",
    "brand",
    "escalation",
    "privacy",
    "accuracy",
    "resolution",
)
MAX_WEIGHT = 10
MOST_STEPS = 24
# Seconds for one decision of a drill.
FASTEST, SLOWEST = 10, 600
MAX_PEOPLE = 12
MAX_VARIANTS = 12


def parse_scenario(source: Source) -> Scenario:
    """Return the scenario of a file; problems go to the source's report."""
    fields = source.fields
    people = _people(fields)
    dimensions = fields.weights("dimensions", 0, MAX_WEIGHT)
    _check_dimensions(source, dimensions)
    scenario = Scenario(
        ref=fields.ref("id"),
        title=fields.text("title"),
        channel=_channel(fields),
        setting=fields.text("setting"),
        people=people,
        dimensions=dimensions,
        pass_mark=fields.integer("pass", 1, 100, 80),
        start=fields.ref("start"),
        variants=_variants(source),
        nodes=read_nodes(source, [person.name for person in people], tuple(dimensions)),
        sha256=source.sha256,
        outcomes=fields.refs("outcomes"),
        clauses=fields.clauses(),
        origin=source.origin,
        steps=fields.integer("steps", 1, MOST_STEPS, DEFAULT_STEPS),
        drill=fields.integer("drill", FASTEST, SLOWEST, 0) or None,
        worked=fields.ref("worked", "") or None,
    )
    _check_places(source, scenario)
    check_memories(source, scenario)
    check_ways(source, scenario)
    _check_worked(source, scenario)
    return scenario


def _channel(fields: Fields) -> Channel:
    below = fields.fields("channel")
    if below is None:
        return Channel(SKINS[0], "")
    channel = Channel(
        below.word("skin", SKINS),
        below.text("name"),
        below.text("note", ""),
        below.text("subject", ""),
        below.text("picture", ""),
    )
    below.finish()
    return channel


def _people(fields: Fields) -> tuple[Person, ...]:
    people = []
    for entry in fields.each("people")[:MAX_PEOPLE]:
        people.append(
            Person(
                entry.text("name"),
                entry.text("feels", ""),
                entry.text("why", "") or None,
                entry.text("role", "") or None,
            )
        )
        entry.finish()
    return tuple(people)


def _variants(source: Source) -> tuple[Variant, ...]:
    variants: list[Variant] = []
    for entry in source.fields.each("variants")[:MAX_VARIANTS]:
        ref = entry.ref("id")
        words = {key: entry.text(key) for key in entry.names() if key != "id"}
        if any(ref == variant.id for variant in variants):
            source.report.add(
                "E102", entry.line("id"), Phrase("The variant {ref} is there already.", ref=quoted(ref))
            )
        variants.append(Variant(ref, words))
    return tuple(variants)


def _check_dimensions(source: Source, dimensions: dict[str, int]) -> None:
    for name in dimensions:
        if name not in DIMENSIONS:
            message = Phrase("There is no dimension {name}.", name=quoted(name))
            fix = near(name, DIMENSIONS) or Phrase("Use {dimensions}.", dimensions=", ".join(DIMENSIONS))
            source.report.add(
                "E206", source.origin.line(f"dimensions/{name}") - source.report.offset, message, fix
            )


def _check_places(source: Source, scenario: Scenario) -> None:
    """A run follows these names without asking again, so a scenario with a false one is not built at all."""
    known, offset = scenario.nodes, source.report.offset
    if scenario.start and scenario.start not in known:
        message = Phrase(
            "The conversation starts at {start}, which is no node of this file.", start=quoted(scenario.start)
        )
        source.report.add("E202", source.fields.line("start"), message, near(scenario.start, known) or None)
    for node in known.values():
        for target, line in node.targets:
            if target not in known:
                message = Phrase(
                    "The choice leads to {target}, which is no node of this conversation.",
                    target=quoted(target),
                )
                hint = near(target, known)
                source.report.add("E202", line - offset, message, hint or None)


def _check_worked(source: Source, scenario: Scenario) -> None:
    if scenario.worked and all(variant.id != scenario.worked for variant in scenario.variants):
        message = Phrase(
            "The variant that is shown solved is {worked}, which is no variant of this file.",
            worked=quoted(scenario.worked),
        )
        hint = near(scenario.worked, [variant.id for variant in scenario.variants])
        source.report.add("E101", source.fields.line("worked"), message, hint or None)
