"""The topics of the plan: told in words by a form, checked by figures; empty means that somebody is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.nothing import Nothing, Text
from jiju.core.periods import quarter
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings.models import Message
from jiju.rooms.oversight import acts, checks, queries, tasks
from jiju.rooms.oversight.models import TopicAsk
from jiju.rooms.oversight.shapes import TopicCell, TopicMatrix
from jiju.rooms.programmes.shapes.topics import LateLines, TopicFact
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from tests.factories import oversight, programmes
from tests.factories import topics as made
from tests.factories.oversight import AT, TODAY, by, later
from tests.factories.topics import PAST, PROBLEM, SAID
from tests.web import small

pytestmark = pytest.mark.django_db
Q3 = quarter(2024, 3)


@pytest.fixture
def province() -> None:
    oversight.base()


def cells(who: str = "province", zone: str = "Z001", at: datetime = AT) -> dict[str, TopicCell]:
    found = queries.matrix(by(who), at=at)
    return {c.topic: c for r in found.rows if r.zone.code == zone for c in r.cells}


# --- what there is of a topic --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "words", "due", "expected"),
    [
        ("accepted", SAID, TODAY, "accepted"), ("sent", SAID, TODAY, "sent"), ("sent", "", TODAY, "empty"),
        ("accepted", "", None, "empty"), ("", "", None, "unasked"), ("", "", TODAY, "open"),
        ("", "", TODAY - timedelta(days=1), "late"),
    ],
)  # fmt: skip
def test_what_there_is_of_a_topic(state: str, words: str, due: date | None, expected: str) -> None:
    assert checks.told(state, words, due, TODAY) == expected


def test_a_fact_is_a_row_late_lines_or_what_is_counted_and_what_is_missing_never_worries() -> None:
    row = TopicFact(id="a", name="停工", unit="个", form="B3", row="04", worry="above_zero")
    assert checks.fact(row, {"04": Decimal(2)}, {}, Q3).worries
    for answers in (None, {}, {"04": Nothing.BLANK}, {"04": Decimal(0)}):
        assert not checks.fact(row, answers, {}, Q3).worries
    late = TopicFact(id="b", name="逾期", unit="个", form="B3", worry="above_zero",
                     late=LateLines(list="P", month="06", progress="11", done=("竣工投产",)))  # fmt: skip
    lines = {
        "P/1/06": Text("2024-08"), "P/1/11": Text("已开工"),  # late
        "P/2/06": Text("2024-08"), "P/2/11": Text("竣工投产"),
        "P/3/06": Text("2024-09"), "P/3/11": Text("已开工"),  # due in the last month of the quarter
        "P/4/06": Text("2024-01"), "P/4/13": Text("终止建设"),  # a line that has ended
    }  # fmt: skip
    assert checks.fact(late, lines, {}, Q3).value == 1
    assert checks.fact(late, {"04": Decimal(1)}, {}, Q3).value is None  # an earlier form without the list
    counted = TopicFact(id="c", name="督办", unit="件", counts="open_tasks")
    assert checks.fact(counted, None, {}, Q3).value == 0


# --- the matrix ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("province")
def test_without_any_data_the_matrix_says_so() -> None:
    found = queries.matrix(by("province"), at=AT)
    assert (found.period, found.rows, len(found.heads)) == (None, (), 5)
    shown = queries.zone_topics(by("province"), "Z001", at=AT)
    assert (shown.periods, [c.cells for c in shown.courses]) == ((), [()] * 5)
    assert queries.topics_asked(by("county"), at=AT) is None


@pytest.mark.usefixtures("province")
def test_one_accepted_quarter_is_shown_with_its_words_light_and_facts() -> None:
    made.brought_in(said=made.cells(**{"41": Text("受阻"), "51": Nothing.BLANK}))
    made.brought_in(form="B3", said={"01": Decimal(6), "04": Decimal(1), "07": Decimal("1200.5")})
    found = cells()
    assert (found["progress"].told, found["progress"].tone, found["progress"].said) == ("accepted", "ok", SAID)
    assert (found["platforms"].tone, found["investment"].tone) == ("bad", "none")
    projects = found["projects"]
    assert (projects.tone, projects.problems) == ("watch", PROBLEM)  # on plan, but one project stands still
    assert [(f.name, f.value, f.worries) for f in projects.facts] == [
        ("在库重点项目", Decimal(6), False), ("停工项目", Decimal(1), True), ("超过计划竣工年月未竣工", None, False),
        ("本年完成投资", Decimal("1200.5"), False),
    ]  # fmt: skip
    assert [f.value for f in found["policies"].facts] == [Decimal(2), Decimal("350.5")]
    assert {c.told for c in cells(zone="Z002").values()} == {"unasked"}


@pytest.mark.usefixtures("province")
def test_what_was_sent_and_is_not_accepted_says_so_and_a_draft_says_nothing() -> None:
    made.brought_in(state="submitted")
    made.brought_in(2, state="draft")
    assert cells()["progress"].told == "sent"
    assert cells(zone="Z002")["progress"].told == "unasked"


@pytest.mark.usefixtures("province")
def test_each_sees_the_zones_of_the_own_area_and_the_rest_not() -> None:
    made.brought_in()
    seen = {who: [r.zone.code for r in queries.matrix(by(who), at=AT).rows] for who in
            ("province", "auditor", "city", "county", "department", "other-city", "zone_head")}  # fmt: skip
    every, mine, others = ["Z001", "Z002", "Z003", "Z004"], ["Z001", "Z003"], ["Z002", "Z004"]
    assert {who: sorted(codes) for who, codes in seen.items()} == {
        "province": every, "auditor": every, "city": mine, "county": mine, "department": others, "other-city": others,
        "zone_head": ["Z001"],
    }  # fmt: skip
    with pytest.raises(NotFound):
        queries.zone_topics(by("other-city"), "Z001", at=AT)
    with pytest.raises(NotYours):
        queries.matrix(system("tests").__class__("x", "x", "x", by("finance").role, "", "", by("city").scope), at=AT)


@pytest.mark.usefixtures("province")
def test_the_matrix_is_narrowed_and_what_is_missing_stands_first() -> None:
    made.asked_for()
    made.brought_in(1)
    made.brought_in(2, said=made.cells(**{"31": Text("受阻")}))

    def codes(**narrowed: Any) -> list[str]:
        return [r.zone.code for r in queries.matrix(by("province"), at=PAST, **narrowed).rows]

    assert codes() == ["Z003", "Z004", "Z002", "Z001"]
    assert codes(light="bad") == ["Z002"]
    assert codes(light="missing") == ["Z003", "Z004"]
    assert codes(zone_type="T2") == ["Z004", "Z002"]
    assert codes(city="220100", light="ok") == ["Z001"]
    assert codes(search="集聚区003") == ["Z003"]
    found: TopicMatrix = queries.matrix(by("province"), at=PAST)
    assert [found.count("projects", k) for k in ("missing", "bad", "watch", "ok")] == [2, 1, 0, 1]


@pytest.mark.usefixtures("province")
def test_open_issues_and_overdue_tasks_of_the_zone_stand_in_its_cells() -> None:
    made.brought_in()
    made.raised()
    oversight.issued(lead="BZ001", responsible=(), nodes=())
    assert (cells()["projects"].open_issues, cells()["progress"].open_issues) == (1, 0)
    late = cells(at=later(20))["progress"]
    assert [(f.name, f.value) for f in late.facts][:2] == [("在办督办事项", Decimal(1)), ("逾期督办事项", Decimal(1))]
    assert late.tone == "watch"


@pytest.mark.usefixtures("province")
def test_a_zone_that_has_left_keeps_its_history_and_is_not_asked() -> None:
    made.brought_in(1, Q3)
    made.asked_for()
    left = replace(small.zone(1), since=TODAY + timedelta(days=1), status="removed")
    registry.revise(left, by=small.BY, at=AT)
    shown = queries.zone_topics(by("province"), "Z001", at=PAST)
    assert (shown.left, [c.told for c in shown.courses[0].cells]) == (True, ["late", "accepted"])
    made_asks = acts.ask_topics(small.LIVE, by=system("tests"), at=PAST)
    assert sorted(a.zone_code for a in made_asks) == ["Z002", "Z003", "Z004"]
    with pytest.raises(acts.ZoneHasLeft):
        made.raised(at=PAST)


@pytest.mark.usefixtures("province")
def test_a_renamed_and_moved_zone_is_shown_under_its_name_with_those_it_had() -> None:
    made.brought_in(1, Q3)
    moved = replace(small.zone(1), since=TODAY, name="新名集聚区", county="220102")
    registry.revise(moved, by=small.BY, at=AT)
    shown = queries.zone_topics(by("province"), "Z001", at=AT)
    assert (shown.zone.name, shown.names, shown.left) == ("新名集聚区", ("测试集聚区001",), False)


# --- empty means that somebody is asked -----------------------------------------------------------------------------


@pytest.mark.usefixtures("province")
def test_a_zone_and_its_county_see_what_is_missing_once_it_was_due() -> None:
    made.asked_for()
    assert queries.topics_asked(by("county"), at=AT) is None
    made.brought_in(3, said=made.cells(**{"22": Nothing.BLANK}))
    zone = queries.topics_asked(by("zone_head"), at=PAST)
    county = queries.topics_asked(by("county"), at=PAST)
    assert zone is not None
    assert county is not None
    assert (zone.topics, zone.zones, zone.zone) == (5, 1, "Z001")
    assert (county.topics, county.zones, county.zone) == (6, 2, "")
    assert queries.topics_asked(by("province"), at=PAST) is None
    made.brought_in(1)
    assert queries.topics_asked(by("zone_head"), at=PAST) is None


@pytest.mark.usefixtures("province")
def test_the_worker_asks_each_zone_once_for_a_period_and_tells_zone_and_county() -> None:
    made.asked_for()
    early, hour = PAST.replace(hour=8), PAST.replace(hour=9)
    assert tasks.ask_for_topics(at=AT) == 0  # not due yet
    assert tasks.ask_for_topics(at=early) == 0  # before the hour
    made.brought_in(2)
    assert tasks.ask_for_topics(at=hour) == 3
    entries = Entry.objects.filter(action="oversight.ask_topics").count()
    assert tasks.ask_for_topics(at=hour + timedelta(days=1)) == 0
    assert (Entry.objects.filter(action="oversight.ask_topics").count(), TopicAsk.objects.count()) == (entries, 3)
    news.catch_up()
    told = {(m.to_role, m.to_code): m.path for m in Message.objects.filter(kind="topics").order_by("pk")}
    assert told["zone_head", "Z001"] == told["zone_statistician", "Z001"] == "/topics/Z001"
    assert told["county", "220103"] == "/topics?period=2024Q4&light=missing"
    assert Message.objects.filter(kind="topics", to_role="county", to_code="220103").count() == 1
    with pytest.raises(acts.NothingIsMissing):
        acts.ask_topics(small.LIVE, by=system("tests"), at=hour)
    with pytest.raises(NotYours):
        acts.ask_topics(small.LIVE, by=by("province"), at=hour)


@pytest.mark.usefixtures("province")
def test_what_a_purpose_does_not_allow_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from jiju.rooms.filings.queries import answers

    made.brought_in()
    monkeypatch.setattr(answers, "_serves", lambda digest, code, purpose: code != "12" and purpose == "supervision")
    assert cells()["progress"].told == "empty"


def test_another_plan_follows_its_own_topics() -> None:
    programmes.loaded(programmes.qinghe())
    assert [t.name for t in queries.topics_in()] == ["招商", "市场秩序"]
