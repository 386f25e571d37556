"""Files that come with an answer: sent from the desk, downloaded in the review, and out of everybody else's reach."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiju.core.refusals import NotFound
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing, Query
from jiju.spine import files
from jiju.spine.models import Attachment, Entry
from jiju.spine.roles import Role
from jiju.web.uploads import LARGEST, LARGEST_BODY
from tests.engines import made_files as made
from tests.rooms.filings.ways import SIGNED, explained, walk
from tests.web import small

NAME = "工资汇总表（2024年12月）.pdf"
ANSWER = {"answer": "年终奖在本季计提，见附件。", "evidence": "工资汇总表2024年12月"}


@pytest.fixture
def asked(province: None) -> Query:
    """The county has asked the home zone about a cell."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    filing = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    acts.fill_in(filing, by=by, at=small.AT, cells=small.cells(9), expected_version=filing.version)
    walk(explained(filing), *SIGNED)
    county, soon = small.actor(Role.COUNTY), small.DAY + timedelta(days=3)
    return acts.raise_query(filing, by=county, at=small.AT, field="09", question="请附工资汇总表。", due=soon)


def answer(client: Client, query: Query, *sent: tuple[str, bytes], key: str = "", **fields: Any) -> Any:
    given = [SimpleUploadedFile(name, data, "application/octet-stream") for name, data in sent]
    body = {"idempotency_key": key or str(uuid.uuid4()), "query": query.pk, "files": given}
    return client.post(f"/filings/{query.filing_id}/answer_query", body | ANSWER | fields)


def kept() -> Attachment:
    return Attachment.objects.get()


def path() -> str:
    return f"/files/{kept().pk}/{kept().name}"


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_zone_sends_a_file_and_the_reviewer_downloads_it(asked: Query, signed_in: Any) -> None:
    zone, county = signed_in("zone_statistician"), signed_in("county")
    desk = text(zone, f"/filings/{asked.filing_id}")
    assert 'enctype="multipart/form-data"' in desk
    assert 'accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.ofd"' in desk
    assert "每个不超过 10 MB，合计不超过 10 个" in desk
    assert answer(zone, asked, (NAME, made.pdf())).status_code == 302
    review = text(county, f"/review/{asked.filing_id}?cell=09")
    assert f'href="{path()}"' in review
    assert NAME in review
    response = county.get(path())
    assert response.content == made.pdf()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith(f'attachment; filename="query-{asked.pk}-1.pdf"')
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"
    assert "sandbox" in response["Content-Security-Policy"]
    assert kept().sha256 in Entry.objects.order_by("-seq")[0].body


def test_who_sees_the_filing_sees_its_file_and_nobody_else_can_tell_that_it_is_there(
    asked: Query, signed_in: Any
) -> None:
    answer(signed_in("zone_statistician"), asked, (NAME, made.pdf()))
    for role in ("zone_statistician", "zone_head", "county", "city", "province", "auditor"):
        assert signed_in(role).get(path()).status_code == 200, role
    for role in ("expert", "administrator"):
        assert signed_in(role).get(path()).status_code == 404, role
    assert Client().get(path())["Location"].startswith("/accounts/login/")
    assert signed_in("county").post(path(), {"idempotency_key": str(uuid.uuid4())}).status_code == 405


@pytest.mark.parametrize("role", [Role.CITY, Role.COUNTY, Role.ZONE_STATISTICIAN, Role.ZONE_HEAD, Role.ENTERPRISE])
def test_another_city_county_or_zone_is_answered_as_for_a_file_that_is_not_there(asked: Query, role: Role) -> None:
    filing, by = Filing.objects.get(pk=asked.filing_id), small.actor(Role.ZONE_STATISTICIAN)
    acts.answer_query(filing, by=by, at=small.AT, query=asked.pk, **ANSWER, uploads=[files.Upload(NAME, made.pdf())])
    mine = small.actor(role)
    other = replace(mine, scope=replace(mine.scope, codes=frozenset({"229900"})))
    with pytest.raises(NotFound) as there:
        files.open_attachment(other, kept().pk)
    with pytest.raises(NotFound) as nowhere:
        files.open_attachment(other, kept().pk + 1)
    assert str(there.value) == str(nowhere.value)


def test_a_name_that_is_not_ours_opens_nothing(asked: Query, signed_in: Any) -> None:
    answer(signed_in("zone_statistician"), asked, (NAME, made.pdf()))
    county = signed_in("county")
    for name in ("evil.html", "query-1-1.pdf.exe", "x", "..%2f..%2fetc%2fpasswd"):
        assert county.get(f"/files/{kept().pk}/{name}").status_code == 404
    assert county.head(path()).status_code == 200


def test_what_was_typed_stays_when_a_file_is_refused_and_nothing_is_kept(asked: Query, signed_in: Any) -> None:
    zone = signed_in("zone_statistician", "en")
    response = answer(zone, asked, (NAME, made.pdf()), ("a.svg", b"<svg/>"), ("b.pdf", b"MZ"), ("c.png", b""))
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert ANSWER["answer"] in page
    assert ANSWER["evidence"] in page
    assert "“a.svg”: Files of this kind are not taken." in page
    assert "“b.pdf”: In truth it is no file of the kind PDF." in page
    assert "“c.png”: The file is empty." in page
    assert not Attachment.objects.exists()
    assert Query.objects.get().state == "open"


def test_an_answer_needs_no_file_and_a_later_one_keeps_those_of_before(asked: Query, signed_in: Any) -> None:
    zone = signed_in("zone_statistician")
    assert answer(zone, asked).status_code == 302
    assert not Attachment.objects.exists()
    answer(zone, asked, (NAME, made.pdf()))
    answer(zone, asked, (NAME, made.pdf()), ("照片.jpg", made.jpg()))
    shown = queries.queries_on(Filing.objects.get(pk=asked.filing_id))[0].files
    assert [f.original_name for f in shown] == [NAME, "照片.jpg"]


def test_files_beyond_ten_are_told_and_none_is_kept(asked: Query, signed_in: Any) -> None:
    many = [(f"{n}.pdf", made.pdf(b"%% " + str(n).encode())) for n in range(11)]
    zone = signed_in("zone_statistician", "en")
    response = answer(zone, asked, *many)
    assert response.status_code == 422
    assert "There would be 11 files; at most 10 are kept." in unescape(response.content.decode())
    assert not Attachment.objects.exists()
    assert answer(zone, asked, *many[:10]).status_code == 302


def test_one_key_carries_one_set_of_files(asked: Query, signed_in: Any) -> None:
    """The first of two files counts in what is asked as well as the last."""
    zone, key, last = signed_in("zone_statistician"), str(uuid.uuid4()), ("b.pdf", made.pdf(b"%% b"))
    first = ("a.pdf", made.pdf(b"%% a"))
    assert answer(zone, asked, first, last, key=key).status_code == 302
    assert answer(zone, asked, first, last, key=key)["Idempotency-Replayed"] == "true"
    assert answer(zone, asked, ("a.pdf", made.pdf(b"%% c")), last, key=key).status_code == 409
    assert Attachment.objects.count() == 2


def test_a_request_that_says_it_is_too_large_is_answered_before_it_is_read(asked: Query, signed_in: Any) -> None:
    response = signed_in("zone_statistician", "en").post(
        f"/filings/{asked.filing_id}/answer_query", b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(LARGEST_BODY + 1),
    )  # fmt: skip
    assert response.status_code == 413
    assert "larger than 102 MB" in response.content.decode()


def test_a_file_of_the_limit_is_taken_and_one_byte_more_is_not(asked: Query, signed_in: Any) -> None:
    assert files.LIMITS.bytes == LARGEST
    zone = signed_in("zone_statistician", "en")
    full = made.pdf(b"%" + b"x" * (LARGEST - len(made.pdf()) - 2))
    assert len(full) == LARGEST
    assert answer(zone, asked, ("a.pdf", made.pdf(b"%" + b"x" * (LARGEST - len(made.pdf()) - 1)))).status_code == 422
    assert answer(zone, asked, ("a.pdf", full)).status_code == 302


def test_a_file_that_waits_or_was_refused_is_shown_without_a_link(asked: Query, signed_in: Any, settings: Any) -> None:
    settings.JIJU_SCANNER = ["false"]
    answer(signed_in("zone_statistician"), asked, (NAME, made.pdf()))
    county = signed_in("county")
    page = text(county, f"/review/{asked.filing_id}?cell=09")
    assert "待查毒" in page
    assert path() not in page
    assert county.get(path()).status_code == 409
    files.scan(at=small.AT)
    assert "查毒未通过" in text(county, f"/review/{asked.filing_id}?cell=09")
    assert county.get(path()).status_code == 409


def test_the_files_of_many_queries_come_in_one_question(asked: Query, signed_in: Any, query_count: Any) -> None:
    filing = Filing.objects.get(pk=asked.filing_id)
    county, zone = small.actor(Role.COUNTY), small.actor(Role.ZONE_STATISTICIAN)
    counts = []
    for n in range(3):
        more = acts.raise_query(
            filing, by=county, at=small.AT, field="04", question="请附合同。", due=small.DAY + timedelta(days=3)
        )
        upload = files.Upload("a.pdf", made.pdf(b"%% " + str(n).encode()))
        acts.answer_query(filing, by=zone, at=small.AT, query=more.pk, **ANSWER, uploads=[upload])
        with query_count() as count:
            queries.queries_on(filing)
        counts.append(len(count))
    assert len(set(counts)) == 1
