"""A large course, and what the libraries alone would cost: shared by the benchmarks of the author's tools."""

from dataclasses import dataclass
from pathlib import Path

_WORDS = (
    "When you praise what we sell, say in the same post that you work here, so that readers can weigh it. "
    "A short clause of your own is enough, and it sounds like you. *Where* it stands matters more than how. "
)
_PARAGRAPHS = 14
_LINKS = (
    "Read [the clause](https://acme.example/clause/{number}) and `say it` in **plain** words, not in a tag.\n"
)


@dataclass(frozen=True)
class Size:
    """How many files of which kind."""

    lessons: int
    scenarios: int
    banks: int
    clauses: int


# 1,000 components, about as many kilobytes each as those of PERFORMANCE 7.
LARGE = Size(lessons=715, scenarios=150, banks=90, clauses=45)


def write_course(root: Path, size: Size = LARGE) -> None:
    """Write a course that lints clean and builds."""
    files = {"fnd/course.yaml": _course(size)}
    files |= {f"clauses/RULE-{n}.md": _clause(n) for n in range(1, size.clauses + 1)}
    files |= {f"fnd/lessons/L{n}.md": _lesson(n, size) for n in range(size.lessons)}
    files |= {f"fnd/scenarios/S{n}.md": _scenario(n) for n in range(size.scenarios)}
    files |= {f"fnd/bank/B{n}.md": _bank(n) for n in range(size.banks)}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def _ref(kind: str, number: int) -> str:
    """Ids with room for a thousand: AA-L00 to ZZ-L99."""
    track = f"{chr(65 + number // 100 % 26)}{chr(65 + number // 2600)}"
    return f"{track}-{kind}{number % 100:02d}"


def _lesson(number: int, size: Size) -> str:
    prose = "\n\n".join(
        [_WORDS * 2 + _LINKS.format(number=number + place) for place in range(_PARAGRAPHS // 2)]
    )
    clause = number % size.clauses + 1
    return (
        f"---\nid: {_ref('L', number)}\ntype: lesson\ntitle: Lesson {number}\noutcomes: [FND-1]\n"
        f"clauses: [RULE-{clause}@1]\nminutes: 5\nreview_by: 2099-01-01\n---\n{prose}\n"
        '> [!EXAMPLE weak]\n> "Best ever."\n\n> [!EXAMPLE strong]\n> "I work at Acme, so weigh this."\n\n'
        f"{prose}\n> [!CLAUSE RULE-{clause}]\n"
    )


def _scenario(number: int) -> str:
    head = (
        f"---\nid: {_ref('', number)}\ntype: scenario\ntitle: Talk {number}\nchannel: {{skin: chat, name: Group}}\n"
        'setting: You work at Acme.\npeople: [{name: "{who}", feels: unsure}]\noutcomes: [FND-1]\n'
        "dimensions: {policy: 2, disclosure: 2, empathy: 1, brand: 1}\nstart: n0\nreview_by: 2099-01-01\n"
        "variants: [{id: a, who: Priya}, {id: b, who: Olek}]\n---\n"
    )
    nodes = [
        f'## n{place}\n{{who}}: "What would you say to question {place}? I have asked many people by now."\n\n'
        + "".join(
            f'- ["This is what I would say to you here."](#n{place + 1}) '
            f"`policy {points} disclosure {points} empathy {points} brand {points}`{' *best*' if points == 2 else ''}\n"
            "  > Readers can tell where you stand, and what you stand for, without asking.\n"
            for points in (2, 1, 0)
        )
        for place in range(6)
    ]
    return head + "\n".join([*nodes, "## n6\nIt ends well.\n"])


def _bank(number: int) -> str:
    track = _ref("", number).partition("-")[0]
    first = number % 100 * 10
    items = [
        f"### {track}-Q-{first + place:04d} `apply` `angoff 0.75 provisional`\nYou share launch video {place} and want to praise it. "
        "What belongs in the post?\n\n"
        + "".join(
            f"- [{'x' if option == place % 3 else ' '}] A plain statement number {option} :: It has to stand where the praise is.\n"
            for option in range(3)
        )
        for place in range(10)
    ]
    return (
        f"---\nid: {track}-BANK-{number % 99 + 1}\ntype: bank\noutcome: FND-1\nreview_by: 2099-01-01\n---\n"
        + "\n".join(items)
    )


def _clause(number: int) -> str:
    return (
        f"---\nid: RULE-{number}\ntype: clause\nversion: 1\ntitle: Rule {number}\nrule: Say where you stand.\n"
        f"review_by: 2099-01-01\n---\n{_WORDS * 6}\n"
    )


def _course(size: Size) -> str:
    refs = [_ref("L", n) for n in range(size.lessons)] + [_ref("", n) for n in range(size.scenarios)]
    units = "".join(
        f"      - {{id: u{n}, title: Part {n}, component: {ref}}}\n" for n, ref in enumerate(refs)
    )
    return (
        "id: FND\ntype: course\norg: Acme\ncourse: FND\nrun: '1'\ntitle: Large\nminutes: 9000\n"
        f"outcomes: {{FND-1: Say it}}\nchapters:\n  - id: ch\n    title: All\n    units:\n{units}"
    )
