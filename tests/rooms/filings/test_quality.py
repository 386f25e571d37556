"""The quality of reporting: what is counted of whom, the score by hand, and how often which rule spoke."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.nothing import Nothing
from jiju.core.refusals import NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.checks.quality import PARTS, parts_of, score_of
from jiju.rooms.filings.models import Filing, Violation
from jiju.rooms.filings.shapes.quality import Tally
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, SIGNED, explained, walk
from tests.web import small

R = Role
DUE = datetime(2025, 1, 27, 18, 0, tzinfo=small.AT.tzinfo)  # the 25th is a Saturday; the 26th is worked (调休)
LATER = small.AT + timedelta(days=40)


def shown(now: datetime = small.AT, role: Role = R.PROVINCE) -> Any:
    return queries.reporting_quality(small.actor(role), "B1", small.LIVE, now=now)


def zone(code: str = "Z001", now: datetime = small.AT) -> Any:
    return next(line for line in shown(now).zones if line.code == code)


def test_the_weights_are_those_that_are_declared() -> None:
    assert [(code, weight) for code, weight, *_ in PARTS] == [
        ("timeliness", 30), ("completeness", 20), ("first_pass", 20), ("queries", 10), ("revisions", 10),
        ("findings", 10),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tally", "score"),
    [
        # 30 × 8/10 + 20 × 9/10 + 20 × 6/8 + 10 × 3/4 + 10 × (1 − 1/8) + 10 × (1 − 14/140 ÷ 0.2) = 78.25
        (Tally(owed=10, sent=9, expected=10, on_time=8, accepted=8, judged=8, first_pass=6, queries=4, asked=4,
               answered_in_time=3, revisions=2, revised=1, findings=14, cells=140), "78.3"),
        # nothing asked, nothing accepted, nothing counted: (30 × 1 + 20 × 1) ÷ 50
        (Tally(owed=1, sent=1, expected=1, on_time=1), "100.0"),
        (Tally(owed=1, expected=1), "0.0"),
        # more than one finding on every fifth cell takes that part away, and no more
        (Tally(owed=1, sent=1, expected=1, on_time=1, findings=9, cells=14), "83.3"),
        (Tally(owed=1), None),
        # only completeness and revisions can be judged: 30 of 100 weights make no score
        (Tally(owed=1, sent=1, expected=1, untimed=1, accepted=1), None),
    ],
    ids=["by hand", "left out", "nothing sent", "many findings", "not due", "too little"],
)  # fmt: skip
def test_the_score_is_what_the_formula_gives_by_hand(tally: Tally, score: str | None) -> None:
    assert score_of(parts_of(tally)) == (None if score is None else Decimal(score))


def test_tallies_add_up() -> None:
    one = Tally(owed=1, sent=1, ages=(Decimal(2),))
    both = one + Tally(owed=2, queries=3, ages=(Decimal(4), Decimal(9)))
    assert (both.owed, both.sent, both.queries, both.age) == (3, 1, 3, Decimal("4.0"))
    assert (Tally().completeness, Tally().timeliness, Tally().age) == (None, None, None)


def test_a_zone_that_owes_is_not_late_before_the_day_and_is_after_it(draft: Any) -> None:
    before, after = zone(), zone(now=LATER)
    assert (before.tally.owed, before.tally.sent, before.tally.expected, before.score) == (1, 0, 0, None)
    assert (after.tally.expected, after.tally.timeliness, after.score) == (1, Decimal(0), Decimal("0.0"))


def test_what_was_sent_in_time_stays_so_when_it_is_handed_back(draft: Any) -> None:
    walk(draft, *SIGNED)
    acts.hand_back(draft, by=small.actor(R.COUNTY), at=small.AT, reason="请核对薪酬。", cells=(), due_back=None)
    line = zone(now=LATER)
    assert (line.tally.sent, line.tally.on_time, line.tally.handed_back) == (0, 1, 1)
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.fill_in(draft, by=by, at=LATER, cells={"09": Decimal(1810)}, expected_version=draft.version)
    for verb, role in ((acts.certify, R.ZONE_STATISTICIAN), (acts.endorse, R.ZONE_HEAD)):
        verb(explained(draft), by=small.actor(role), at=LATER)
    for verb, role in (*REVIEWED[2:], (acts.accept, R.PROVINCE)):
        verb(draft, by=small.actor(role), at=LATER)
    line = zone(now=LATER)
    assert (line.tally.sent, line.tally.on_time, line.tally.judged, line.tally.first_pass) == (1, 1, 1, 0)
    assert draft.first_sent_at == small.AT


def test_what_was_sent_late_is_late(draft: Any) -> None:
    late = DUE + timedelta(minutes=1)
    for verb, role in SIGNED:
        verb(draft, by=small.actor(role), at=late)
    assert (zone(now=LATER).tally.on_time, zone(now=LATER).tally.timeliness) == (0, Decimal(0))


def test_queries_count_with_their_age_and_whether_they_were_answered_in_time(draft: Any) -> None:
    walk(draft, *SIGNED)
    county, unit = small.actor(R.COUNTY), small.actor(R.ZONE_STATISTICIAN)
    soon = small.DAY + timedelta(days=3)

    def ask(field: str) -> int:
        question = "请附工资汇总表。"
        return int(acts.raise_query(draft, by=county, at=small.AT, field=field, question=question, due=soon).pk)

    answered, late, _, withdrawn = ask("09"), ask("08"), ask("07"), ask("06")
    for query, days in ((answered, 1), (late, 5)):
        at = small.AT + timedelta(days=days)
        acts.answer_query(draft, by=unit, at=at, query=query, answer="已附工资汇总表。", evidence="")
    acts.close_query(draft, by=county, at=small.AT + timedelta(days=2), query=answered)
    acts.close_query(draft, by=county, at=small.AT + timedelta(days=1), query=withdrawn)
    tally = zone(now=small.AT + timedelta(days=10)).tally
    assert (tally.queries, tally.open_queries, tally.asked, tally.answered_in_time) == (4, 2, 3, 1)
    assert sorted(tally.ages) == [1, 2, 10, 10]
    assert tally.age == Decimal("6.0")
    assert zone(now=small.AT + timedelta(days=2)).tally.asked == 2, "before its day nothing was missed"


def test_revisions_and_explained_findings_are_counted(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    high = {"09": small.cells(9)["09"] * 2}  # type: ignore[operator]  # a number
    acts.fill_in(draft, by=by, at=small.AT, cells=high, expected_version=draft.version)
    walk(explained(draft), *REVIEWED, (acts.accept, R.PROVINCE))
    why = {
        "reason": "财务决算后应付职工薪酬调增一百万元，原报数少计年终奖。",
        "proof": "2024年度财务决算报告，演示文号。",
    }
    acts.order_revision(draft, by=by, at=small.AT, cells={"09": Decimal(3700)}, **why)
    assert zone().tally.revisions == 0, "ordered is not revised"
    acts.approve_revision(draft, by=small.actor(R.PROVINCE), at=small.AT, number=1, answer="已核对决算报告。")
    tally = zone().tally
    assert (tally.revisions, tally.revised) == (1, 1)
    asked = Violation.objects.filter(filing=draft, severity="asks").count()
    assert (tally.explained, tally.findings, tally.cells) == (asked, asked, 14)


def test_a_city_is_the_sum_of_its_zones_and_a_reader_sees_no_further(draft: Any) -> None:
    walk(draft, *SIGNED)
    whole = shown(LATER)
    assert [c.code for c in whole.cities] == ["220100", "220200"]
    assert sum(c.tally.owed for c in whole.cities) == whole.whole.tally.owed == 4
    county = shown(LATER, R.COUNTY)
    assert {z.code for z in county.zones} == {"Z001", "Z003"}
    head = shown(LATER, R.ZONE_HEAD)
    assert [z.code for z in head.zones] == ["Z001"]
    department = shown(LATER, R.DEPARTMENT)
    assert {z.code for z in department.zones} == {"Z002", "Z004"}


def test_what_came_in_from_elsewhere_brings_its_own_times_or_none(draft: Any) -> None:
    place = small.zone(5)
    known = replace(small.filed(place, small.LIVE, 5), sent_at=DUE + timedelta(days=1), handed_back=2)
    acts.bring_in([known], by=small.BY, at=LATER)
    tally = next(z for z in shown(LATER).zones if z.code == "Z005").tally
    assert (tally.untimed, tally.on_time, tally.judged, tally.first_pass, tally.handed_back) == (0, 0, 1, 0, 2)
    unknown = zone("Z002", LATER).tally
    assert (unknown.untimed, unknown.timeliness, unknown.first_pass_rate) == (1, None, None)


def test_more_zones_take_no_more_questions(db: None, query_count: Any) -> None:
    from jiju.rooms.registry import acts as registry

    small.make(zones=3)
    counts = []
    for n in (0, 20):
        registry.establish([small.zone(k) for k in range(20, 20 + n)], by=small.BY, at=small.AT)
        with query_count() as count:
            shown()
        counts.append(len(count))
    assert counts[0] == counts[1]


def test_violations_are_counted_at_the_signature_and_stay_as_they_were_counted(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    high = {"09": small.cells(9)["09"] * 2}  # type: ignore[operator]  # a number
    acts.fill_in(draft, by=by, at=small.AT, cells=high, expected_version=draft.version)
    assert Violation.objects.count() == 0, "nothing is counted before the signature"
    walk(explained(draft), *SIGNED)
    counted = {v.rule: v.count for v in Violation.objects.filter(filing=draft)}
    assert counted["B1-H02"] == 1
    assert sum(counted.values()) == draft.findings.count()
    acts.hand_back(draft, by=small.actor(R.COUNTY), at=small.AT, reason="请核对薪酬。", cells=(), due_back=None)
    plain = {"09": small.cells(9)["09"]}
    acts.fill_in(draft, by=by, at=small.AT, cells=plain, expected_version=draft.version)
    assert {v.rule: v.count for v in Violation.objects.filter(filing=draft)} == counted
    walk(explained(draft), *SIGNED)
    assert not Violation.objects.filter(filing=draft, rule="B1-H02").exists(), "the newest signature counts"


def test_a_refused_signature_counts_nothing(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.fill_in(draft, by=by, at=small.AT, cells={"13": Nothing.BLANK}, expected_version=draft.version)
    with pytest.raises(acts.FindingsStandOpen):
        acts.certify(draft, by=by, at=small.AT)
    assert Violation.objects.count() == 0
    assert Filing.objects.get(pk=draft.pk).counted_at is None


def test_the_trend_tells_what_was_not_counted_from_what_was_not_found(draft: Any) -> None:
    province = small.actor(R.PROVINCE)
    by = small.actor(R.ZONE_STATISTICIAN)
    high = {"09": small.cells(9)["09"] * 2}  # type: ignore[operator]  # a number
    acts.fill_in(draft, by=by, at=small.AT, cells=high, expected_version=draft.version)
    walk(explained(draft), *SIGNED)
    times, lines = queries.violations(province, "B1", small.LIVE)
    assert [str(t) for t in (times[0], times[-1])] == ["2023Q1", "2024Q4"]
    line = next(n for n in lines if n.rule == "B1-H02")
    assert line.counts == (None,) * 7 + (1,)
    assert line.states
    acts.count_violations(None, by=small.BY, at=small.AT, form_code="B1", period=small.LIVE.previous)
    again = next(n for n in queries.violations(province, "B1", small.LIVE)[1] if n.rule == "B1-H02")
    assert again.counts[-2] is not None
    assert [n for n in queries.violations(province, "B1", small.LIVE, zone="Z002")[1] if n.counts[-1]] == []
    units = queries.violating_units(province, "B1", small.LIVE)
    assert [u.unit_code for u in units] == ["Z001"]
    assert ("B1-H02", 1) in units[0].rules


def test_filings_of_elsewhere_are_counted_once_by_the_rules_of_today(draft: Any) -> None:
    entries = Entry.objects.count()
    n = acts.count_violations(None, by=small.BY, at=small.AT, form_code="B1", period=small.LIVE)
    assert n == 3
    alone = {
        (f.unit_code, said.rule)
        for f in Filing.objects.filter(form_code="B1", period=str(small.LIVE), source="brought in")
        for said in queries.findings_now(f)
    }
    assert {(v.unit_code, v.rule) for v in Violation.objects.order_by("pk")} == alone
    assert acts.count_violations(None, by=small.BY, at=small.AT, form_code="B1", period=small.LIVE) == 0
    assert Entry.objects.count() == entries + 2
    with pytest.raises(NotYours):
        acts.count_violations(None, by=small.actor(R.CITY), at=small.AT, form_code="B1", period=small.LIVE)


def test_an_evaluation_asks_for_the_scores_by_zone(accepted: Any) -> None:
    scores = queries.zone_scores("B1", small.LIVE, now=LATER, by=small.BY)
    assert scores == {"Z001": Decimal("100.0")}


def test_older_stores_learn_from_the_ledger_when_and_how_often(draft: Any) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from jiju.rooms.filings.migrations import __name__ as package

    module = __import__(f"{package}.0004_receipts_and_quality", fromlist=["tell_from_the_ledger"])
    walk(draft, *SIGNED)
    acts.hand_back(draft, by=small.actor(R.COUNTY), at=small.AT, reason="请核对薪酬。", cells=(), due_back=None)
    old = MigrationExecutor(connection).loader.project_state(("filings", "0004_receipts_and_quality")).apps
    rows = old.get_model("filings", "Filing").objects
    rows.filter(pk=draft.pk).update(first_sent_at=None, handed_back=0)
    module.tell_from_the_ledger(old, None)
    told = rows.get(pk=draft.pk)
    assert (told.first_sent_at, told.handed_back) == (small.AT, 1)


def test_a_unit_with_a_later_deadline_is_judged_by_its_own(draft: Any) -> None:
    window, own = queries.window("B1", str(small.LIVE)), DUE + timedelta(days=4)
    by, until = small.actor(R.ZONE_STATISTICIAN), own.date()
    why = "统计人员住院，接任人员下周到岗，预计延后数日报送。"
    asked = acts.ask_extension(window, by=by, at=small.AT, unit_code=small.HOME, reason=why, until=until)
    acts.grant_extension(asked, by=small.actor(R.PROVINCE), at=small.AT, answer="情况属实，同意延期。", until=until)
    waiting = zone(now=DUE + timedelta(days=1)).tally
    assert (waiting.expected, waiting.timeliness) == (0, None), "it is not late yet"
    for verb, role in SIGNED:
        verb(draft, by=small.actor(role), at=own - timedelta(hours=2))
    sent = zone(now=LATER).tally
    assert (sent.expected, sent.on_time) == (1, 1)


def test_after_its_own_deadline_such_a_unit_is_late(draft: Any) -> None:
    window, until = queries.window("B1", str(small.LIVE)), (DUE + timedelta(days=4)).date()
    by = small.actor(R.ZONE_STATISTICIAN)
    why = "统计人员住院，接任人员下周到岗，预计延后数日报送。"
    asked = acts.ask_extension(window, by=by, at=small.AT, unit_code=small.HOME, reason=why, until=until)
    acts.grant_extension(asked, by=small.actor(R.PROVINCE), at=small.AT, answer="情况属实，同意延期。", until=until)
    assert zone(now=LATER).tally.expected == 1
    for verb, role in SIGNED:
        verb(draft, by=small.actor(role), at=DUE + timedelta(days=6))
    assert (zone(now=LATER).tally.on_time, zone(now=LATER).score) == (0, Decimal("50.0"))
