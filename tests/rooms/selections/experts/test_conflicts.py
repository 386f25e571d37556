"""Conflicts that data tell: found from the application's own answers, the pool and the registry, before any ticket."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiju.engines import draws
from jiju.rooms.people.models import Person, Posting, Unit
from jiju.rooms.registry import acts as registry
from jiju.rooms.selections import acts
from jiju.rooms.selections.models import Call
from jiju.rooms.selections.shapes import Body, FormerPost, Kin
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from tests.factories import selections_experts as made
from tests.factories.registry import enterprise_facts, uscc
from tests.rooms.selections.experts import applying
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
OUT = "E0016"


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()
    made.pool()


def reasons(call: Call | None = None, **others: Any) -> set[tuple[str, str]]:
    """Why the sixteenth expert is out of the draw: (reason, application)."""
    made.enlisted(16, **others)
    return found(call or applying.unsealed())


def found(call: Call, code: str = OUT) -> set[tuple[str, str]]:
    panel = acts.prepare_draw(call, by=rounds.province(), at=made.AT)[0]
    acts.draw_panel(panel, by=rounds.province(2), at=made.AT)
    drawn = draws.read_draw(panel.record)
    return {(c.reason.value, c.applicant) for e in drawn.excluded if e.code == code for c in e.conflicts}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"employer": Body(applying.OPERATORS[1], "")}, "employer"),
        ({"employer": Body("", "春晓运营2（有限公司）")}, "employer"),
        ({"employer": Body("", "控股母体2集团有限公司")}, "shareholder"),
        ({"employer": Body("", "编制咨询2有限公司")}, "employer"),
        ({"holdings": (Body("", "春晓运营2有限公司"),)}, "holding"),
        ({"former": (FormerPost(Body("", "春晓运营2有限公司"), date(2022, 1, 20)),)}, "former-employer"),
        ({"former": (FormerPost(Body("", "春晓运营2有限公司")),)}, "former-employer"),
        ({"name": "法人甲2"}, "legal-person"),
        ({"name": "编写人乙2"}, "own-application"),
        ({"districts": ("Z002",)}, "same-zone"),
        ({"districts": ("220202",)}, "same-zone"),
        ({"kin": (Kin("法人甲2", Body("", "")),)}, "kin"),
        ({"kin": (Kin("亲属丙", Body("", "春晓运营2有限公司")),)}, "kin"),
    ],
)
def test_each_conflict_is_found_from_what_was_written(said: dict[str, Any], reason: str) -> None:
    assert (reason, "A-02") in reasons(**said)


def test_a_former_employer_counts_for_three_years() -> None:
    assert reasons(former=(FormerPost(Body("", "春晓运营2有限公司"), date(2022, 1, 19)),)) == set()


def test_a_code_that_the_pool_knows_is_found_behind_a_name() -> None:
    """The application writes the shareholder's name, the pool knows the employer by code and the same name."""
    call = applying.unsealed(Z003={"shareholders": "远方投资集团"})
    assert reasons(call, employer=Body(uscc(77), "远方投资集团")) == {("shareholder", "A-03")}


def test_a_shareholder_who_is_an_expert_is_found_by_name() -> None:
    call = applying.unsealed(Z003={"shareholders": "无名投资\n评审专家16 30%；评审专家16"})
    assert reasons(call) == {("shareholder", "A-03")}


def test_whoever_wrote_or_checked_an_application_is_out() -> None:
    call = applying.unsealed()
    made.enlisted(16)
    version = call.applications.get(unit="Z001").versions.get()
    with applying.opened():
        version.made_by = made.person(16).person
        version.save()
    assert found(call) == {("own-application", "A-01")}


def test_an_employer_that_is_a_tenant_of_the_zone_is_a_conflict() -> None:
    registry.enter([enterprise_facts(600, "Z003")], by=small.BY, at=made.AT)
    assert reasons(employer=Body(uscc(600), "入驻企业")) == {("same-zone", "A-03")}


def test_a_post_at_the_body_that_runs_the_zone_is_a_conflict() -> None:
    by = made.person(16)
    _also_posted(by)
    assert reasons() == {("same-zone", "A-01")}


def _also_posted(by: Actor) -> None:
    """The same person, earlier at the management body of Z001."""
    with applying.opened():
        Posting(
            person=Person.objects.get(code=by.person), unit=Unit.objects.get(code="BZ001"), role=Role.EXPERT.value,
            reach="none", codes="[]", since=date(2021, 1, 1), until=date(2022, 1, 1),
        ).save()  # fmt: skip


def test_others_stay_in_the_draw() -> None:
    assert reasons() == set()
