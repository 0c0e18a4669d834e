"""A clause: the company's voice, in petrol; and the card where a person gives their own word, in plum."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._lesson import texts
from advocert_xblocks._lesson.state import Signature
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.phrasing import lowered
from advocert_xblocks._shared.words import Words

# How authors write that a clause holds in every country.
GENERAL = "general"


def panel(words: Words, clause: courses.Clause, *, is_signed: bool, is_changed: bool) -> SafeString:
    """Return the clause: rule, what is new, full text (open until it is signed), source."""
    return el(
        "section.clause.stack",
        el(
            "div.row.between",
            _name(words, clause),
            _standing(words, is_signed=is_signed, is_changed=is_changed),
        ),
        el("h3.rule", clause.rule, id=f"rule-{clause.ref}"),
        _change(words, clause),
        el(
            "details.fold",
            el("summary", icon("next", ".flip"), words(texts.FULL_TEXT)),
            el("div.clause-text", trusted(lowered(courses.render_html(clause.body)))),
            _facts(words, clause),
            open=not is_signed,
        ),
        aria_labelledby=f"rule-{clause.ref}",
    )


def sign_form(words: Words, clause: courses.Clause, statement: str, earlier: Signature | None) -> SafeString:
    """Return the card with the sentence, one tick, one button, and what is kept."""
    title = f"sign-title-{clause.ref}"
    return el(
        "section.card",
        el(
            "form.stack",
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
            ),
            el("p.small.soft", words(texts.SIGN_KEPT), _earlier(words, earlier)),
            data_action="sign",
            data_missing=words(texts.SIGN_MISSING),
            novalidate=True,
        ),
        aria_labelledby=title,
    )


def signed(words: Words, signature: Signature) -> SafeString:
    """Return the quiet check that a promise ends with."""
    text = words.rich(
        texts.SIGNED_TEXT,
        ref=signature.clause,
        version=str(signature.version),
        language=words(texts.LANGUAGES.get(signature.language, signature.language)),
    )
    title = words.rich(texts.SIGNED_TITLE, moment=words.moment(signature.signed_at))
    heading = el("h4", title, data_focus=f"signed-{signature.clause}")
    return el("section.note.good", icon("check"), el("div.stack.stack-s", heading, el("p", text)))


def _name(words: Words, clause: courses.Clause) -> SafeString:
    version = words.rich(texts.CLAUSE_VERSION, version=str(clause.version))
    return el("p.small", el("b", words.rich(texts.CLAUSE, ref=clause.ref)), version)


def _standing(words: Words, *, is_signed: bool, is_changed: bool) -> SafeString | None:
    if is_signed:
        return el("span.badge.good", icon("check"), words(texts.SIGNED_BADGE))
    return el("span.badge.company", icon("info"), words(texts.CHANGED)) if is_changed else None


def _change(words: Words, clause: courses.Clause) -> SafeString | None:
    if clause.change is None or not clause.change.summary:
        return None
    title = words(texts.CHANGE_TITLE, version=clause.version)
    return el("div.stack.stack-s", el("h4", title), el("p.diff", clause.change.summary))


def _facts(words: Words, clause: courses.Clause) -> SafeString:
    review = words.date(clause.review_by) if clause.review_by else ""
    facts = [
        (texts.SOURCE, clause.source),
        (texts.APPLIES, _where(words, clause)),
        (texts.OWNER, clause.owner),
        (texts.REVIEW, review),
        (texts.FINGERPRINT, clause.sha256[:12]),
    ]
    return el(
        "dl.facts.small",
        [el("div", el("dt", words(name)), el("dd", value)) for name, value in facts if value],
    )


def _where(words: Words, clause: courses.Clause) -> str:
    return words(texts.EVERYWHERE) if clause.jurisdiction == GENERAL else clause.jurisdiction


def _earlier(words: Words, earlier: Signature | None) -> SafeString | None:
    if earlier is None:
        return None
    sentence = words.rich(
        texts.SIGNED_EARLIER, version=str(earlier.version), date=words.date(earlier.signed_at)
    )
    return SafeString(f" {sentence}")
