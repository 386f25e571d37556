"""What may be uploaded: how large one file is, how large a whole request, and the files of a form's field."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.spine.files import LIMITS, MOST_OF_ONE, Upload
from jiju.web.refused import refusal_page

LARGEST = LIMITS.bytes  # of a workbook, and of any other file
LARGEST_BODY = MOST_OF_ONE * LARGEST + 2 * 1024 * 1024  # of a request: as many files as a record may have, and words
MEGABYTE = 1024 * 1024


class BodyIsTooLarge(Refusal):
    """A request that is larger than any form of ours can be."""

    code = "body-too-large"


class BodyLimit:
    """Answers a request that says it is too large before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not said.isdecimal() or int(said) <= LARGEST_BODY:
            return self.get_response(request)
        response = refusal_page(request, _too_large())
        response.status_code = 413
        return response


def uploads(request: HttpRequest, field: str = "files") -> tuple[Upload, ...]:
    """The files that came in a field. One that is too large is read no further than tells so."""
    return tuple(Upload(file.name or "", file.read(LARGEST + 1)) for file in request.FILES.getlist(field))


def _too_large() -> BodyIsTooLarge:
    return BodyIsTooLarge(
        word("What was sent is larger than {most} MB.", most=LARGEST_BODY // MEGABYTE),
        remedy=word("Send fewer or smaller files at a time."),
    )
