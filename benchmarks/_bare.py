"""The product's addresses and one bare page beside them: what the framework alone costs."""

from __future__ import annotations

import uuid

from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.utils import timezone


def bare(request: HttpRequest) -> HttpResponse:
    """Write what was sent as one row, in a transaction."""
    with transaction.atomic():
        row = Session(session_key=uuid.uuid4().hex, session_data=request.POST.urlencode(), expire_date=timezone.now())
        row.save(force_insert=True)
    return redirect("/")


urlpatterns = [path("bare", bare), path("", include("jiju.config.urls"))]
