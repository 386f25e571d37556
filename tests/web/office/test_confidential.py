"""Who objects, signed in or not, with a name or without, stands nowhere that others can read."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.rooms.people import queries as people
from jiju.rooms.selections import tasks
from jiju.rooms.selections.models import CallDecision, Notice, Objection
from jiju.spine import news
from jiju.spine.models import Entry
from jiju.spine.records import opened
from tests.engines import made_files
from tests.factories.people import account_pk
from tests.rooms.selections.notices import turns
from tests.web import small
from tests.web.office.lately import lead, noticed, send, stand, text

pytestmark = pytest.mark.django_db
TEXT = "该集聚区所报入驻企业名单与实际不符。"
NAME = "王五反映人"


@pytest.fixture(autouse=True)
def calendar(monkeypatch: pytest.MonkeyPatch, province: None) -> None:
    stand(monkeypatch, turns.AT)
    cache.clear()
    tasks.adopt_titles(on=turns.TODAY, at=turns.AT)


def mentions(*words: str) -> dict[str, int]:
    """In how many rows of each table a word stands: of what is kept of anybody's requests, files and entries."""
    out: dict[str, int] = {}
    for model in apps.get_models():
        if model._meta.app_label == "sessions":
            continue  # that somebody is signed in, from when to when, is known; not what for
        for row in model._default_manager.order_by("pk").values_list():
            told = " ".join(bytes(v).decode(errors="replace") if isinstance(v, bytes) else str(v) for v in row)
            if any(word in told for word in words):
                out[model._meta.label] = out.get(model._meta.label, 0) + 1
    return out


def raised(client: Client, **fields: Any) -> Objection:
    notice = Notice.objects.first() or noticed()
    proof = made_files.png()
    told = send(
        client, f"/public/notices/{notice.pk}/raise_objection", unit="Z003", text=TEXT,
        files=SimpleUploadedFile("证据.png", proof), **fields,
    )  # fmt: skip
    assert told.status_code == 200
    return Objection.objects.get()


@pytest.mark.parametrize("name", [NAME, ""], ids=("named", "nameless"))
def test_no_table_gains_a_word_of_a_head_who_objects(signed_in: Any, name: str) -> None:
    by = people.actor_of(account_pk("zone_head"), on=small.DAY)
    assert by is not None
    head = signed_in("zone_head")
    noticed()
    news.catch_up()
    known = (by.person, by.account, NAME)
    before = mentions(*known)
    made = raised(head, name=name, evidence="现场照片三张")
    news.catch_up()
    assert mentions(*known) == before
    assert made.is_named is bool(name)
    entry = Entry.objects.get(action="selections.raise_objection")
    assert (entry.person, entry.account, entry.unit) == ("system:portal", "system:portal", "")


@pytest.mark.parametrize("name", [NAME, ""], ids=("named", "nameless"))
def test_no_page_of_others_tells_it(signed_in: Any, name: str) -> None:
    by = people.actor_of(account_pk("zone_head"), on=small.DAY)
    assert by is not None
    made = raised(signed_in("zone_head"), name=name, evidence="现场照片三张")
    news.catch_up()
    entry = Entry.objects.get(action="selections.raise_objection")
    auditor = signed_in("auditor")
    narrowed = text(auditor, f"/ledger?action=selections.raise_objection&person={by.person}")
    assert f"/ledger/entries/{entry.seq}" not in narrowed
    for path in ("/ledger?action=selections.raise_objection", f"/ledger/entries/{entry.seq}"):
        told = text(auditor, path)
        assert by.person not in told
        assert by.name not in told
        assert NAME not in told
    recorder, ruler = lead(signed_in, 1), lead(signed_in, 4)
    has_a_part = people.actor_of(account_pk("lead1"), on=small.DAY)
    assert has_a_part is not None
    with opened():
        CallDecision.objects.update(recorded_by=has_a_part.person)
    for client in (recorder, ruler, auditor):
        told = text(client, f"/objections/{made.pk}")
        assert by.name not in told
        assert (NAME in told) is (bool(name) and client is not recorder)  # those who rule and the auditor
    other = signed_in("zone_statistician")
    assert other.get(f"/objections/{made.pk}").status_code in (403, 404)
    for client in (recorder, ruler, signed_in("city"), other, Client()):
        assert client.get(f"/ledger/entries/{entry.seq}").status_code in (302, 403, 404)
        assert NAME not in text(client, f"/public/notices/{made.notice_id}")
    assert TEXT in text(signed_in("zone_head"), f"/objections/{made.pk}")
