"""The words of a mail about renewing: what ends when, what to do, and when we write again."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import get_supported_language_variant as variant
from django.utils.translation import gettext, ngettext

from advocert_certificates import conf
from advocert_certificates.models import Certification


def notice_text(rows: Sequence[Certification], language: str) -> tuple[str, str]:
    """Return subject and text, in the person's language where we speak it.

    No name and no result is in it: mail is read on screens that others see.
    """
    with translation.override(_spoken(language)):
        ends = [(row.title, date_format(row.valid_until, "DATE_FORMAT")) for row in rows if row.valid_until]
        subject = ngettext(
            "Your certificate ends on {day}", "{count} of your certificates end soon", len(ends)
        ).format(day=ends[0][1], count=len(ends))
        lines = [gettext("“{title}” ends on {day}.").format(title=title, day=day) for title, day in ends]
        body = [
            "\n".join(lines),
            gettext("Renew it before that day and nothing pauses. What is still to do stands here:"),
            f"{conf.base_url()}/advocert/me/",
            gettext("If you have renewed it or do not need it any more, there is nothing to do."),
        ]
    return " ".join(subject.split()), "\n\n".join(body) + "\n"


def _spoken(language: str) -> str:
    try:
        return variant(language.replace("_", "-"))
    except LookupError:
        return "en"
