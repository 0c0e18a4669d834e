"""A clause: the company's voice, in petrol; and the card where a person gives their own word, in plum."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._lesson import texts
from advocert_xblocks._lesson.changes import changed
from advocert_xblocks._lesson.state import LessonState, Signature
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.links import MY_PAGE
from advocert_xblocks._shared.phrasing import lowered
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

# How authors write that a clause holds in every country.
GENERAL = "general"


def panel(words: Words, clause: courses.Clause, state: LessonState) -> SafeString:
    """Return the clause: rule, what is new since it was signed, full text (open until it is signed), source."""
    tongue = words.tongue(clause.origin.language)
    return el(
        "section.clause.stack",
        el("div.row.between", _name(words, clause), _standing(words, clause, state)),
        el("h3.rule", clause.rule, id=f"rule-{clause.ref}", **tongue),
        changed(words, state, clause),
        el(
            "details.fold",
            el("summary", icon("next", ".flip"), words(texts.FULL_TEXT)),
            el("div.clause-text", trusted(lowered(courses.render_html(clause.body))), **tongue),
            _facts(words, clause),
            # What changed stands above, with all the words of the present text.
            open=state.holding(clause) is None and state.earlier_signature(clause) is None,
        ),
        aria_labelledby=f"rule-{clause.ref}",
    )


def sign_form(words: Words, clause: courses.Clause, statement: str, earlier: Signature | None) -> SafeString:
    """Return the card with the sentence, one tick, one button, and what is kept."""
    title = f"sign-title-{clause.ref}"
    return el(
        "section.card",
        el(
            "form.stack.sign",
            el("h4", words(texts.SIGN_TITLE, ref=clause.ref), id=title),
            el(
                "label.tick",
                el(
                    "input",
                    type="checkbox",
                    name="agreed",
                    required=True,
                    aria_describedby=f"error-{clause.ref}",
                ),
                el("span", statement),
            ),
            el("p.error-text", role="alert", data_error=True, id=f"error-{clause.ref}"),
            el("input", type="hidden", name="clause", value=clause.ref),
            el("input", type="hidden", name="sha256", value=clause.sha256),
            el(
                "div.row.actions",
                el("button.btn.btn-main", icon("pen"), words(texts.SIGN), data_busy=words(texts.SIGNING)),
                _owner(words, clause),
            ),
            el("p.small.soft", words(texts.SIGN_KEPT), _earlier(words, earlier)),
            el("p.small.soft", _due(words)) if earlier else None,
            data_action="sign",
            data_missing=words(texts.SIGN_MISSING),
        ),
        el("p.paper-only", words(texts.ON_PAPER)),
        aria_labelledby=title,
    )


def signed(words: Words, clause: courses.Clause, state: LessonState, again: SafeString | None) -> SafeString:
    """Return the quiet check that a promise ends with, and what was promised before.

    `again` is the card for the present version, for somebody whose earlier signature still holds.
    """
    holding, *before = _newest_first(state, clause)
    text = words.rich(
        texts.SIGNED_TEXT,
        ref=holding.clause,
        version=str(holding.version),
        language=language_name(words, holding.language),
    )
    title = words.rich(texts.SIGNED_TITLE, moment=words.moment(holding.signed_at))
    heading = el("h4", title, data_focus=f"signed-{clause.ref}")
    note = el(
        "section.note.good",
        icon("check"),
        el("div.stack.stack-s", heading, el("p", text), _before(words, before)),
    )
    return el("div.stack.stack-s", note, _as_well(words, clause, again))


def _newest_first(state: LessonState, clause: courses.Clause) -> list[Signature]:
    """Return the signature that holds, then all others of the clause, newest first."""
    holding = state.holding(clause)
    others = [one for one in state.history(clause) if one is not holding]
    return [holding, *others] if holding else others


def _before(words: Words, signatures: list[Signature]) -> SafeString | None:
    if not signatures:
        return None
    lines = [
        el(
            "li",
            words.rich(
                texts.SIGNED_LINE,
                version=str(one.version),
                language=language_name(words, one.language),
                moment=words.moment(one.signed_at),
            ),
        )
        for one in signatures
    ]
    summary = el("summary", icon("next", ".flip"), words(texts.SIGNED_BEFORE))
    return el("details.fold", summary, el("ul.before.small", lines))


def _as_well(words: Words, clause: courses.Clause, again: SafeString | None) -> SafeString | None:
    if again is None:
        return None
    label = words(texts.SIGN_AS_WELL, version=clause.version)
    return el("details.fold.small", el("summary", icon("next", ".flip"), label), again)


def _name(words: Words, clause: courses.Clause) -> SafeString:
    version = words.rich(texts.CLAUSE_VERSION, version=str(clause.version))
    return el("p.small", el("b", words.rich(texts.CLAUSE, ref=clause.ref)), version)


def _standing(words: Words, clause: courses.Clause, state: LessonState) -> SafeString | None:
    held = state.holding(clause)
    if held is not None:
        # A signature may hold for a newer version; then the badge says under which one it stands.
        is_this = held.version == clause.version
        said = words(texts.SIGNED_BADGE) if is_this else words(texts.SIGNED_VERSION, version=held.version)
        return el("span.badge.good", icon("check"), said)
    is_changed = state.earlier_signature(clause) is not None
    return el("span.badge.company", icon("info"), words(texts.CHANGED)) if is_changed else None


def _facts(words: Words, clause: courses.Clause) -> SafeString:
    review = words.date(clause.review_by) if clause.review_by else ""
    theirs = words.tongue(clause.origin.language)
    facts: list[tuple[str, str, Tongue]] = [
        (texts.SOURCE, clause.source, theirs),
        (texts.APPLIES, _where(words, clause), {} if clause.jurisdiction == GENERAL else theirs),
        (texts.OWNER, clause.owner, theirs),
        (texts.REVIEW, review, {}),
        (texts.FINGERPRINT, clause.sha256[:12], {}),
    ]
    return el(
        "dl.facts.small",
        [
            el("div", el("dt", words(name)), el("dd", el("bdi", value, **tongue)))
            for name, value, tongue in facts
            if value
        ],
    )


def _where(words: Words, clause: courses.Clause) -> str:
    return words(texts.EVERYWHERE) if clause.jurisdiction == GENERAL else clause.jurisdiction


def _owner(words: Words, clause: courses.Clause) -> SafeString | None:
    if not clause.owner:
        return None
    return el("span.small.soft", words.rich(texts.ASK_OWNER, owner=clause.owner))


def _due(words: Words) -> SafeString:
    return words.rich(texts.DUE, page=el("a", words(texts.MY_PAGE), href=MY_PAGE, target="_top"))


def _earlier(words: Words, earlier: Signature | None) -> SafeString | None:
    if earlier is None:
        return None
    sentence = words.rich(
        texts.SIGNED_EARLIER, version=str(earlier.version), date=words.date(earlier.signed_at)
    )
    return SafeString(f" {sentence}")


def language_name(words: Words, language: str) -> str:
    """Return a language by its name; by its tag where we have no name for it."""
    return words(texts.LANGUAGES.get(language, language))
