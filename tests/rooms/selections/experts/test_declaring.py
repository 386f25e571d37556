"""Ties: declared before anything is shown; one tie shuts out at once; the next of the same draw takes the place."""

from __future__ import annotations

import json

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.engines import draws
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.models import Panel, Seat
from jiju.rooms.selections.shapes import Tie
from jiju.spine.files import Upload
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.engines import made_files
from tests.factories import selections_experts as made
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
TIE = Tie("cooperation", "曾受托编制该集聚区规划")


@pytest.fixture
def panel() -> Panel:
    return made.drawn()


def first(panel: Panel) -> Seat:
    return made.here(panel)[0]


def test_every_organisation_needs_its_answer(panel: Panel) -> None:
    by = made.sitter(first(panel))
    asked = {"by": by, "at": made.AT}
    whole = made.ties(panel)
    for wrong in (
        {}, {u: t for u, t in whole.items() if u != "Z002"}, whole | {"Z009": Tie("none")},
        whole | {"Z001": Tie("friendship", "好友关系")}, whole | {"Z001": Tie("kinship", " 无 ")},
    ):  # fmt: skip
        refused(told.DeclarationIsIncomplete, acts.declare, panel, ties=wrong, **asked)
    acts.declare(panel, ties=whole, **asked)
    assert first(panel).state == "clear"
    assert first(panel).declarations.count() == 3


def test_only_who_sits_declares(panel: Panel) -> None:
    ties = made.ties(panel)
    sitting = {s.person for s in made.here(panel)}
    other = next(made.person(n) for n in range(1, 16) if made.person(n).person not in sitting)
    refused(NotFound, acts.declare, panel, by=other, at=made.AT, ties=ties)
    refused(NotYours, acts.declare, panel, by=rounds.province(), at=made.AT, ties=ties)


def test_a_tie_shuts_out_at_once_and_stands(panel: Panel) -> None:
    made.declared(panel)
    seat = first(panel)
    by = made.sitter(seat)
    acts.score(panel, by=by, at=made.AT, code="A-01", points=made.points(7))
    acts.declare(panel, by=by, at=made.LATER, ties=made.ties(panel, Z002=TIE))
    assert first(panel).state == "tied"
    assert seat.sheets.get().state == "void"
    refused(NotFound, acts.score, panel, by=by, at=made.LATER, code="A-01", points=made.points(7), seen=1)
    refused(NotFound, acts.sign_sheet, panel, by=by, at=made.LATER, code="A-01", seen=1)
    refused(told.TieStands, acts.declare, panel, by=by, at=made.LATER, ties=made.ties(panel))
    body = Entry.objects.filter(action="selections.declare").order_by("-seq")[0].body
    assert json.loads(body)["data"]["ties"] == {"Z002": "cooperation"}
    assert "编制" not in body


def test_whoever_is_recused_is_replaced_from_the_same_draw(panel: Panel) -> None:
    seat, by = first(panel), rounds.province()
    acts.declare(panel, by=made.sitter(seat), at=made.AT, ties=made.ties(panel, Z002=TIE))
    proof = Upload("证明.pdf", made_files.pdf())
    acts.recuse(panel, by=by, at=made.LATER, expert=seat.expert.code, evidence=made.EVIDENCE, uploads=[proof])
    gone = Seat.objects.get(pk=seat.pk)
    assert (gone.state, gone.cause, gone.recused_by) == ("recused", "declared", by.person)
    come = panel.seats.order_by("-number")[0]
    drawn = draws.read_draw(panel.record)
    assert come.expert.code == next(s for s in drawn.strata if s.stratum == seat.field).reserves[0]
    assert (come.instead_of, come.field, come.state) == (seat.expert.code, seat.field, "drawn")
    assert len(made.here(panel)) == 5
    assert queries.panel_members(panel.call) == {s.person for s in panel.seats.order_by("number")}
    told_of = json.loads(Entry.objects.get(action="selections.recuse").body)["data"]
    assert (told_of["replaced_by"], len(told_of["files"])) == (come.expert.code, 1)
    assert queries.redraw_json(by, panel.call_id)["equal"]


def test_where_no_reserve_is_left_the_place_stays_empty_and_the_panel_is_short(panel: Panel) -> None:
    for _ in range(3):
        made.challenged_out(panel, next(s for s in made.here(panel) if s.field == "产业规划"))
    assert sum(s.field == "产业规划" for s in made.here(panel)) == 1
    assert queries.missing_seats(panel) == 1
    assert queries.redraw_json(rounds.province(), panel.call_id)["equal"]
    made.signed(panel)
    refused(told.PanelIsShort, acts.close_panel, panel, by=rounds.province(), at=made.LATER)


def test_after_the_closing_nobody_declares_or_is_recused(panel: Panel) -> None:
    made.closed(panel)
    seat = first(panel)
    refused(NotNow, acts.declare, panel, by=made.sitter(seat), at=made.LATER, ties=made.ties(panel))
    refused(NotNow, acts.recuse, panel, by=rounds.province(), at=made.LATER, expert=seat.expert.code,
            evidence=made.EVIDENCE)  # fmt: skip
    assert small.actor(Role.PROVINCE).person == rounds.province().person
