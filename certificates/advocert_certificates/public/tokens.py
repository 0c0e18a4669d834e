"""The certificate as VC-JWT, for wallets and validators that want one (Open Badges 3.0, 8.2)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.web.headers import any_origin, preflight, private_document
from advocert_certificates.web.limits import limited
from advocert_certificates.web.problems import refusal

# RFC 9901 and VC-JOSE-COSE register vc+jwt for the W3C form; the form of Open Badges is a plain JWT (RFC 7519).
TOKEN_TYPE = "application/jwt"  # noqa: S105 - a media type


@require_http_methods(["GET", "HEAD", "OPTIONS"])
@limited
def credential_token(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer with the token to those who may read the document: the holder, or whoever has a link that works."""
    if request.method == "OPTIONS":
        return preflight()
    user = request.user
    try:
        token = api.get_credential_token(
            uuid,
            viewer_user_id=user.pk if user.is_authenticated else None,
            share_token=request.GET.get("share"),
            now=timezone.now(),
        )
    except AdvocertError as error:
        return private_document(any_origin(refusal(error)))
    return private_document(any_origin(HttpResponse(token, content_type=TOKEN_TYPE)))
