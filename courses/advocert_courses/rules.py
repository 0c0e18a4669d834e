"""Every rule that a content file has to keep, in one table: what it forbids and why.

`E0` is about reading a file, `E1` about ids, `E2` about conversations, `E3` about questions and exams, `E4`
about lessons and courses, `E5` about markup, `E6` about translations, `E7` about the author's own words and
answers; `W` warns and lets a build pass. An id is never given to another rule, because people write it into
their notes and into `answered`.
"""

from dataclasses import dataclass

from advocert_courses.findings import Finding, Severity
from advocert_courses.phrases import Phrase


@dataclass(frozen=True)
class Rule:
    """One rule: its id, what it forbids, why it is there, and what to do if a finding says nothing better."""

    id: str
    what: str
    reason: str
    fix: str

    @property
    def severity(self) -> Severity:
        """Say whether breaking this rule stops a build."""
        return "warning" if self.id.startswith("W") else "error"


# A table is read by rows, so the formatter leaves it alone.
# fmt: off
_TABLE = (
    # --- reading a file
    Rule("E001", "no front matter",
         "the id and the type stand there", "Begin the file with ---, the keys, and ---."),
    Rule("E002", "front matter that is no YAML", "nothing can be read from it", "Correct this line."),
    Rule("E003", "a key is missing",
         "the component cannot work without it", "Add the key to the front matter."),
    Rule("E004", "an unknown key", "a misspelt key would be ignored in silence", "Correct or remove it."),
    Rule("E005", "a value of the wrong kind",
         "it would mean something else than its author thinks", "Correct it."),
    Rule("E006", "a key twice", "only one of them would count", "Remove one of them."),
    Rule("E007", "too large or nested too deep", "it would slow down everybody who opens it", "Divide it."),
    Rule("E008", "an unknown type",
         "nobody knows how to read it", "Use clause, lesson, scenario, bank, exam or deck."),
    Rule("E009", "not UTF-8", "letters would turn into other letters", "Save the file as UTF-8."),
    Rule("E010", "a line that fits nowhere",
         "it would be lost without a word", "Move, correct or remove it."),
    Rule("E011", "text that is refused", "2 kB of brackets can cost a second per reader", "Simplify it."),
    Rule("E012", "an unknown or misplaced directive", "the reader would see its source", "Correct it."),
    # --- ids
    Rule("E101", "an unknown id", "the link would lead nowhere", "Correct the id, or add what it names."),
    Rule("E102", "an id twice", "results are kept by id for ever", "Give one of them another id."),
    Rule("E103", "an id of an unusual form",
         "an id tells its type at a glance", "Rename it before anybody used it."),
    Rule("E104", "an unknown or withdrawn clause or version",
         "nobody could sign it", "Name the version that the clause has."),
    Rule("E105", "somebody speaks who is not listed",
         "the page shows no name or feeling", "List them under people."),
    Rule("E106", "an outcome without practice or questions",
         "it is promised and not taught", "Add what is missing."),
    # --- conversations
    Rule("E201", "a moment that nobody can reach", "it is work that no learner sees", "Lead a choice to it."),
    Rule("E202", "a choice that leads nowhere",
         "the conversation would break there", "Name a node of this file."),
    Rule("E203", "a cycle with no exit",
         "the conversation would never end", "Lead one of its choices to an ending."),
    Rule("E204", "not exactly one best choice",
         "there is nothing to compare with", "Mark exactly one with *best*."),
    Rule("E205", "a score outside 0 to 2", "experts judge on that scale", "Write 0, 1 or 2."),
    Rule("E206", "dimensions that do not match",
         "a missing score is no zero", "Score each dimension, and no other."),
    Rule("E207", "a choice without a consequence",
         "feedback teaches", "Add an indented line: > What readers see."),
    Rule("E208", "clicking at random passes too often", "a pass must mean something", "Add a decision."),
    Rule("E209", "a critical error that is not avoidable",
         "careful people could not pass", "Add another choice."),
    Rule("E210", "no empathy where somebody is addressed",
         "people come first", "Weigh empathy in dimensions."),
    Rule("E211", "fewer than two variants",
         "the second try would test memory", "Add a variant with other words."),
    Rule("E212", "variables that do not match",
         "the reader would see {braces}", "Define the same in every variant."),
    Rule("E213", "an ending without a word", "the learner would see nothing", "Say what happens at the end."),
    Rule("E214", "a moment at which nothing can be done",
         "a run would stop there without an end", "Offer something that needs no condition."),
    Rule("E215", "a condition that is never met",
         "it is work that no learner sees", "Remember what it asks for on the way to it, or remove it."),
    Rule("E216", "a written reply whose checks do not fit its models",
         "learners would be judged by a rule that its author did not mean", "Mend the check, or the model."),
    Rule("E217", "a strongest path that comes to no ending",
         "nobody could reach full marks", "Lead the best choices to an ending."),
    Rule("E218", "more situations than can be looked at",
         "nobody could say what it certifies", "Remember less, or divide the conversation."),
    # --- questions and exams
    Rule("E301", "not exactly one key, or not two where two are to be picked",
         "it would be unfair or unanswerable", "Mark exactly one option with [x]."),
    Rule("E302", "fewer than three options, or four where two are to be picked",
         "guessing would pay", "Write three options."),
    Rule("E303", "an option without an explanation", "feedback teaches", "Add it after ' :: '."),
    Rule("E304", "a bank that is too small", "a third try would repeat questions", "Write more questions."),
    Rule("E305", "an exam that is too short", "guessing would pay", "Ask at least 15 questions."),
    Rule("E306", "the same option twice", "one of them cannot be right or wrong", "Rewrite one of them."),
    Rule("E307", "levels that do not add up", "no form could be drawn", "Make both sums the same."),
    Rule("E308", "an estimate that nobody stands behind",
         "a pass mark decides about people", "Add provisional, or name the panel in the exam."),
    Rule("E309", "a recall question of another kind",
         "a lesson asks for one answer", "Write it as a question with one key."),
    Rule("E310", "a lesson to read again that the course does not have",
         "the link would lead nowhere", "Add the lesson to the course, or name another one."),
    # --- lessons and courses
    Rule("E401", "no weak and strong example", "people learn from the difference", "Add both."),
    Rule("E402", "weights that do not add up", "the grade would be wrong", "Make the weights sum to 1."),
    Rule("E411", "a film without captions", "not everybody hears it", "Add a line Captions: /static/name.vtt."),
    Rule("E412", "a film without a transcript",
         "not everybody sees it, and nobody can search in it", "Write below it what is said and shown."),
    Rule("E421", "an exam question in the deck",
         "the deck shows its answer", "Mark the question with `recall`, or take it out of the deck."),
    # --- markup
    Rule("E501", "raw HTML", "it is shown as text, or would be a hole", "Write Markdown."),
    Rule("E502", "an image without a text",
         "not everybody sees it", "Write the text: ![what it shows](https://…)."),
    Rule("E503", "a link of another kind", "it would be removed", "Use https, http, mailto or #."),
    Rule("E504", "a video without captions",
         "not everybody hears it", "Link its captions (.vtt, .srt) or a transcript in the same paragraph."),
    # --- translations
    Rule("E601", "a translation that changes more than words",
         "a score must not depend on the language", "Take over what the source has, and translate words only."),
    Rule("E602", "a translation of nothing", "nobody would ever read it", "Correct its id, or remove it."),
    # --- the author's own words
    Rule("E701", "an answer that cannot be given", "a mistake is mended, not explained", "Remove this line."),
    Rule("E702", "something that is still to be written",
         "nobody can be certified by a to-do", "Write it, and remove the word TODO."),
    Rule("E703", "a vision that is still the placeholder",
         "the course opens with your sponsor's own words", "Ask your sponsor for 150 words."),
    # --- warnings
    Rule("W201", "the best choice is much the longest",
         "people choose the longest", "Make the others as long."),
    Rule("W202", "a moment with more than 120 words", "nobody reads that in a chat", "Divide or shorten it."),
    Rule("W203", "a path to full marks with two decisions",
         "luck would do", "Add a decision before that ending."),
    Rule("W204", "a weighed dimension that no check of a reply judges",
         "writing anything would do there", "Add a check that costs points in it."),
    Rule("W301", "the key is much the longest", "people choose the longest", "Make the others as long."),
    Rule("W302", "keys at one place", "people notice", "Move some keys; the order on the page is shuffled."),
    Rule("W303", "a negative question", "people miss the 'not'", "Ask for what is right."),
    Rule("W304", "always or never in an option", "it gives the answer away", "Say when."),
    Rule("W305", "a bank of an exam that names no lesson",
         "people would learn that they failed, and not what to read", "Add taught_in: {FND-L02: Two hats}."),
    Rule("W401", "more than two highlights", "then nothing stands out", "Keep the one that matters."),
    Rule("W402", "practised and examined", "the exam would ask what was shown", "Mark it with `recall`."),
    Rule("W601", "a translation that is older than its source",
         "two people would learn two things", "Translate it again."),
    Rule("W701", "an answer to nothing", "it would hide the next warning", "Remove this line."),
    Rule("W702", "a real company in a made-up story",
         "a made-up mistake of a real firm is a claim", "Invent a name."),
    Rule("W703", "a word that puts people into a box",
         "somebody who reads this is that person", "Name what the person does or wants."),
    Rule("W704", "text that is hard to read",
         "half of the readers read it in their second language", "Write shorter sentences and plainer words."),
    Rule("W705", "an emoji in place of a list mark",
         "a screen reader reads its name at every line", "Begin the line with a dash."),
    Rule("W421", "a title that has moved on",
         "the learner would look for it in vain", "Write the title that it has now."),
    Rule("W422", "a question that is never asked again",
         "what is asked once is forgotten", "Add it to the deck."),
    Rule("W501", "a review that is overdue",
         "law and platforms change", "Review the file and set the next date."),
)
# fmt: on

RULES = {rule.id: rule for rule in _TABLE}


def finding(rule_id: str, file: str, line: int, message: str, fix: str | None = None) -> Finding:
    """Return a finding of a rule; without a fix of its own it gives the rule's."""
    rule = RULES[rule_id]
    return Finding(rule.id, rule.severity, file, line, message, fix or Phrase(rule.fix))
