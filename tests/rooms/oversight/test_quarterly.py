"""季度运行分析: drafted from the figures, written on, settled by a second person, and marked where a number is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import PassageText, QuarterlyAnalysis
from jiju.spine.models import Entry
from tests.factories import quarterly as made
from tests.factories.oversight import AT, TODAY, by
from tests.web import small

pytestmark = pytest.mark.django_db
WHY = "数据来自省统计局月报，已核对原件。"


def shown(analysis: QuarterlyAnalysis, username: str = "province") -> Any:
    return queries.analysis(by(username), analysis.pk, on=TODAY)


def passage(analysis: QuarterlyAnalysis, key: str) -> Any:
    return next(p for p in shown(analysis).passages if p.key == key)


def test_a_draft_tells_each_number_with_its_source_and_none_is_marked() -> None:
    drafted = made.quarterly_analysis()
    page = shown(drafted)
    assert [p.key for p in page.passages] == ["whole", "type", "city", "zone", "reporting", "trouble", "ahead"]
    assert page.wrong == 0
    assert page.revised == ()
    whole = page.passages[0]
    assert "已有3个集聚区数据审核通过，共应有4个" in whole.text  # Z001 has still to file
    revenue = next(c for c in whole.numbers if c.key == "revenue.now")
    assert (revenue.source.indicator, revenue.source.period) == ("revenue", "2024Q4")
    assert revenue.source.vintage == drafted.vintage > 0
    entry = Entry.objects.get(action="oversight.draft_analysis")
    assert json.loads(entry.body)["data"]["texts"]["whole"] == whole.text


def test_totals_are_not_set_against_last_year_before_every_zone_is_in() -> None:
    drafted = made.quarterly_analysis()
    assert not [c for c in passage(drafted, "whole").numbers if c.key in ("revenue.growth", "revenue.gap")]
    cities = {r[0]: r[1][2] for r in passage(drafted, "city").grids[0].rows}
    assert cities["长春市"] is None  # one of its zones has not filed
    assert cities["吉林市"] is not None
    small.file_home()
    acts.refresh_analysis(drafted, by=by("province"), at=AT)
    drafted.refresh_from_db()
    keys = {c.key for c in passage(drafted, "whole").numbers}
    assert {"revenue.growth", "revenue.same", "revenue.attained", "revenue.gap"} <= keys
    assert "同比" in passage(drafted, "whole").text


def test_a_quarter_that_has_not_ended_or_has_no_figures_is_not_drafted() -> None:
    made.base()
    for period in (periods.quarter(2025, 1), periods.quarter(2024, 1), periods.month(2024, 11)):
        with pytest.raises(acts.NothingToTell):
            acts.draft_analysis(None, by=by("province"), at=AT, period=period)
    with pytest.raises(NotYours):
        acts.draft_analysis(None, by=by("zone_head"), at=AT, period=small.LIVE)
    assert not QuarterlyAnalysis.objects.exists()
    acts.draft_analysis(None, by=by("province"), at=AT, period=small.LIVE)
    with pytest.raises(acts.AnalysisIsThere):
        acts.draft_analysis(None, by=by("province-2"), at=AT, period=small.LIVE)
    assert QuarterlyAnalysis.objects.count() == 1


def test_one_quarter_only_tells_no_growth() -> None:
    made.base()
    drafted = acts.draft_analysis(None, by=by("province"), at=AT, period=small.LIVE.year_before)
    page = shown(drafted)
    assert page.wrong == 0
    assert "暂不比较增速" in passage(drafted, "type").text
    assert not [c for c in page.passages[0].numbers if c.key.endswith((".growth", ".same")) and "zones" not in c.key]


def test_a_written_passage_is_marked_where_its_numbers_are_not_those_computed() -> None:
    drafted = made.quarterly_analysis()
    made_text = acts.write_passage(
        drafted, by=by("province"), at=AT, key="ahead", text="力争营业收入达到987.6亿元。", read=1
    )
    assert made_text.version == 2
    assert [m.kind for m in passage(drafted, "ahead").marks if m.is_wrong] == ["stray"]
    assert queries.stray_numbers(drafted) == ["987.6亿元"]
    with pytest.raises(acts.TextHasMoved):
        acts.write_passage(drafted, by=by("province-2"), at=AT, key="ahead", text="另一稿。", read=1)
    with pytest.raises(acts.NothingIsAnother):
        acts.write_passage(drafted, by=by("province"), at=AT, key="ahead", text=made_text.text, read=2)
    with pytest.raises(acts.TextIsTooLong):
        acts.write_passage(drafted, by=by("province"), at=AT, key="ahead", text="长" * 20_001, read=2)
    with pytest.raises(NotFound):
        acts.write_passage(drafted, by=by("province"), at=AT, key="nothing", text="文字", read=1)
    with pytest.raises(NotFound):
        acts.write_passage(drafted, by=by("city"), at=AT, key="ahead", text="文字", read=2)
    assert PassageText.objects.filter(analysis=drafted, key="ahead").count() == 2


def test_a_figure_revised_after_the_draft_is_marked_and_taken_anew() -> None:
    drafted = made.quarterly_analysis()
    before = passage(drafted, "whole")
    acts.write_passage(
        drafted, by=by("province"), at=AT, key="whole", text=before.text + "各地落实有力。", read=before.version
    )
    small.file_home()
    page = shown(drafted)
    assert page.revised
    assert "overtaken" in {m.kind for m in passage(drafted, "whole").marks}
    acts.refresh_analysis(drafted, by=by("province"), at=AT)
    drafted.refresh_from_db()
    kept = passage(drafted, "whole")
    assert kept.text.endswith("各地落实有力。")  # what an official wrote is not written over
    assert kept.wrong > 0
    assert not passage(drafted, "city").wrong
    assert "长春市" in passage(drafted, "city").text
    with pytest.raises(acts.NothingIsAnother):
        acts.refresh_analysis(drafted, by=by("province"), at=AT)


def test_who_wrote_it_does_not_settle_it_and_a_stray_number_needs_a_reason() -> None:
    drafted = made.passage_text().analysis
    with pytest.raises(acts.WroteIt):
        acts.settle_analysis(drafted, by=by("province"), at=AT, digest=made.digest(drafted))
    with pytest.raises(acts.TextHasMoved):
        acts.settle_analysis(drafted, by=by("province-2"), at=AT, digest="0" * 64)
    acts.write_passage(drafted, by=by("province"), at=AT, key="ahead", text="全省增速9.9%。", read=2)
    read = made.digest(drafted)
    with pytest.raises(acts.NumbersAreNotComputed):
        acts.settle_analysis(drafted, by=by("province-2"), at=AT, digest=read)
    with pytest.raises(NotFound):
        acts.settle_analysis(drafted, by=by("city"), at=AT, digest=read)
    drafted.refresh_from_db()
    assert drafted.state == "drafting"
    settled = acts.settle_analysis(drafted, by=by("province-2"), at=AT, digest=read, reason=WHY)
    assert (settled.state, settled.reason) == ("settled", WHY)
    with pytest.raises(NotNow):
        acts.write_passage(settled, by=by("province"), at=AT, key="ahead", text="再改", read=3)
    with pytest.raises(acts.WordsAreMissing):
        acts.reopen_analysis(settled, by=by("province"), at=AT, reason="改")
    acts.reopen_analysis(settled, by=by("province"), at=AT, reason="省领导要求补充分析。")
    settled.refresh_from_db()
    assert (settled.state, settled.reason) == ("drafting", "")
    data = json.loads(Entry.objects.get(action="oversight.settle_analysis").body)["data"]
    assert data["strays"] == ["9.9%"]


def test_each_unit_has_its_own_and_sees_no_other() -> None:
    drafted = made.quarterly_analysis()
    with pytest.raises(NotFound):
        queries.analysis(by("city"), drafted.pk, on=TODAY)
    own = acts.draft_analysis(None, by=by("city"), at=AT, period=small.LIVE)
    page = queries.analysis(by("city"), own.pk, on=TODAY)
    assert [p.key for p in page.passages] == ["whole", "type", "county", "zone", "reporting", "trouble", "ahead"]
    assert {name for p in page.passages if p.key == "zone" for g in p.grids for name, _ in g.rows} == {"测试集聚区003"}
    assert [a.unit_name for a in queries.analyses(by("city"))] == ["长春市发改委"]
    assert len(queries.analyses(by("auditor"))) == 2
    assert queries.analysis(by("auditor"), own.pk, on=TODAY).verbs == ()
    with pytest.raises(NotYours):
        queries.analyses(by("zone_head"))


def test_a_document_engine_reads_texts_numbers_tables_and_charts() -> None:
    drafted = made.passage_text().analysis
    data = json.loads(json.dumps(queries.analysis_data(by("province"), drafted.pk)))
    by_key = {p["key"]: p for p in data["passages"]}
    assert by_key["ahead"]["text"] == made.NEXT
    number = next(n for n in by_key["whole"]["numbers"] if n["key"] == "revenue.now")
    assert number["source"] == {
        "indicator": "revenue", "period": "2024Q4", "vintage": drafted.vintage,
        "path": "/figures/revenue?period=2024Q4",
    }  # fmt: skip
    assert by_key["city"]["tables"][0]["rows"]
    assert by_key["zone"]["charts"][0]["points"]
