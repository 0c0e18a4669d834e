"""Page or JSON? Programs say so in `Accept`; people can add `?format=json` to an address."""

from django.http import HttpRequest


def wants_json(request: HttpRequest) -> bool:
    """Whether JSON is preferred to a page. A browser gets the page; so does a client that does not care.

    A client that names a JSON type and no `text/html` is a program; otherwise the higher quality wins (RFC 9110, 12.5.1).
    """
    asked = request.GET.get("format", "")
    if asked:
        return asked == "json"
    accept = request.headers.get("Accept", "")
    return _quality(accept, "json") > _quality(accept, "html")


def _quality(accept: str, subtype: str) -> float:
    """Return the highest quality of a media type whose subtype is `subtype` or ends in `+subtype`; 0 if none."""
    best = 0.0
    for part in accept.lower().split(","):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        if media_type.partition("/")[2].rpartition("+")[2] == subtype:
            best = max(best, _q_of(parameters))
    return best


def _q_of(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
