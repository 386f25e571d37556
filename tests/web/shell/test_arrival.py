"""Deadlines are judged by the moment at which a request came in, not by when its turn came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from jiju.web import clock

CAME = datetime(2025, 2, 10, 9, 59, 59, 900_000, tzinfo=UTC)


def test_a_request_that_waited_is_judged_by_when_it_came(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: CAME)
    with clock.one_calendar():
        monkeypatch.setattr(timezone, "now", lambda: CAME + timedelta(seconds=5))
        assert clock.arrived() == CAME
        assert clock.now() == CAME + timedelta(seconds=5)
    assert clock.arrived() == CAME + timedelta(seconds=5)
