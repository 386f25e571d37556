"""The enterprise's short form: signed by the enterprise, passed by the zone, accepted by the county."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine import news
from jiju.spine.roles import Role
from tests.rooms.filings import ways
from tests.web import small

CODE = small.POSTS[Role.ENTERPRISE][2][0]
CELLS = {"01": Decimal(50), "02": Decimal(2), "03": Decimal(9), "04": Decimal(7), "05": Decimal(0)}


@pytest.fixture
def filing(db: None) -> Any:
    small.make()
    firm = EnterpriseFacts(CODE, "测试企业", "", "small", small.HOME, date(2021, 6, 1))
    registry.enter([firm], by=small.BY, at=small.AT)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    by = small.actor(Role.ENTERPRISE)
    made = acts.start(None, by=by, at=small.AT, form_code="B2", period=small.LIVE, unit_code=CODE)
    return acts.fill_in(made, by=by, at=small.AT, cells=CELLS, expected_version=made.version)


def test_it_goes_from_the_enterprise_through_the_zone_to_the_county(filing: Any) -> None:
    states = []
    for verb, role in (
        (acts.certify, Role.ENTERPRISE),
        (acts.pass_zone, Role.ZONE_STATISTICIAN),
        (acts.accept, Role.COUNTY),
    ):
        verb(filing, by=small.actor(role), at=small.AT)
        states.append(filing.state)
    assert states == ["submitted", "zone_passed", "accepted"]
    news.catch_up()
    assert queries.accepted_filing(filing.pk, 0) is not None


def test_nobody_reports_for_the_enterprise(filing: Any) -> None:
    by = small.actor(Role.ZONE_STATISTICIAN)
    with pytest.raises(acts.ForeignUnit):
        acts.fill_in(filing, by=by, at=small.AT, cells=CELLS, expected_version=filing.version)
    with pytest.raises(NotYours):
        acts.certify(filing, by=small.actor(Role.COUNTY), at=small.AT)


def test_the_zone_hands_it_back_and_the_enterprise_corrects_it(filing: Any) -> None:
    firm = small.actor(Role.ENTERPRISE)
    acts.certify(filing, by=firm, at=small.AT)
    zone = small.actor(Role.ZONE_STATISTICIAN)
    acts.hand_back(filing, by=zone, at=small.AT, reason="请核对营业收入的单位。", cells=("01",), due_back=None)
    acts.fill_in(filing, by=firm, at=small.AT, cells={"01": Decimal(60)}, expected_version=filing.version)
    assert filing.state == "draft"


def test_a_zone_is_told_when_a_revised_enterprise_no_longer_agrees_with_its_accepted_form(filing: Any) -> None:
    ways.walk(
        filing, (acts.certify, Role.ENTERPRISE), (acts.pass_zone, Role.ZONE_STATISTICIAN), (acts.accept, Role.COUNTY)
    )
    by = small.actor(Role.ZONE_STATISTICIAN)
    zone = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    whole = small.cells(9) | {"14": Decimal(8950)}  # with the 50 of the enterprise, the 9,000 of the zone
    acts.fill_in(zone, by=by, at=small.AT, cells=whole, expected_version=zone.version)
    ways.walk(ways.explained(zone), *ways.REVIEWED, (acts.accept, Role.PROVINCE))
    told = queries.messages(by).total
    for number, revenue in enumerate((Decimal("50.5"), Decimal(90)), 1):  # within the tolerance of one, and beyond it
        acts.order_revision(
            filing, by=small.actor(Role.ENTERPRISE), at=small.AT, cells={"01": revenue},
            reason="财务决算后营业收入有调整，原报数少计一笔。", proof="2024年度财务决算报告（演示）第3页。",
        )  # fmt: skip
        acts.approve_revision(filing, by=small.actor(Role.COUNTY), at=small.AT, number=number, answer="已核对，同意。")
        assert queries.messages(by).total == told + number - 1
    newest = queries.messages(by).rows[0]
    assert (newest.form_code, newest.kind) == ("B1", "revised_below")
