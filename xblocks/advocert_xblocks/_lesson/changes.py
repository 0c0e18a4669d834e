"""What changed in a clause since somebody signed it: the words themselves, and their author's sentence.

Struck through and underlined is for those who look. Those who listen hear `removed: … end of change`, because
most readers of screens pass over `del` and `ins` without a word.
"""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._lesson import texts
from advocert_xblocks._lesson.state import LessonState, Signature
from advocert_xblocks._shared.html import el, icon, join
from advocert_xblocks._shared.tongue import Tongue, in_tongue
from advocert_xblocks._shared.words import Words


def signable(clause: courses.Clause) -> str:
    """Return what is shown large and in full: what a later version is compared with."""
    return f"{clause.rule}\n\n{clause.body}"


def changed(words: Words, state: LessonState, clause: courses.Clause) -> SafeString | None:
    """Return what is new for somebody who signed an earlier version; nothing for everybody else."""
    earlier, holding = state.earlier_signature(clause), state.holding(clause)
    if earlier is None or state.signature(clause) is not None:
        return None
    if holding is None:
        return _material(words, state, clause, earlier)
    is_minor = clause.change is not None and clause.change.kind == courses.MINOR
    return _minor(words, state, clause, holding) if is_minor else None


def _material(words: Words, state: LessonState, clause: courses.Clause, earlier: Signature) -> SafeString:
    return el("div.stack.stack-s", _title(words, earlier), _words(words, state, clause), _why(words, clause))


def _minor(words: Words, state: LessonState, clause: courses.Clause, holding: Signature) -> SafeString:
    diff = el(
        "details.fold",
        el("summary", icon("next", ".flip"), el("span", _sentence(words, holding))),
        _words(words, state, clause),
    )
    body = el("div.stack.stack-s", el("p.strong", words(texts.MINOR_TITLE)), _why(words, clause), diff)
    return el("div.note.company.paper", icon("info"), body)


def _title(words: Words, earlier: Signature) -> SafeString:
    return el("h4", _sentence(words, earlier))


def _sentence(words: Words, earlier: Signature) -> SafeString:
    date = words.date(earlier.signed_at)
    return words.rich(texts.CHANGED_SINCE, version=str(earlier.version), date=date)


def _words(words: Words, state: LessonState, clause: courses.Clause) -> SafeString:
    pieces = None
    old = state.signed_text(clause)
    if old:
        pieces = courses.word_diff(_plain(old), _plain(signable(clause)))
    if pieces is None:
        return el("p.small", words(texts.CHANGED_UNKNOWN))
    tongue = words.tongue(clause.origin.language)
    return join(
        el("div.diff", [_paragraph(words, part, tongue) for part in _paragraphs(pieces)]),
        el("p.small.soft", words(texts.CHANGED_LEGEND)),
    )


def _why(words: Words, clause: courses.Clause) -> SafeString | None:
    if clause.change is None or not clause.change.summary:
        return None
    summary = in_tongue(join(clause.change.summary), words.tongue(clause.origin.language))
    return el("p.small", words.rich(texts.CHANGED_WHY, summary=summary))


def _plain(markdown: str) -> str:
    return courses.plain_paragraphs(courses.render_html(markdown))


def _paragraphs(pieces: tuple[courses.Piece, ...]) -> list[list[courses.Piece]]:
    """Cut the pieces where a paragraph ends in either text."""
    paragraphs: list[list[courses.Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        paragraphs[-1].append(courses.Piece(piece.kind, first))
        paragraphs += [[courses.Piece(piece.kind, text)] for text in rest]
    return [
        [piece for piece in found if piece.text] for found in paragraphs if any(one.text for one in found)
    ]


def _paragraph(words: Words, pieces: list[courses.Piece], tongue: Tongue) -> SafeString:
    # The words for people who listen stay in the language of the page.
    ours = words.language if tongue else None
    return el("p", [_piece(words, piece, ours) for piece in pieces], **tongue)


def _piece(words: Words, piece: courses.Piece, ours: str | None) -> SafeString | str:
    if piece.kind == courses.SAME or not piece.text.strip():
        return piece.text
    tag, spoken = ("del", texts.REMOVED) if piece.kind == courses.REMOVED else ("ins", texts.ADDED)
    before, after = (el("span.sr", f" {words(text)} ", lang=ours) for text in (spoken, texts.END_OF_CHANGE))
    return el(tag, before, piece.text, after)
