"""What people need to know beside the tables: the sentences of the reference page."""

COMMON = {
    "type",
    "language",
    "review_by",
    "answered",
    "translation",
    "translation/language",
    "translation/source",
}

HEAD = """
# The format, complete

*This page is made from the parsers: `python -m advocert_courses.reference > docs/reference/format.md`. A test keeps it true.
Begin with [Your first scenario in ten minutes](../how-to/your-first-scenario.md).*

A course is a folder of text files. Each Markdown file begins with front matter between two lines of `---`, and says its
`type`: <TYPES>. Where a file lies does not matter; its type does. `programme.yaml` stands at the top, a `course.yaml` in
each course, translations below `i18n/LANGUAGE/`. A `README.md` and files that begin with a dot are left alone.

Any Markdown viewer shows the files readably. Text is UTF-8; line ends and blank lines at the beginning and the end do not
matter. A file has at most <MAX_BYTES> and <MAX_LINES> lines.

## Keys of every file

| Key | Holds | Means |
|---|---|---|
| `type` | one of <TYPES> | what the file is |
| `language` | a tag such as `de` or `pt-BR` | the language in which the file is written; without it English |
| `review_by` | a date such as 2027-05-01 | when somebody has to look at it again; afterwards it is a remark (W501) |
| `answered` | reasons, by rule | which remarks are meant as they are, and why |
| `translation` | `language`, `source` | of which text, and into which language, the file is a translation |

A remark is answered in the file itself: by its rule, or by its rule and a word of its message, so that the answer covers
what you saw and not what somebody writes later.

```yaml
answered:
  W201 ask: The long reply quotes the clause, and people should recognise it.
```

## Text

Paragraphs, `**strong**`, `*emphasis*`, lists, quotes, tables, `code`, links, images, headings, and `==highlights==`. HTML
is not markup here: it is shown as the text that it is. What may reach a page: <TAGS>. Links lead to `https`, `http`,
`mailto` or a place on the page (`#`); images come from `https` or `/static/` and need a text for those who do not see them.
A video is a link, with its captions (.vtt, .srt) or a transcript in the same paragraph.

One piece of text has at most <MAX_LENGTH> characters, <MAX_DEPTH> lists and quotes inside each other and <MAX_BRACKETS>
opening brackets in a paragraph. What is mostly punctuation is refused.

## Translations

A translation is the whole file again, below `i18n/LANGUAGE/`, with a line `translation: {language: de, source: 3f2a…}`:
the first twelve or more digits of the hash of its source, which `advocert new translation FND-01 --language de` writes and
`advocert lint` tells when it has changed. Ids, order, targets, scores, keys and numbers must be those of the source; only
words differ. A translation that does not fit its source any more is left out, and learners read the source. Clauses are not
translated: people sign one wording.
"""

TAIL = """
## What a block holds

In OLX and in Studio the text of a block is the file itself, and below it the files that it needs, each below a line
`<!-- file: clauses/DISC-1.md -->`: a lesson its clauses and the banks of its recall questions, an exam its banks, each with
its translations; at most <MAX_DOCUMENTS> files. `advocert build` writes it so, `advocert unbuild` takes it apart again.
"""

BODIES: dict[str, tuple[str, str]] = {
    "programme": (
        (
            "`programme.yaml` says what somebody has to do for each level, what the level allows and how long it lasts. Without it "
            "a course is for practice alone."
        ),
        (
            "A requirement is `all` or `any` of others, or one of `clauses`, `scenarios`, `lessons`, `exam`, `practical`, `coaching`, "
            "`attendance`, `external` and `certifications`."
        ),
    ),
    "course": (
        "`course.yaml` puts parts in order. Each unit shows one lesson, conversation or exam, or `certificate`.",
        "Weights of `grading` sum to 1. What is not `graded` does not count for the grade.",
    ),
    "clause": (
        "One piece of policy. Its text is what people sign, letter by letter; a new version gets a new number.",
        "Below the front matter stands the text.",
    ),
    "lesson": (
        "Running text with a few marked places.",
        (
            "`> [!EXAMPLE weak]` and `> [!EXAMPLE strong]` stand side by side; a line `> Why: …` comments on them. `> [!RECALL id]` "
            "asks a question of a bank, `> [!TRY id]` leads to a conversation, `> [!CLAUSE id]` is the place to sign; a clause "
            "without one is signed at the end. `> [!VIDEO address]` with `Title:`, `Captions:` and a transcript shows a film; "
            "`> [!ASK]` asks learners for words."
        ),
    ),
    "scenario": (
        "A conversation that answers back.",
        (
            "At most <MAX_NODES> moments. A run is cut off after <MAX_DECISIONS> decisions if `steps` says nothing else. Whoever clicks "
            "at random may pass at most <RANDOM_LIMIT> of the time. The person whom it is about is the first under `people`."
        ),
    ),
    "bank": (
        "The questions of one outcome; at most <MAX_ITEMS>.",
        "`### id` begins a question; its marks stand behind the id.",
    ),
    "deck": (
        "What is asked again in the weeks and months after the course.",
        "A card is a question of a bank, tagged `recall` there, or a moment of its own.",
    ),
    "exam": (
        "Which questions an exam draws, how often and with which waits.",
        "Below the front matter stands what people read before they begin.",
    ),
}

KEYS: dict[str, dict[str, str]] = {
    "programme": {
        "schema": "the version of this format",
        "ref": "its id",
        "title": "its name",
        "organisation": "who signs the certificates",
        "organisation/name": "its name",
        "organisation/url": "its address",
        "policy_set": "the clauses as a whole",
        "policy_set/name": "how that whole is called",
        "clauses": "every clause that the programme knows",
        "texts": "what becomes of evidence on a text that is not the one of this content",
        "texts/unknown": "whether a text that no programme named counts; without it, it does and HR sees it",
        "texts/withdrawn": "the fingerprints of texts that shall never count again",
        "levels": "the levels, one entry each",
        "levels/ref": "its id",
        "levels/track": "the course to which it belongs",
        "levels/title": "what stands on the certificate",
        "levels/summary": "one sentence on what it allows",
        "levels/criteria": "one sentence on what it asks for",
        "levels/requires": "the requirement",
        "levels/requires/all": "all of these",
        "levels/requires/any": "one of these",
        "levels/requires/title": "how the requirement is called on the page",
        "levels/requires/clauses": "clauses to sign",
        "levels/requires/scenarios": "conversations to pass",
        "levels/requires/pass": "how many of them",
        "levels/requires/lessons": "lessons to finish",
        "levels/requires/exam": "the exam to pass",
        "levels/requires/certifications": "other levels that are held",
        "levels/requires/held_months": "for how many months without a break",
        "levels/requires/practical": "a practical that an assessor scored",
        "levels/requires/coaching": "a coach to meet",
        "levels/requires/sessions": "how many meetings, each confirmed by both",
        "levels/requires/attendance": "a workshop to take part in",
        "levels/requires/external": "evidence from elsewhere that somebody confirmed",
        "levels/scopes": "what other systems may switch on",
        "levels/may": "in words: what is allowed",
        "levels/ask_first": "in words: what needs a question first",
        "levels/may_not": "in words: what stays forbidden",
        "levels/areas": "for which products or topics",
        "levels/jurisdictions": "in which countries",
        "levels/grace_drops": "scopes that end when the grace period begins",
        "levels/validity": "how long it lasts",
        "levels/validity/months": "months from the day of issue",
        "levels/validity/window_days": "days before the end in which it can be renewed",
        "levels/validity/grace_days": "days after the end in which most of it still holds",
        "tracks": "the tracks, one entry each",
        "tracks/ref": "its id",
        "tracks/title": "its name",
        "levels/certifying": "`no` while parts are missing: it is shown as planned and certifies nobody",
        "levels/by_area": "`yes` when it is earned area by area, each confirmed by a coach",
        "levels/reminders": "how many days before the end a mail leaves",
        "levels/material_days": "days to sign a clause that changed in substance, before its scopes close",
        "levels/clause_scopes": "which scopes hang on which clause; a clause that is not named hangs on all",
        "levels/clause_scopes/DISC-1": "the scopes that hang on this clause",
        "levels/renewal": "how it is renewed; without it, by all that it requires",
        "levels/renewal/late_months": "after so many months expired all that it requires is asked for again",
        "levels/renewal/midterm": "`yes`: who missed the check in the middle is asked for all that it requires",
        "levels/renewal/requires": "what a renewal asks for, a requirement as above",
        "levels/renewal/requires/practical": "as above",
        "levels/checkpoints": "short practice on the way; missing it takes nothing away",
        "levels/checkpoints/recall_days": "days after which a recall is due",
        "levels/checkpoints/midterm_months": "months after which the check in the middle is due",
        "levels/checkpoints/absence_days": "days without a deed after which a check is due on return",
    },
    "course": {
        "id": "its id, such as FND",
        "org": "the organisation in Studio",
        "course": "the course number in Studio",
        "run": "the run in Studio",
        "title": "what people see in their list of courses",
        "summary": "what it is about",
        "minutes": "how long it takes",
        "outcomes": "what people can do afterwards, a sentence each",
        "grading": "what counts for the grade",
        "grading/type": "its name; units say it under `graded`",
        "grading/weight": "its share",
        "passing": "from which share on the course is passed",
        "chapters": "the chapters in order",
        "chapters/id": "its id",
        "chapters/title": "its title",
        "chapters/units": "its units in order",
        "chapters/units/id": "its id",
        "chapters/units/title": "its title; `certificate` can do without",
        "chapters/units/component": "what it shows: the id of a lesson, conversation or exam, or `certificate`",
        "chapters/units/graded": "as what it counts",
    },
    "clause": {
        "id": "its id",
        "version": "its number; a new wording is a new version",
        "title": "its name",
        "rule": "the rule in one line that people remember",
        "jurisdiction": "where it applies",
        "source": "on what it rests",
        "owner": "who answers for it",
        "checked_on": "when somebody last read the source",
        "volatility": "1 stable, 2 changing, 3 moving",
        "withdrawn": "since when nobody signs it any more",
        "change": "what is new in this version",
        "change/kind": "editorial and minor ask for nothing, material asks everybody again",
        "change/summary": "one sentence for those who signed before",
        "change/holds_from": "the oldest version whose signature still holds",
    },
    "lesson": {
        "id": "its id",
        "title": "its title",
        "outcomes": "what it teaches",
        "clauses": "what is signed in it",
        "minutes": "how long it takes",
    },
    "scenario": {
        "id": "its id",
        "title": "its title",
        "channel": "where it takes place",
        "channel/skin": "how it looks",
        "channel/name": "the name of the place",
        "channel/note": "a line below it",
        "channel/subject": "what the post above the conversation is about",
        "channel/picture": "what can be seen in that post, in words",
        "steps": "after how many decisions a run is cut off",
        "drill": "seconds for a decision, when it is played against the clock",
        "worked": "the variant that is shown solved before the first run, and never played",
        "setting": "who you are here",
        "people": "who speaks, the person you answer first",
        "people/name": "the name before the colon",
        "people/feels": "what they feel",
        "people/why": "why they feel so",
        "people/role": "who they are to you",
        "outcomes": "what it lets people practise",
        "clauses": "on which clauses it rests",
        "dimensions": "what is scored, and how much it weighs",
        "pass": "how many of 100 are needed",
        "start": "the first moment",
        "variants": "other people and words for another try, at least two",
        "variants/id": "its id",
        "variants/…": "any word of your own: what stands for {word} in this variant",
    },
    "bank": {
        "id": "its id",
        "outcome": "what its questions ask about",
        "title": "its name on workshop sheets",
        "clauses": "on which clauses it rests",
        "taught_in": "the lessons that teach it, with their titles; an exam that was not passed links them",
    },
    "deck": {
        "id": "its id",
        "title": "its title",
        "checkpoints": "days after the last part was opened on which a round is due",
        "cards_a_day": "how many cards a round has",
    },
    "exam": {
        "id": "its id",
        "title": "its title",
        "banks": "from which banks it draws",
        "blueprint": "how many questions of each outcome",
        "levels": "how many questions of each level, over all outcomes",
        "panel": "who stands behind the estimates that are not provisional",
        "purpose": "`exam` counts; `practice` gives reasons at once and tells nobody",
        "attempts": "how many tries there are",
        "waits_hours": "hours to wait after the first, second, third try",
        "seconds_per_item": "time for one question",
        "cut": "how the mark is found: from the estimates of the questions drawn",
    },
}
