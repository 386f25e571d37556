"""Scores: after the declaration, within each criterion, saved as often as wished, signed once, seen by nobody else."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.selections import acts, checks, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.models import Panel, Sheet
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import selections_experts as made
from tests.rooms.selections.experts import applying
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel() -> Panel:
    return made.declared()


def first(panel: Panel) -> Actor:
    return made.sitter(made.here(panel)[0])


def test_nothing_is_scored_before_the_declaration() -> None:
    panel = made.drawn()
    asked = {"by": first(panel), "at": made.AT, "code": "A-01"}
    refused(told.DeclareFirst, acts.score, panel, points=made.points(7), **asked)
    refused(told.DeclareFirst, acts.sign_sheet, panel, seen=1, **asked)


def test_a_sheet_is_saved_in_part_then_whole_then_signed(panel: Panel) -> None:
    by = first(panel)
    asked = {"by": by, "at": made.AT, "code": "A-01"}
    sheet = acts.score(panel, points={"base": Decimal("20.5")}, **asked)
    assert (sheet.version, sheet.total, json.loads(sheet.points)) == (1, None, {"base": "20.50"})
    refused(told.PointsAreUnfit, acts.sign_sheet, panel, seen=1, **asked)
    sheet = acts.score(panel, points=made.points(7), remark=" 平台运行较好 ", seen=1, **asked)
    assert (sheet.version, sheet.total, sheet.remark) == (2, Decimal(70), "平台运行较好")
    refused(told.SheetMoved, acts.sign_sheet, panel, seen=1, **asked)
    sheet = acts.sign_sheet(panel, seen=2, **asked)
    assert (sheet.state, sheet.signed_at) == ("signed", made.AT)
    refused(told.SheetIsSigned, acts.score, panel, points=made.points(9), seen=2, **asked)
    refused(told.SheetIsSigned, acts.sign_sheet, panel, seen=2, **asked)


def test_two_windows_do_not_overwrite_one_another(panel: Panel) -> None:
    asked = {"by": first(panel), "at": made.AT, "code": "A-01"}
    acts.score(panel, points=made.points(7), **asked)
    refused(told.SheetMoved, acts.score, panel, points=made.points(9), **asked)
    acts.score(panel, points=made.points(9), seen=1, **asked)
    refused(told.SheetMoved, acts.score, panel, points=made.points(5), seen=1, **asked)


@pytest.mark.parametrize(
    "points",
    [
        {"base": "25.01"},
        {"base": "-0.01"},
        {"base": "NaN"},
        {"base": "Infinity"},
        {"other": "1"},
        {"base": "24.999"},
        {"base": "-0"},
        {"base": "1E-3"},
    ],
)
def test_points_lie_within_their_criterion(panel: Panel, points: dict[str, str]) -> None:
    given = {name: Decimal(value) for name, value in points.items()}
    refused(told.PointsAreUnfit, acts.score, panel, by=first(panel), at=made.AT, code="A-01", points=given)


def test_points_are_read_as_plain_digits_or_not_at_all() -> None:
    read = {"24.99": "24.99", " 20 ": "20", "１２.５": "12.5", "0": "0"}
    assert {text: str(acts.typed(text)) for text in read} == read
    for wrong in ("24.999", "1_0", "-0", "+1", "1e1", "", "1,0", ".5", "5.", "٣", "NaN", "1" * 13):
        with pytest.raises(told.PointsAreUnfit):
            acts.typed(wrong)


def test_only_what_the_panel_reviews_is_scored_and_only_by_who_sits(panel: Panel) -> None:
    asked = {"at": made.AT, "points": made.points(7)}
    refused(told.NotOnThePanel, acts.score, panel, by=first(panel), code="A-09", **asked)
    refused(NotYours, acts.score, panel, by=rounds.province(), code="A-01", **asked)
    sitting = {s.person for s in made.here(panel)}
    other = next(made.person(n) for n in range(1, 16) if made.person(n).person not in sitting)
    refused(NotFound, acts.score, panel, by=other, code="A-01", **asked)
    refused(NotFound, acts.sign_sheet, panel, by=other, at=made.AT, code="A-01", seen=1)
    refused(NotFound, acts.score, panel, by=small.actor(Role.EXPERT), code="A-01", **asked)


def test_the_ledger_binds_points_and_tells_none_of_them(panel: Panel) -> None:
    acts.score(panel, by=first(panel), at=made.AT, code="A-01", points={"base": Decimal("13.57")}, remark="独有的评语")
    body = Entry.objects.get(action="selections.score").body
    assert "13.57" not in body
    assert "独有的评语" not in body
    sheet = Sheet.objects.get()
    assert json.loads(body)["data"]["digest"] == sheet.digest == checks.digest_of(queries.sheet_text(sheet))


def test_the_same_points_twice_have_another_digest_each_time(panel: Panel) -> None:
    asked = {"by": first(panel), "at": made.AT, "code": "A-01", "points": made.points(7)}
    one = acts.score(panel, **asked).digest
    assert acts.score(panel, seen=1, **asked).digest != one


def test_nothing_changes_after_the_closing(panel: Panel) -> None:
    made.closed(panel)
    asked = {"by": first(panel), "at": made.LATER, "code": "A-01"}
    refused(NotNow, acts.score, panel, points=made.points(1), seen=1, **asked)
    refused(NotNow, acts.sign_sheet, panel, seen=1, **asked)


def test_an_application_that_was_withdrawn_is_no_longer_scored(panel: Panel) -> None:
    applying.moved(panel.call, "Z002", state="withdrawn")
    refused(told.NotOnThePanel, acts.score, panel, by=first(panel), at=made.AT, code="A-02", points=made.points(7))
    made.signed_without(panel, "A-02")
    acts.close_panel(panel, by=rounds.province(), at=made.LATER)
    assert len(queries.panel_scores(panel.call)) == 2
