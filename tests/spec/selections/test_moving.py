"""The table of moves: which stage follows, who takes it, until when, and which verbs a kind of stage allows."""

from __future__ import annotations

from datetime import date

import pytest

from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections import checks
from jiju.spine.actors import Place
from jiju.spine.roles import Role
from tests.factories.programmes import jilin

IN_A_COUNTY, IN_NONE = Place("220100", "220103", "Z001", "T1"), Place("CBS", "", "Z002", "T8")
PROCEDURES = {p.id: p for p in jilin().procedures}
VISITS_FIRST = Procedure.model_validate({
    "id": "x", "name": "先看后审", "status": "样例", "stages": [
        {"id": "a", "name": "申报", "kind": "apply"}, {"id": "b", "name": "看", "kind": "visit", "by": ["province"]},
        {"id": "c", "name": "县审", "kind": "check", "by": ["county"], "days": 3},
        {"id": "d", "name": "印发", "kind": "issue", "by": ["province"]},
    ],
})  # fmt: skip


# the way of a zone through a procedure, by where it lies
WAYS = [
    ("recognition", IN_A_COUNTY, "county city formal departments experts visit decide notice issue plaque"),
    ("recognition", IN_NONE, "city formal departments experts visit decide notice issue plaque"),
    ("demonstration", IN_A_COUNTY, "city departments experts decide notice issue plaque"),
    ("entry", IN_A_COUNTY, "city departments decide notice issue"),
    ("removal", IN_A_COUNTY, "notice issue"),
]


@pytest.mark.parametrize(("ident", "place", "way"), WAYS)
def test_a_zone_goes_through_the_stages_at_which_somebody_acts_for_it(ident: str, place: Place, way: str) -> None:
    procedure = PROCEDURES[ident]
    here: list[str] = [checks.first_stage(procedure, place).id]
    while (after := checks.next_stage(procedure, here[-1], place)) is not None:
        here.append(after.id)
    assert " ".join(here) == way


def test_another_order_of_stages_is_another_way_and_no_other_code() -> None:
    assert checks.first_stage(VISITS_FIRST, IN_A_COUNTY).id == "b"
    after = checks.next_stage(VISITS_FIRST, "b", IN_A_COUNTY)
    assert after is not None
    assert after.id == "c"
    passed_over = checks.next_stage(VISITS_FIRST, "b", IN_NONE)
    assert passed_over is not None
    assert passed_over.id == "d"


# kind of stage, a verb, whether it is one of it
VERBS = [
    ("county", "pass_stage", True), ("county", "hand_back", True), ("county", "recommend", False),
    ("city", "recommend", True), ("city", "pass_stage", False), ("visit", "record_visit", True),
    ("visit", "hand_back", False), ("experts", "pass_stage", False), ("decide", "refuse", False),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "verb", "said"), VERBS)
def test_a_kind_of_stage_allows_its_own_verbs(stage: str, verb: str, said: bool) -> None:
    assert checks.allows(PROCEDURES["recognition"].stage(stage), verb) is said


def test_the_offices_of_a_stage_are_those_that_the_procedure_names() -> None:
    of = PROCEDURES["recognition"].stage
    assert checks.roles(of("county")) == {Role.COUNTY}
    assert checks.roles(of("departments")) == {Role.DEPARTMENT, Role.PROVINCE}
    assert checks.roles(of("apply")) == {Role.ZONE_HEAD, Role.ZONE_STATISTICIAN}


def test_a_term_is_counted_in_working_days_from_the_day_after() -> None:
    stage = PROCEDURES["recognition"].stage("county")
    assert checks.due_on(stage, date(2025, 1, 24)) == date(2025, 2, 7)  # the Spring Festival lies between
    assert checks.due_on(PROCEDURES["recognition"].stage("plaque"), date(2025, 1, 24)) is None
    assert checks.put_right_by(PROCEDURES["recognition"].stage("plaque"), date(2025, 2, 10)) == date(2025, 2, 17)


def test_from_the_experts_on_they_go_together() -> None:
    together = [s.id for s in PROCEDURES["recognition"].stages if checks.is_collective(s)]
    assert together == ["experts", "decide", "notice", "issue", "plaque"]
    standing = [(1, "experts"), (2, "departments"), (3, ""), (4, "decide")]
    assert checks.behind(PROCEDURES["recognition"], "experts", standing) == [2, 3]


def test_a_quota_is_the_calls_then_the_citys_then_everybodys() -> None:
    of = PROCEDURES["recognition"]
    everybodys = of.stage("city").quota
    assert everybodys is not None
    stage = of.stage("city").model_copy(update={"quota": everybodys.model_copy(update={"cities": {"220200": 4}})})
    assert [checks.quota_of(of, stage, c, {"220300": 0}) for c in ("220100", "220200", "220300")] == [2, 4, 0]
    assert checks.quota_of(of, of.stage("county"), "220100", {}) is None
