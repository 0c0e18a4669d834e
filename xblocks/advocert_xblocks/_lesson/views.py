"""The lesson's page: its parts in reading order, each made once on the server."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_courses.models import LessonPart
from advocert_xblocks._lesson import clauses, media, recall, texts
from advocert_xblocks._lesson.answered import chosen_in
from advocert_xblocks._lesson.state import LessonState, Progress, progress_of
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.links import jump_link
from advocert_xblocks._shared.phrasing import lowered
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

HEADING_AT_END = re.compile(r"</h[2-4]>\s*\Z")


@dataclass(frozen=True)
class LessonPage:
    """What the markup of a lesson depends on; `can_act` is False for visitors."""

    words: Words
    bundle: courses.Bundle[courses.Lesson]
    state: LessonState
    company: str
    can_act: bool = True

    def html(self) -> SafeString:
        """Return the whole lesson."""
        return el(
            "article.block.stack.stack-xl",
            el("p.eyebrow", self.progress(), data_region="progress"),
            self._parts(),
            el("div", self.finish(), data_region="finish", data_focus="finish"),
            el(
                "div.noprint",
                el(
                    "button.btn.btn-text",
                    self.words(texts.PRINT),
                    type="button",
                    hidden=True,
                    data_script=True,
                    data_print=True,
                ),
            ),
            aria_label=self.bundle.main.title,
        )

    @property
    def tongue(self) -> Tongue:
        """Return the attributes of the lesson's own words."""
        return self.words.tongue(self.bundle.main.origin.language)

    def progress(self) -> str:
        """Return how long it takes and what is open, in words."""
        words, left = self.words, progress_of(self.bundle, self.state)
        minutes = self.bundle.main.minutes
        sentences = [words.many(texts.MINUTES, minutes, minutes=minutes)]
        open_ones = ((texts.TO_SIGN, left.unsigned), (texts.TO_ANSWER, left.unanswered))
        sentences += [words.many(text, len(things)) for text, things in open_ones if things]
        if left.is_done:
            sentences.append(words(texts.NOTHING_OPEN))
        return " ".join(sentences)

    def finish(self) -> SafeString | None:
        """Return how the lesson ends: nothing while something is open, a button, or the quiet check."""
        if not self.can_act:
            return el("div.note", icon("info"), el("p", self.words(texts.SIGN_IN_TO_SIGN)))
        return _finish(self.words, self.state, progress_of(self.bundle, self.state))

    def signing(self, clause: courses.Clause) -> SafeString | None:
        """Return the place where a clause is signed, or where it says that it was."""
        if not self.can_act:
            return None
        form = clauses.sign_form(
            self.words, clause, self.statement(clause), self.state.earlier_signature(clause)
        )
        if self.state.holding(clause) is None:
            return form
        again = form if self.state.signature(clause) is None else None
        return clauses.signed(self.words, clause, self.state, again)

    def statement(self, clause: courses.Clause) -> str:
        """Return the sentence that is signed."""
        return self.words(
            texts.STATEMENT,
            clause=clause.ref,
            version=clause.version,
            language=clauses.language_name(self.words, clause.origin.language),
            company=self.company or self.words(texts.MY_COMPANY),
        )

    def question(self, item: courses.Item) -> SafeString:
        """Return a recall question, or what its answer was worth."""
        chosen = chosen_in(self.bundle, self.state.answers, item)
        tongue = self.words.tongue(self.bundle.languages[item.ref])
        if chosen is None:
            return recall.question(self.words, item, tongue)
        return recall.feedback(self.words, item, chosen, tongue)

    def _parts(self) -> list[SafeString | None]:
        """Return the parts in order; an example below a heading of its author needs none of ours."""
        parts = self.bundle.main.parts
        return [
            self._part(part, is_titled=_ends_with_heading(before))
            for before, part in zip((None, *parts), parts, strict=False)
        ]

    def _part(self, part: LessonPart, *, is_titled: bool) -> SafeString | None:
        match part:
            case courses.Prose():
                return el("div.read", trusted(lowered(part.html)), **self.tongue)
            case courses.ExamplePair():
                return _pair(self.words, part, self.tongue, is_titled=is_titled)
            case courses.Try():
                return _try(self.words, part.ref)
            case courses.Recall():
                return self._recall(self.bundle.items[part.item_ref])
            case courses.ClausePanel():
                return self._clause(self.bundle.clauses[part.ref])
            case courses.Video() | courses.Ask():
                return media.medium(self.words, part, self.bundle.main.origin.language)

    def _recall(self, item: courses.Item) -> SafeString | None:
        if not self.can_act:
            return None
        return el(
            "section",
            self.question(item),
            data_region=recall.region(item),
            aria_label=self.words(texts.RECALL),
        )

    def _clause(self, clause: courses.Clause) -> SafeString:
        return el(
            "div.stack",
            el("div", self.panel(clause), data_region=f"panel-{clause.ref}"),
            el("div", self.signing(clause), data_region=f"sign-{clause.ref}"),
        )

    def panel(self, clause: courses.Clause) -> SafeString:
        """Return the clause itself, with its standing for this learner."""
        return clauses.panel(self.words, clause, self.state)


def _ends_with_heading(part: LessonPart | None) -> bool:
    return isinstance(part, courses.Prose) and HEADING_AT_END.search(part.html) is not None


def _pair(words: Words, pair: courses.ExamplePair, tongue: Tongue, *, is_titled: bool) -> SafeString:
    weak, strong = ("span.badge", "cross", texts.WEAK), ("span.badge.you", "check", texts.STRONG)
    sides = [
        _example(_mark(words, *weak), "figure.say", pair.weak, tongue),
        _example(_mark(words, *strong), "figure.say.strong-say", pair.strong, tongue),
    ]
    title = words(texts.PAIR if pair.weak and pair.strong else texts.EXAMPLE)
    heading = None if is_titled else el("h4", title)
    return el("section.stack", heading, el("div.pair", sides), aria_label=title if is_titled else None)


def _mark(words: Words, badge: str, sign: str, name: str) -> SafeString:
    return el("figcaption", el(badge, icon(sign), f" {words(name)}"))


def _example(
    mark: SafeString, selector: str, example: courses.Example | None, tongue: Tongue
) -> SafeString | None:
    if example is None:
        return None
    why = el("div.small.soft", trusted(example.why_html), **tongue) if example.why_html else None
    return el(selector, mark, el("blockquote", trusted(example.html), **tongue), why)


def _try(words: Words, ref: str) -> SafeString:
    link = jump_link("a.btn.btn-second", ref, words(texts.TRY), " ", icon("next", ".flip"))
    return el(
        "section.card.sunk.stack",
        el("h4", words(texts.TRY_TITLE)),
        el("p.soft", words(texts.TRY_COST)),
        el("div.row.actions", link),
    )


def _finish(words: Words, state: LessonState, left: Progress) -> SafeString | None:
    if left.asks_nothing:
        button = el("button.btn.btn-main", words(texts.READ), data_busy=words(texts.READING))
        error = el("p.error-text", role="alert", data_error=True)
        return el("form", el("div.row.actions", button), error, data_action="finish")
    if not left.is_done or state.completed_at is None:
        return None
    text = el("p.small", words.rich(texts.DONE_ON, moment=words.moment(state.completed_at)))
    return el("div.note.good", icon("check"), el("div", el("p.strong", words(texts.DONE)), text))
