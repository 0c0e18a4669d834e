"""A whole small programme on disk, for tests of reading, compiling and the command line.

>>> root = write_content(tmp_path / "content")
>>> change(root, "clauses/DISC-1.md", "version: 1", "version: 2")
"""

from pathlib import Path

CLAUSE = """---
id: DISC-1
type: clause
version: 1
title: Say that you work here
rule: Say you work here, where the praise is.
jurisdiction: general
source: House rule
checked_on: 2026-11-01
review_by: 2030-01-01
volatility: 1
owner: People team
---
When you praise what we sell, say in the post itself that you work here.
"""

LESSON = """---
id: FND-L01
type: lesson
title: Say that you work here
outcomes: [FND-1]
clauses: [DISC-1@1]
minutes: 5
review_by: 2030-01-01
---
Readers weigh praise by who says it.

> [!EXAMPLE weak]
> "Best router ever."

> [!EXAMPLE strong]
> "I work at Acme, so weigh this accordingly: it fixed my attic."

> [!RECALL FND-Q-901]

> [!TRY FND-01]

> [!CLAUSE DISC-1]
"""

_SCENARIO_HEAD = """---
id: FND-01
type: scenario
title: "{name} asks for a recommendation"
channel: {skin: forum, name: "Riverside Neighbours", note: "Local group"}
setting: You work at Acme, which makes routers. {name} does not know that.
people:
  - {name: "{name}", feels: "unsure, spends own money"}
outcomes: [FND-1]
clauses: [DISC-1@1]
dimensions: {policy: 2, disclosure: 2, empathy: 1, brand: 1}
pass: 80
start: n1
review_by: 2030-01-01
variants:
  - {id: a, name: Priya}
  - {id: b, name: Tom}
---
"""

_NODE = """## n{number}
{{name}}: "What would you say to question {number}?"

- ["I work at Acme, so take it with salt."](#n{after}) {two} *best*
  > Everybody can tell where you stand.
- ["It is a fine one, I know it rather well."](#n{after}) {one}
  > Some readers guess that you have a stake in it.
- ["Get the Acme, nothing comes close to it."](#n{after}) {none}
  > Nobody can tell that you have a stake in it.

"""

_BANK_HEAD = """---
id: FND-BANK-1
type: bank
outcome: FND-1
clauses: [DISC-1@1]
taught_in: {FND-L01: Say that you work here}
review_by: 2030-01-01
---
"""

_ITEM = """### FND-Q-{number} `apply` `angoff 0.75 provisional`{recall}
You share launch video {number} and want to praise it. What belongs in the post?

{options}
"""

# Questions above this number are for lessons only.
_RECALL = 900

EXAM = """---
id: FND-EXAM
type: exam
title: The exam
banks: [FND-BANK-1]
blueprint: {FND-1: 15}
attempts: 3
waits_hours: [24, 72, 336]
seconds_per_item: 75
cut: angoff
review_by: 2030-01-01
---
Fifteen questions. Take your time.
"""

COURSE = """id: FND
type: course
org: Acme
course: FND
run: "2026"
title: Foundations
summary: What everybody needs who speaks about Acme.
minutes: 60
outcomes:
  FND-1: Say in the post itself that you work here & why
grading:
  - {type: Conversation, weight: 0.4}
  - {type: Exam, weight: 0.6}
passing: 0.7
chapters:
  - id: fnd-ch1
    title: Start
    units:
      - {id: fnd-u01, title: A neighbour asks, component: FND-01, graded: Conversation}
      - {id: fnd-u02, title: Say that you work here, component: FND-L01}
  - id: fnd-ch2
    title: Prove it
    units:
      - {id: fnd-u03, title: Exam, component: FND-EXAM, graded: Exam}
      - {id: fnd-u04, title: My certification, component: certificate}
"""

PROGRAMME = """ref: ACME
type: programme
title: Speak for Acme
organisation: {name: Acme, url: "https://acme.example"}
language: en
policy_set: {name: "2026.1"}
clauses: [DISC-1@1]
levels:
  - ref: L1
    track: FND
    title: Certified Advocate, Foundations
    summary: may share approved pieces and speak about Acme from their own account
    criteria: Signed the clauses, passed a conversation and the exam.
    requires:
      all:
        - {clauses: [DISC-1@1], title: Sign the clauses}
        - {scenarios: [FND-01], pass: 1, title: Pass a conversation}
        - {exam: FND-EXAM, title: Pass the exam}
    scopes: ["share:approved", "speak:own-account"]
    may: [share approved pieces]
    ask_first: [answering the press]
    may_not: [speak for Acme in court]
    areas: [Home networking]
    jurisdictions: [DE, AT]
    validity: {months: 24, window_days: 60, grace_days: 30}
    grace_drops: ["respond:brand-account"]
"""


def scenario_text() -> str:
    """Return a linear conversation of three decisions, which one in seven random clickers passes."""
    marks = {word: _scores(points) for points, word in enumerate(("none", "one", "two"))}
    nodes = "".join(_NODE.format(number=number, after=number + 1, **marks) for number in (1, 2, 3))
    return f"{_SCENARIO_HEAD}{nodes}## n4\n{{name}} saves the thread.\n"


def bank_text(items: int = 45) -> str:
    """Return a bank with so many questions for the exam, and one more for the lesson."""
    numbers = [*range(101, 101 + items), 901]
    return _BANK_HEAD + "\n".join(_item(number) for number in numbers)


def files() -> dict[str, str]:
    """Return every file of the small programme by its path."""
    return {
        "programme.yaml": PROGRAMME,
        "clauses/DISC-1.md": CLAUSE,
        "fnd/course.yaml": COURSE,
        "fnd/lessons/FND-L01.md": LESSON,
        "fnd/scenarios/FND-01.md": scenario_text(),
        "fnd/bank/FND-BANK-1.md": bank_text(),
        "fnd/exam/FND-EXAM.md": EXAM,
    }


def write_content(root: Path) -> Path:
    """Write the small programme below a folder and return the folder."""
    for path, text in files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text that occurs in a file; a test that changes nothing would claim nothing."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def _item(number: int) -> str:
    """Return a question; its options turn, so that keys do not stand at one place."""
    options = [
        "- [ ] A link to the legal notice of the firm :: Readers need the tie, not small print.",
        "- [x] A plain word that you work there today :: It stands where the praise is.",
        "- [ ] A hint in the profile about your work :: Readers may never open your profile.",
    ]
    turned = options[number % 3 :] + options[: number % 3]
    recall = " `recall`" if number > _RECALL else ""
    return _ITEM.format(number=number, recall=recall, options="\n".join(turned))


def _scores(points: int) -> str:
    return "`" + " ".join(f"{name} {points}" for name in ("policy", "disclosure", "empathy", "brand")) + "`"
