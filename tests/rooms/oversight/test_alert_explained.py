"""What the unit said when it reported stands on the alert about its figure, for whoever sees the report."""

from __future__ import annotations

from typing import Any

import pytest

from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries as reports
from jiju.rooms.filings.models import Filing
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.models import Alert
from jiju.spine.roles import Role
from tests.factories import alerts as made
from tests.factories.alerts import AT, EXPLAINED
from tests.factories.oversight import DUE, TODAY, by
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert() -> Alert:
    return made.explained()


def said(alert: Alert, who: str) -> tuple[Any, ...]:
    found: tuple[Any, ...] = queries.alert(by(who), alert.pk, on=TODAY).explained
    return found


def test_who_said_what_and_when_of_which_figure(alert: Alert) -> None:
    first = next(e for e in said(alert, "city") if e.field == "10")
    assert (first.field, first.row_name, first.text, first.at) == ("10", "期末用工人数", EXPLAINED, AT)
    assert (first.by, first.unit_name) == (small.actor(Role.ZONE_STATISTICIAN).name, "测试集聚区001")
    assert "1 人" in str(first.asked)


def test_whoever_sees_the_alert_and_the_report_reads_it(alert: Alert) -> None:
    for who in ("province", "city", "county", "zone_head", "auditor"):
        assert EXPLAINED in [e.text for e in said(alert, who)], who


def test_what_speaks_of_the_alerts_own_figure_comes_first(alert: Alert) -> None:
    """A later answer about another figure stands below."""
    filing = Filing.objects.get(unit_code=small.HOME, period=str(small.LIVE))
    query = filings.raise_query(filing, by=by("county"), at=AT, field="13", question="请附清单。", due=DUE)
    filings.answer_query(filing, by=small.actor(Role.ZONE_STATISTICIAN), at=AT.replace(hour=15), query=query.pk,
                         answer="已附企业清单一份。", evidence="")  # fmt: skip
    rows = {s.row for s in alert.signs.all()}
    fields = [e.field for e in said(alert, "province")]
    assert "13" not in rows
    assert fields.index("13") == sum(f in rows for f in fields) > 0


def test_a_report_without_words_has_none() -> None:
    assert said(made.raised(), "province") == ()


def test_many_sayings_are_cut_and_only_the_own_reports_are_read(alert: Alert, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    whole = reports.explained

    def watched(*args: Any, **named: Any) -> Any:
        asked.append((args[1], named))
        return whole(*args, **named) * 30

    monkeypatch.setattr(reports, "explained", watched)
    assert len(said(alert, "province")) == 20
    assert asked == [({("B1", "2024Q4", small.HOME)}, {"purpose": "statistics"})]
