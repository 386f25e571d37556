"""Every change carries a key: sent again it gives the same answer and changes nothing more."""

from __future__ import annotations

from typing import Any

from jiju.spine.models import Entry, Receipt

START = {"form": "B1", "period": "2024Q4", "unit": "Z001"}
KEY = "0123456789abcdef0123456789abcdef"


def started() -> int:
    return Entry.objects.filter(action="filings.start").count()


def test_the_same_key_a_hundred_times_gives_one_row_and_one_receipt(province: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    answers = {client.post("/filings/start", START | {"idempotency_key": KEY}).headers["Location"] for _ in range(100)}
    assert len(answers) == 1
    assert started() == 1
    assert Receipt.objects.filter(pk=KEY).count() == 1


def test_a_key_is_not_lent_to_another_request_or_person(province: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    client.post("/filings/start", START | {"idempotency_key": KEY})
    other = client.post("/filings/start", START | {"period": "2024Q3", "idempotency_key": KEY})
    assert other.status_code == 409
    assert signed_in("enterprise").post("/filings/start", START | {"idempotency_key": KEY}).status_code == 409
    assert started() == 1


def test_without_a_key_nothing_is_changed(province: None, signed_in: Any) -> None:
    answer = signed_in("zone_statistician", "en").post("/filings/start", START)
    assert answer.status_code == 409
    assert "without its key" in answer.content.decode()
    assert started() == 0


def test_a_refused_request_keeps_no_receipt_and_may_be_sent_again(province: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    assert client.post("/filings/start", START | {"unit": "Z003", "idempotency_key": KEY}).status_code == 404
    assert not Receipt.objects.filter(pk=KEY).exists()
    assert client.post("/filings/start", START | {"idempotency_key": KEY}).status_code == 302
