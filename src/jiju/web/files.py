"""Attached files: the one page that gives them out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jiju.spine import files
from jiju.web.actor import acting
from jiju.web.downloads import file_response
from jiju.web.guards import page


@page("files.open_attachment")
def download(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """An attached file, for whom the room that it belongs to lets see it."""
    return file_response(files.open_attachment(acting(request), pk, name))
