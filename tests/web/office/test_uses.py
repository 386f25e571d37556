"""What a form's figures may be used for stands on its page: one line for all rows, or a line for each group of rows."""

from __future__ import annotations

from html import unescape
from typing import Any
from uuid import uuid4

import pytest

from jiju.rooms.filings import acts
from jiju.rooms.programmes.shapes import Form, Row
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.roles import Role
from jiju.web.desk.told import uses
from tests.factories.programmes import jilin
from tests.web import small

CODE = small.POSTS[Role.ENTERPRISE][2][0]


def named(form: Form) -> list[tuple[list[str], list[str]]]:
    return [(codes, [str(p) for p in held]) for codes, held in uses(form)]


def test_rows_of_the_same_purposes_stand_in_one_line() -> None:
    form = next(f for f in jilin().forms if f.code == "B2")
    assert named(form) == [(["01", "02", "03", "04", "05"], ["statistics"])]
    zone = next(f for f in jilin().forms if f.code == "B1")
    assert named(zone)[0][1] == ["statistics", "assessment", "supervision", "awards", "publication"]
    assert len(named(zone)) == 1


def test_a_row_that_says_otherwise_stands_apart() -> None:
    form = next(f for f in jilin().forms if f.code == "B2")
    rows: list[Row] = [r.model_copy(update={"purposes": ("supervision", "statistics")} if r.code == "04" else {})
                       for r in form.rows]  # fmt: skip
    changed = form.model_copy(update={"rows": tuple(rows)})
    assert named(changed) == [(["01", "02", "03", "05"], ["statistics"]), (["04"], ["statistics", "supervision"])]


@pytest.fixture
def filing(province: None) -> Any:
    """The home zone's enterprise has begun its short form."""
    firm = EnterpriseFacts(CODE, "测试企业", "", "small", small.HOME, small.date(2021, 6, 1))
    registry.enter([firm], by=small.BY, at=small.AT)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    by = small.actor(Role.ENTERPRISE)
    return acts.start(None, by=by, at=small.AT, form_code="B2", period=small.LIVE, unit_code=CODE)


def test_an_enterprises_form_says_so_on_the_desk_page(filing: Any, signed_in: Any) -> None:
    for role in ("zone_statistician", "county", "province"):
        client = signed_in(role)
        opening = {"idempotency_key": str(uuid4()), "purpose": "statistics", "next": f"/filings/{filing.pk}"}
        page = unescape(client.post(f"/enterprises/{CODE}/consult", opening, follow=True).content.decode())
        uses_ = page[page.index('id="uses"') :]
        for said in ("资料用途", "全部各行", "统计", "第九条、第二十五条"):
            assert said in uses_[:1500], (role, said)
    english = signed_in("county", "en").get(f"/filings/{filing.pk}").content.decode()
    assert "What the figures may be used for" in english
    assert "Articles 9 and 25" in english
