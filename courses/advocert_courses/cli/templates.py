"""What a new file begins with. TODO marks what its author has to write; the linter finds each of them (E702).

The shape is sound from the start: three decisions of three choices keep a random clicker under the limit, two
variants give a second try other words, a question has three options and one key.
"""

from collections.abc import Mapping

COURSE = """# The order of chapters and units. Ids are for ever: change titles, keep ids.
id: {ref}
type: course
org: Acme
course: {ref}
run: "1"
title: TODO the title that people see in their list of courses
summary: TODO what it is about, and how long it takes
minutes: 30
outcomes:
  {outcome}: TODO what people can do afterwards, beginning with a verb
grading:
  - {{type: Conversation, weight: 1}}
passing: 0.7
chapters:
  - id: {track}-ch1
    title: Start with a conversation
    units:
      - {{id: {track}-u01, title: A first conversation, component: {ref}-01, graded: Conversation}}
"""

_SCENARIO_HEAD = """---
id: {ref}
type: scenario
title: TODO what happens, in one line
channel: {{skin: chat, name: TODO where it happens}}
setting: TODO who you are here, and what the other person does not know.
people:
  - {{name: "{{person}}", feels: "{{feels}}", why: "{{why}}"}}
outcomes: [{outcome}]
dimensions: {{policy: 2, disclosure: 2, empathy: 1, brand: 1}}
pass: 80
start: ask
variants:
  - id: a
    person: Priya
    feels: TODO what she feels
    why: TODO why she feels so.
  - id: b
    person: Olek
    feels: TODO what he feels
    why: TODO why he feels so.
---
"""

_MOMENT = """## <name>
{{person}}: "TODO what is said at this moment."

- ["TODO the strongest reply."](#<target>) `policy 2 disclosure 2 empathy 2 brand 2` *best*
  > TODO what readers see then.
- ["TODO a reply that people often give."](#<target>) `policy 1 disclosure 1 empathy 1 brand 1`
  > TODO what readers see then.
- ["TODO a weak reply."](#<target>) `policy 0 disclosure 0 empathy 0 brand 0`
  > TODO what readers see then.

"""

_ENDING = """## end
TODO how it ends, in one or two sentences.
"""

SCENARIO = _SCENARIO_HEAD + "".join(
    _MOMENT.replace("<name>", name).replace("<target>", target)
    for name, target in (("ask", "again"), ("again", "last"), ("last", "end"))
)
SCENARIO += _ENDING

LESSON = """---
id: {ref}
type: lesson
title: TODO the title, in a few words
outcomes: [{outcome}]
minutes: 5
---
TODO the point, in two or three short sentences.

> [!EXAMPLE weak]
> "TODO a post that many people would write."
>
> Why: TODO what readers do not learn from it.

> [!EXAMPLE strong]
> "TODO the same, done well."
>
> Why: TODO what is better for them.
"""

BANK = """---
id: {ref}
type: bank
outcome: {outcome}
---
### {track}-Q-{outcome_number}01 `apply` `angoff 0.7 provisional`
TODO a short situation, and one question about it.

- [ ] TODO an answer that sounds right :: TODO why it is not.
- [x] TODO the answer that is right :: TODO why it is.
- [ ] TODO another answer that sounds right :: TODO why it is not.
"""

CLAUSE = """---
id: {ref}
type: clause
version: 1
title: TODO the title, in a few words
rule: TODO the rule in one line that people remember.
jurisdiction: general
source: TODO on what it rests, and where that can be read
owner: TODO who answers for it
---
TODO what your company asks of people. Replace with your own policy; ask counsel.
"""

# kind -> template and place
KINDS: Mapping[str, tuple[str, str]] = {
    "course": (COURSE, "{folder}/course.yaml"),
    "scenario": (SCENARIO, "{folder}/scenarios/{ref}.md"),
    "lesson": (LESSON, "{folder}/lessons/{ref}.md"),
    "bank": (BANK, "{folder}/bank/{ref}.md"),
    "clause": (CLAUSE, "clauses/{ref}.md"),
}


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with its values; doubled braces become single ones.

    >>> filled("{ref} {{person}}", {"ref": "FND-01"})
    'FND-01 {person}'
    """
    return template.format(**values)
