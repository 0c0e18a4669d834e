"""Who could do this, there, on that day, as known on that day: the question of an auditor, on a page and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from advocert_certificates import api
from advocert_certificates.data import AllowancePage, AllowanceRow
from advocert_certificates.data.countries import country_name
from advocert_certificates.domain.errors import CursorError
from advocert_certificates.records import exporting
from advocert_certificates.records.choices import Choices
from advocert_certificates.records.days import DaysForm
from advocert_certificates.records.guard import for_hr
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said

_PAGE_SIZE = 50
_COLUMNS = (
    "name", "user_name", "level", "scope", "area", "country", "from", "until", "known_since", "known_until", "person",
)  # fmt: skip
ANY_SCOPE = ("", _("Anything"))


class QuestionForm(DaysForm):
    """The question as it stands in the address: everything may be left out."""

    scope = forms.ChoiceField(required=False)
    area = forms.ChoiceField(required=False)
    country = forms.ChoiceField(required=False)

    def __init__(self, data: object, choices: Choices) -> None:
        super().__init__(data)
        self.fields["scope"].choices = [ANY_SCOPE, *((scope, scope) for scope in choices.scopes)]
        self.fields["area"].choices = [("", _("Any area")), *((area, area) for area in choices.areas)]
        countries = sorted((country_name(code), code) for code in choices.countries)
        self.fields["country"].choices = [("", _("Any country")), *((code, name) for name, code in countries)]


@dataclass(frozen=True)
class Question:
    """The question, with both moments: the end of the day that was asked for, and of the day of knowledge."""

    scope: str
    area: str
    country: str
    on: datetime
    known: datetime

    @classmethod
    def of(cls, form: QuestionForm) -> "Question":
        """Read a form that is valid; today where no day was given."""
        asked = form.cleaned_data
        return cls(asked["scope"], asked["area"], asked["country"], *form.moments())

    def page(self, cursor: str = "", limit: int = _PAGE_SIZE) -> AllowancePage:
        """Return one page of the answer."""
        return api.who_could(
            self.scope,
            area=self.area or None,
            region=self.country or None,
            on=self.on,
            known_at=self.known,
            cursor=cursor,
            limit=limit,
        )

    def everybody(self) -> Iterator[AllowanceRow]:
        """Return the whole answer, a page of the database at a time."""
        page = self.page(limit=1000)
        yield from page.rows
        while page.next_cursor:
            page = self.page(page.next_cursor, limit=1000)
            yield from page.rows


@require_safe
@for_hr
def who_could(request: HttpRequest) -> HttpResponseBase:
    """Answer the question on a page; with `format=csv`, `xlsx` or `json`, as a file of everybody."""
    form = QuestionForm(request.GET, Choices.of_programme())
    if not form.is_valid():
        return render_page(request, "records/who_could.html", {"form": form}, status=400)
    question = Question.of(form)
    if kind := request.GET.get("format", ""):
        rows = (_exported(question, row) for row in question.everybody())
        return exporting.answer(request, kind, f"who-could-{question.on:%Y-%m-%d}", _COLUMNS, rows)
    try:
        page = question.page(request.GET.get("from", ""))
    except CursorError as error:
        return refuse(
            request,
            status=400,
            title=_("This part of the list cannot be shown."),
            text=said(error),
            todo=_("Ask again; the list starts anew."),
        )
    context = {"form": form, "question": question, "page": page, "address": _address(request, page)}
    return render_page(request, "records/who_could.html", context)


def _address(request: HttpRequest, page: AllowancePage) -> dict[str, str]:
    """Return the addresses of the next page and of the files, with the same question."""
    kinds = {kind: _with(request, format=kind) for kind in exporting.KINDS}
    return {**kinds, "later": _with(request, **{"from": page.next_cursor}) if page.next_cursor else ""}


def _with(request: HttpRequest, **changed: str) -> str:
    asked = request.GET.copy()
    for name in ("from", "format"):
        asked.pop(name, None)
    asked.update(changed)
    return f"?{asked.urlencode()}"


def _exported(question: Question, row: AllowanceRow) -> tuple[object, ...]:
    """Return one line; a place that was not asked for stays empty, because each person has one line for all places."""
    return (
        row.full_name,
        row.username,
        row.level_ref,
        row.scope,
        row.area if question.area else "",
        row.region if question.country else "",
        row.valid_from,
        row.valid_until,
        row.recorded_at,
        row.superseded_at,
        str(row.person_uuid),
    )
