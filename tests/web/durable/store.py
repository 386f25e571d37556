"""What the tests of durability run in processes of their own, on a store that outlives them.

`make` fills an empty store and prints who saves what; `look` prints what is stored; `crowd` sends one request a
hundred times at once and prints the answers. Each prints JSON.
"""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import django

TOKEN = "t" * 32  # of the forms: what the cookie says too
PEOPLE, CROWD, SHARED = 4, 100, 60  # connections that the crowd shares, on a server that grants a hundred
FORM = "application/x-www-form-urlencoded"


def make() -> Any:
    """The small province, and some more zones whose people have each begun a form."""
    from jiju.config import store
    from jiju.rooms.filings import acts
    from jiju.rooms.registry import acts as registry
    from tests.factories import filings as factory
    from tests.web import small
    from tests.web.office import busy

    store.prepare()
    small.make(zones=2)
    late = [small.zone(n) for n in range(factory.FIRST_LATE, factory.FIRST_LATE + PEOPLE)]
    registry.establish(late, by=small.BY, at=small.AT)
    busy.staff(late)
    savers = []
    for z in late:
        by = factory.statistician(z)
        made = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=z.code)
        savers.append({"filing": made.pk, "version": made.version, "cookies": cookies_of(z.code.lower())})
    return {"savers": savers, "cookies": cookies_of("zone_statistician")}


def cookies_of(username: str) -> str:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"


def look() -> Any:
    """Each filing's version and cells, how often the ledger says that it was saved, the keys with receipts."""
    from jiju.rooms.filings.models import Filing
    from jiju.spine import ledger
    from jiju.spine.models import Entry, Receipt

    filings = {f.pk: {"version": f.version, "cells": json.loads(f.cells)} for f in Filing.objects.filter(state="draft")}
    for pk, one in filings.items():
        one["saved"] = Entry.objects.filter(action="filings.fill_in", subject_id=str(pk)).count()
    receipts = Receipt.objects.order_by("key").values_list("key", "status")
    started = Filing.objects.filter(unit_code="Z001", period="2024Q4").count()
    entries = Entry.objects.filter(action="filings.start", body__contains='"unit":"Z001"').count()
    told = {"filings": filings, "receipts": dict(receipts), "started": started, "entries": entries}
    return told | {"first_bad": ledger.verify().first_bad}


def crowd(cookies: str, key: str) -> Any:
    """The same request by a hundred threads that start together: each answer, without what differs by nature."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("postgresql"):
        database["CONN_MAX_AGE"] = 0
        database["OPTIONS"]["pool"] = {"max_size": SHARED, "timeout": 60}
    from jiju.config.wsgi import application

    together, answers = threading.Barrier(CROWD), []
    fields = {"form": "B1", "period": "2024Q4", "unit": "Z001", "idempotency_key": key, "csrfmiddlewaretoken": TOKEN}

    def one() -> None:
        together.wait()
        answers.append(_post(application, "/filings/start", cookies, urlencode(fields).encode()))

    threads = [threading.Thread(target=one) for _ in range(CROWD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _post(application: Callable[..., Any], path: str, cookies: str, body: bytes) -> list[Any]:
    request = {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": cookies,
        "CONTENT_TYPE": FORM, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body),
    }  # fmt: skip
    setup_testing_defaults(request)
    head: list[Any] = []
    response = application(request, lambda status, headers: head.extend((status, dict(headers))))
    text = b"".join(response).decode()
    response.close()
    return [head[0], head[1].get("Location", ""), text, head[1].get("Idempotency-Replayed", "")]


def fields(version: int) -> dict[str, str]:
    """A whole form, one of its cells told apart by the version that it was typed on."""
    from jiju.core.nothing import Nothing
    from tests.web import small

    cells = {f"c{c}": "不适用" if v is Nothing.NOT_APPLICABLE else str(v) for c, v in small.cells(9).items()}
    return cells | {"c13": str(version), "version": str(version), "csrfmiddlewaretoken": TOKEN}


def new_key() -> str:
    return uuid.uuid4().hex


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "jiju.config.settings"
    django.setup()
    told = {"make": make, "look": look, "crowd": crowd}[sys.argv[1]](*sys.argv[2:])
    sys.stdout.write(json.dumps(told))
