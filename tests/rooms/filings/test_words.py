"""Forms with words: what is known stands there already, words are kept as written, and figures never see them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.nothing import Nothing, Text
from jiju.rooms.figures import queries as figures
from jiju.rooms.filings import acts, queries
from jiju.spine import news
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, refused, walk
from tests.web import small

R = Role
YEAR = periods.year(2024)
TOPICS = {f"{t}{n}": Text(words) for t in range(1, 6) for n, words in ((1, "按计划"), (2, "新签约两个项目。"))}
NUMBERS = {"61": Decimal(3), "62": Decimal("120.5")}


@pytest.fixture
def topics(db: None) -> Any:
    """The home zone's form of the five topics, begun."""
    small.make()
    acts.open_period(None, by=small.BY, at=small.AT, form_code="C1", period=small.LIVE)
    return begun("C1", small.LIVE)


def begun(code: str, period: periods.Period) -> Any:
    by = small.actor(R.ZONE_STATISTICIAN)
    return acts.start(None, by=by, at=small.AT, form_code=code, period=period, unit_code=small.HOME)


def fill(filing: Any, cells: Any) -> Any:
    by = small.actor(R.ZONE_STATISTICIAN)
    return acts.fill_in(filing, by=by, at=small.AT, cells=cells, expected_version=filing.version)


def test_words_are_stored_as_written_and_go_the_whole_way(topics: Any) -> None:
    fill(topics, TOPICS | NUMBERS)
    assert queries.cells_of(topics)["12"] == Text("新签约两个项目。")
    walk(topics, *REVIEWED, (acts.accept, R.PROVINCE))
    news.catch_up()
    assert topics.state == "accepted"
    assert figures.vintage("C1") > 0, "its numbers are in the warehouse"


def test_a_required_answer_that_is_left_empty_blocks_and_others_do_not(topics: Any) -> None:
    fill(topics, TOPICS | NUMBERS | {"12": Nothing.BLANK})
    by = small.actor(R.ZONE_STATISTICIAN)
    refusal = refused(acts.FindingsStandOpen, acts.certify, topics, by=by)
    assert [f.field for f in refusal.findings] == ["12"]  # type: ignore[attr-defined]  # of FindingsStandOpen


def test_what_the_registry_knows_stands_in_the_form_when_it_is_opened(topics: Any) -> None:
    acts.open_period(None, by=small.BY, at=small.AT, form_code="A1", period=YEAR)
    known = queries.cells_of(begun("A1", YEAR))
    assert (known["01"], known["06"]) == (Text("测试集聚区001"), Text("2021-06-01"))
    assert "11" not in known, "there is no year before"
    acts.open_period(None, by=small.BY, at=small.AT, form_code="A2", period=small.LIVE)
    assert queries.cells_of(begun("A2", small.LIVE))["01"] == Decimal(0)


def test_what_another_form_holds_stands_in_the_form(topics: Any) -> None:
    fill(begun("B1", small.LIVE), small.cells(9))
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B4", period=small.LIVE)
    assert queries.cells_of(begun("B4", small.LIVE))["12"] == small.cells(9)["13"]


def test_the_year_is_compared_with_the_quarter(topics: Any) -> None:
    walk(fill(begun("B1", small.LIVE), small.cells(9)), *REVIEWED)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="A1", period=YEAR)
    profile = begun("A1", YEAR)
    fill(profile, {"14": Decimal(5)})
    said = {f.rule for f in queries.findings_now(profile)}
    assert "A1-K02" in said
    fill(profile, {"14": small.cells(9)["10"]})
    assert "A1-K02" not in {f.rule for f in queries.findings_now(profile)}


def test_the_long_form_is_asked_only_of_enterprises_above_size(topics: Any) -> None:
    form = next(f for f in queries.forms() if f.code == "B2L")
    assert form.asked_of == "above"
    burden = {b.form.code: b for b in queries.burden(small.DAY)}
    assert burden["B2L"].units <= burden["B2"].units
    assert burden["B4"].each == (15 - 1) * 4, "what is known is not counted"
