"""A file that a stranger hands in stays in memory, up to a limit, and is gone with the request."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

LIMIT = 5_000_000


class TooMuchError(Exception):
    """More bytes than any certificate has."""


class OnlyInMemory(FileUploadHandler):
    """Keeps one file in memory; whoever sends more than the limit is cut off."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._parts: list[bytes] = []
        self._size = 0
        self.overflowed = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece."""
        self._size += len(raw_data)
        if self._size > LIMIT:
            self.overflowed = True
            self._parts = []
            raise StopUpload(connection_reset=True)
        self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> Any:
        """Hand over what was kept."""
        return SimpleUploadedFile(self.file_name or "file", b"".join(self._parts), self.content_type or "")


def uploaded_bytes(request: HttpRequest, file: str, text: str) -> bytes:
    """Return the file of a form, or the text pasted into it; empty when there is neither.

    Raises:
        TooMuchError: the request is larger than the limit.
    """
    check_length(request)
    handler = OnlyInMemory(request)
    request.upload_handlers = [handler]
    sent = request.FILES.get(file)
    if handler.overflowed:
        raise TooMuchError
    if sent is not None and sent.size:
        return bytes(sent.read())
    return request.POST.get(text, "").encode("utf-8", "replace")


def check_length(request: HttpRequest) -> None:
    """Refuse a request that says that it is too large, before anything of it is read.

    Raises:
        TooMuchError: it is.
    """
    declared = request.META.get("CONTENT_LENGTH") or "0"
    if not declared.isdigit() or int(declared) > LIMIT + 10_000:
        raise TooMuchError
