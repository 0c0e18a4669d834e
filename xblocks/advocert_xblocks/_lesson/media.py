"""Films and questions of a lesson."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._lesson import texts
from advocert_xblocks._shared import conf
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.phrasing import lowered
from advocert_xblocks._shared.words import Words


def medium(words: Words, part: courses.Video | courses.Ask, language: str) -> SafeString | None:
    """Return a film or a question."""
    return film(words, part, language) if isinstance(part, courses.Video) else ask(words, part, language)


def film(words: Words, video: courses.Video, language: str) -> SafeString:
    """Return a film with its captions switched on and its transcript below; nothing loads before it is played."""
    captions = el(
        "track",
        kind="captions",
        src=video.captions,
        srclang=language,
        label=words(texts.CAPTIONS),
        default=True,
    )
    source = el("source", src=video.address)
    player = el(
        "video.film",
        source,
        captions if video.captions else None,
        controls=True,
        preload="none",
        playsinline=True,
        aria_label=video.title or None,
        lang=words.tongue(language).get("lang"),
    )
    tongue = words.tongue(language)
    title = el("figcaption.strong", video.title, **tongue) if video.title else None
    summary = el("summary", icon("next", ".flip"), words(texts.TRANSCRIPT))
    transcript = el(
        "details.fold", summary, el("div.read", trusted(lowered(video.transcript_html)), **tongue)
    )
    return el("figure.stack.stack-s", title, player, transcript if video.transcript_html else None)


def ask(words: Words, question: courses.Ask, language: str) -> SafeString | None:
    """Return the question with the way to answer it, nothing where nobody would read the answer."""
    if not conf.voice_url():
        return None
    link = el("a.btn.btn-second", words(texts.VOICE), href=conf.voice_url(), target="_top")
    return el(
        "section.card.sunk.stack.noprint",
        el("h4", words(texts.VOICE_TITLE)),
        el("p", trusted(question.question_html), **words.tongue(language)),
        el("p.small.soft", words(texts.VOICE_TEXT)),
        el("div.row.actions", link),
    )
