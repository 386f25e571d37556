"""Whether the program lives, and whether it can answer. For machines that watch it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from jiju.web.guards import PUBLIC, page


@page(PUBLIC)
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@page(PUBLIC)
def readyz(request: HttpRequest) -> HttpResponse:
    """The store answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no store"}, status=503)
    return JsonResponse({"status": "ok"})
