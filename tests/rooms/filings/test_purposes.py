"""A single enterprise's figures are asked for a purpose, and handed out for statistics only."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from django.utils import translation

from jiju.config import commands
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.words import PURPOSES
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.shapes import Form
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role
from jiju.spine.say import say
from tests.rooms.filings.test_enterprise import CELLS, CODE
from tests.web import small

OTHERS = ("assessment", "supervision", "award", "publication")


@pytest.fixture
def accepted(db: None) -> Any:
    """An enterprise's short form on its whole way."""
    small.make()
    registry.enter([EnterpriseFacts(CODE, "测试企业", "", "small", small.HOME, small.date(2021, 6, 1))],
                   by=small.BY, at=small.AT)  # fmt: skip
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    firm = small.actor(Role.ENTERPRISE)
    made = acts.start(None, by=firm, at=small.AT, form_code="B2", period=small.LIVE, unit_code=CODE)
    acts.fill_in(made, by=firm, at=small.AT, cells=CELLS, expected_version=made.version)
    for verb, role in ((acts.certify, Role.ENTERPRISE), (acts.pass_zone, Role.ZONE_STATISTICIAN),
                       (acts.accept, Role.COUNTY)):  # fmt: skip
        verb(made, by=small.actor(role), at=small.AT)
    return made


def test_statistics_reads_an_enterprise_and_nothing_else_does(accepted: Any) -> None:
    by = small.actor(Role.COUNTY)
    assert queries.unit_figures(by, CODE, "B2", small.LIVE, purpose="statistics").cells == CELLS
    for purpose in OTHERS:
        with pytest.raises(queries.NotForThisPurpose) as caught:
            queries.unit_figures(by, CODE, "B2", small.LIVE, purpose=purpose)  # type: ignore[arg-type]  # all are purposes
        told, named = str(caught.value), PURPOSES[purpose]
        assert caught.value.what.values["purpose"] == named
        for words in ("B2", "01", str(named), "Articles 9 and 25", "three units and more"):
            assert words in told


def test_the_refusal_names_the_purpose_and_the_article_in_chinese(accepted: Any) -> None:
    names = {"assessment": "评估考核", "supervision": "运行监测", "award": "奖补", "publication": "信息发布"}
    with translation.override("zh-hans"):
        for purpose in OTHERS:
            with pytest.raises(queries.NotForThisPurpose) as caught:
                queries.unit_figures(small.actor(Role.COUNTY), CODE, "B2", small.LIVE, purpose=purpose, rows=("01",))  # type: ignore[arg-type]  # all are purposes
            assert names[purpose] in say(caught.value.what)
            assert purpose not in say(caught.value.what)
            assert "第二十五条" in say(caught.value.why)


def test_rows_are_narrowed_and_scope_is_asked(accepted: Any) -> None:
    by = small.actor(Role.COUNTY)
    found = queries.unit_figures(by, CODE, "B2", small.LIVE, purpose="statistics", rows=("04",))
    assert found.cells == {"04": CELLS["04"]}
    with pytest.raises(NotFound):
        queries.unit_figures(by, "Z002", "B1", small.LIVE, purpose="statistics")
    with pytest.raises(NotYours):
        queries.unit_figures(small.actor(Role.EXPERT), CODE, "B2", small.LIVE, purpose="statistics")


def test_a_zones_figures_serve_every_purpose(accepted: Any) -> None:
    by = small.actor(Role.PROVINCE)
    for purpose in ("statistics", *OTHERS):
        found = queries.unit_figures(by, "Z003", "B1", small.LIVE, purpose=purpose)  # type: ignore[arg-type]  # all are purposes
        assert found.cells["10"] == small.cells(11)["10"]


def test_the_default_follows_the_level_and_changes_no_digest_while_a_row_may_say_otherwise() -> None:
    for form in read_plan(small.PLAN).forms:
        wanted = {"enterprise": ("statistics",), "zone": ("statistics", *OTHERS)}[form.level]
        assert {form.purposes_of(row) for row in form.rows} == {wanted}
        dumped = form.model_dump(mode="json", exclude_defaults=True)
        assert "purposes" not in canonical(dumped)
        dumped["rows"][0]["purposes"] = ["statistics", "supervision"]
        changed = Form.model_validate_json(canonical(dumped))
        assert changed.purposes_of(changed.rows[0]) == ("statistics", "supervision")
        assert hashlib.sha256(canonical(dumped).encode()).hexdigest() != form.seal
        assert changed.seal != form.seal


def test_the_command_prints_them_for_statistics_and_is_refused_for_awards(
    accepted: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["filings", "unit", CODE, "--form", "B2", "--period", str(small.LIVE), "--json", "--purpose"]
    assert commands.run([*asked, "statistics"]) == 0
    assert json.loads(capsys.readouterr().out)["cells"]["04"] == "7"
    assert commands.run([*asked, "award"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Articles 9 and 25" in told.err or "第二十五条" in told.err
