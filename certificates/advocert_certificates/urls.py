"""The addresses below `/advocert/`. They stand in signed documents and on paper, so they are fixed for ever."""

from django.urls import include, path

from advocert_certificates.design import page as design
from advocert_certificates.public import (
    about_me,
    documents,
    handing_in,
    links,
    mine,
    objecting,
    tokens,
    verify,
)
from advocert_certificates.records import (
    asking,
    attendance,
    bulk,
    holding,
    keeping,
    looking,
    overview,
    people,
    programme,
    questions,
    report,
    taking_back,
)

app_name = "advocert"

urlpatterns = [
    path("did.json", documents.did_json, name="did"),
    path("status/<str:ref>", documents.status_list, name="status-list"),
    path("credentials/<uuid:uuid>", documents.credential, name="credential"),
    path("credentials/<uuid:uuid>/pdf", documents.certificate_pdf, name="certificate-pdf"),
    path("credentials/<uuid:uuid>/badge.<str:kind>", documents.badge, name="badge"),
    path("credentials/<uuid:uuid>/jwt", tokens.credential_token, name="certificate-jwt"),
    path("verify/", verify.form, name="verify"),
    path("verify/file/", handing_in.file, name="verify-file"),
    path("verify/<uuid:uuid>/", verify.result, name="verify-certificate"),
    path("verify/<str:number>/", verify.by_number, name="verify-number"),
    path("me/", mine.page, name="me"),
    path("me/data/", about_me.page, name="my-data"),
    path("me/data/mine.json", about_me.download, name="my-data-file"),
    path("me/data/name/", about_me.correct_name, name="correct-name"),
    path("me/renewals.ics", about_me.renewals, name="my-renewals"),
    path("me/holds/<uuid:uuid>/object/", objecting.object_to_hold, name="object"),
    path("me/links/", links.create, name="create-link"),
    path("me/links/<uuid:uuid>/withdraw/", links.withdraw, name="withdraw-link"),
    path("design/", design.page, name="design"),
    path("records/", people.listing, name="records"),
    path("records/overview/", overview.page, name="records-overview"),
    path("records/who/", asking.who_could, name="who-could"),
    path("records/attendance/", attendance.page, name="attendance"),
    path("records/programme/", programme.page, name="programme"),
    path("records/programme/looks/<uuid:uuid>/", looking.page, name="rules-look"),
    path("records/programme/<str:sha256>/", looking.proposal, name="proposal"),
    path("records/questions/", questions.page, name="questions"),
    path("records/report/", report.page, name="report"),
    path("records/lists/", keeping.keep, name="keep-view"),
    path("records/lists/<uuid:uuid>/forget/", keeping.forget, name="forget-view"),
    path("records/many/", bulk.choose, name="bulk-choose"),
    path("records/many/<uuid:uuid>/", bulk.page, name="bulk"),
    path("records/many/<uuid:uuid>/undo/", bulk.undo, name="bulk-undo"),
    path("records/people/<uuid:uuid>/", people.person, name="record"),
    path("records/people/<uuid:uuid>/take-back/<uuid:certification>/", taking_back.page, name="take-back"),
    path("records/people/<uuid:uuid>/pause/<uuid:certification>/", holding.pause, name="pause"),
    path("records/people/<uuid:uuid>/holds/<uuid:hold>/", holding.reopen, name="reopen"),
    path("api/v1/", include("advocert_certificates.rest.urls")),
]
