"""What a request says is text: a null character in it is refused before anything looks at it.

One of the two databases cannot hold it in a text at all, so that what one takes in would be a fault in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, QueryDict

from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.web.refused import refusal_page

NULL = "\x00"


class TextIsBroken(Refusal):
    """A request with a character that no text has."""

    code = "text-broken"


class PlainTextMiddleware:
    """Answers 400 to an address or a field with a null character."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not any(NULL in text for text in _texts(request)):
            return self.get_response(request)
        response = refusal_page(request, TextIsBroken(
            word("What was sent holds a character that cannot be shown, so nothing was changed."),
            remedy=word("Type the text anew, or paste it as plain text."),
        ))  # fmt: skip
        response.status_code = 400
        return response


def _texts(request: HttpRequest) -> Iterator[str]:
    yield request.path
    yield from _said(request.GET)
    if request.method == "POST":
        yield from _said(request.POST)


def _said(fields: QueryDict) -> Iterator[str]:
    for name, values in fields.lists():
        yield name
        yield from map(str, values)
