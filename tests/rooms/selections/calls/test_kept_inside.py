"""While it is reviewed a zone reads nothing of it; after the notice, what the procedure lets it read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.config import wiring
from jiju.core.refusals import NotFound
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Application
from jiju.spine import files
from jiju.spine.models import Attachment
from tests.factories import selections_calls as made
from tests.factories.selections_calls import OPENED, WHY, head, writer
from tests.rooms.selections.notices import turns

pytestmark = pytest.mark.django_db
SECRET = "运营机构账目不清，建议不予认定。"
REPORT = "现场见门牌两处空置，统计台账缺三个月，已要求补齐后复核。"
OWN = (head("R001"), writer("R001"))
LATER = OPENED + timedelta(hours=2)


@pytest.fixture(autouse=True)
def wired(db: None) -> None:
    wiring.wire()


def short(**told: bool) -> Procedure:
    """Checked by the county, visited, decided: each stage named is told to the zone after the notice."""
    made.province_with_reserve()
    plain = made.procedure()
    kept = ("apply", "county", "visit", "decide", "notice", "issue")
    stages = tuple(
        s.model_copy(update={"told": told.get(s.id, False)}) for s in plain.stages if s.id in kept
    )  # fmt: skip
    return plain.model_copy(update={"stages": stages})


def visited(**told: bool) -> Application:
    """An application that was checked and visited, with words and files."""
    found = made.of(made.going("R001", procedure=short(**told)))
    made.passed(found, made.county, said=SECRET)
    lines = queries.procedure_of(found.call).stage("visit").checklist
    acts.record_visit(
        found, by=made.third, at=LATER, visited_on=OPENED.date(), visitors=(("甲", "处长"), ("乙", "专家")),
        checklist=dict.fromkeys(lines, True), report=REPORT, uploads=made.FILE,
    )  # fmt: skip
    acts.pass_stage(found, by=made.third, at=LATER, checklist={}, said=SECRET)
    return made.of(found.call)


def noticed(found: Application) -> None:
    meeting = turns.meeting(held_on=OPENED.date())
    acts.decide_call(found.call, by=made.province, at=LATER, meeting=meeting, chosen=["R001"])
    acts.publish_notice(found.call, by=made.second, at=LATER)


def read(by: Any, found: Application) -> str:
    return str(queries.application(by, found.pk, on=OPENED.date()))


def paper() -> int:
    pk: int = Attachment.objects.get(owner_kind="selections.SiteVisit").pk
    return pk


@pytest.mark.parametrize("by", OWN, ids=("head", "statistician"))
def test_a_zone_reads_neither_words_nor_visits_of_its_review(by: Any) -> None:
    found = visited()
    told = read(by, found)
    for hidden in (SECRET, REPORT, "处长"):
        assert hidden not in told
    with pytest.raises(NotFound):
        files.open_attachment(by, paper())
    shown = queries.application(by, found.pk, on=OPENED.date())
    assert shown.visits == ()
    steps = {d.verb: d for d in shown.deeds}
    assert (steps["pass_stage"].who, steps["pass_stage"].checklist, steps["pass_stage"].said) == ("", (), "")
    assert steps["submit"].who  # its own steps stand whole


def test_offices_and_the_auditor_read_all_of_it() -> None:
    found = visited()
    for by in (made.county, made.third, made.auditor):
        assert SECRET in read(by, found)
        assert REPORT in read(by, found)
        assert files.open_attachment(by, paper()).content
    with pytest.raises(NotFound):
        files.open_attachment(made.other_county, paper())


@pytest.mark.parametrize("told", [False, True])
def test_after_the_notice_it_reads_what_the_procedure_says(told: bool) -> None:
    found = visited(visit=told)
    assert REPORT not in read(OWN[0], found)  # not before the notice, whatever the procedure says
    noticed(found)
    shown = queries.application(OWN[0], found.pk, on=OPENED.date())
    assert [v.report for v in shown.visits] == ([REPORT] if told else [])
    county = next(d for d in shown.deeds if d.verb == "pass_stage" and d.stage_name == "县（市、区）初审")
    assert county.said == ""
    if told:
        assert files.open_attachment(OWN[0], paper()).content
    else:
        with pytest.raises(NotFound):
            files.open_attachment(OWN[0], paper())


def test_why_it_was_handed_back_or_ended_is_said_to_the_zone() -> None:
    call = made.going("R001", "R002")
    acts.hand_back(made.of(call), by=made.county, at=OPENED, said=WHY)
    acts.refuse(made.of(call, "R002"), by=made.county, at=OPENED, reason=SECRET)
    (back,) = [
        d for d in queries.application(OWN[0], made.of(call).pk, on=OPENED.date()).deeds if d.verb == "hand_back"
    ]
    assert (back.said, back.who) == (WHY, "")
    other = made.of(call, "R002")
    (ended,) = [d for d in queries.application(head("R002"), other.pk, on=OPENED.date()).deeds if d.verb == "refuse"]
    assert (ended.said, ended.who) == (SECRET, "")


def test_the_rank_in_the_citys_list_is_told_with_the_notice() -> None:
    call = made.walked(made.going("R001", "R003"), "county", "city")
    assert [n.rank for n in queries.mine(OWN[0])] == [None]
    assert {n.unit: n.rank for n in queries.applications(made.city, call.pk)} == {"R001": 1, "R003": 2}
