"""Who leaves a panel without a tie of the own telling: challenged by one person, ruled on by another, never chosen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.models import Panel, Seat
from jiju.spine.actors import Actor
from jiju.spine.files import Upload
from jiju.spine.models import Entry
from tests.engines import made_files
from tests.factories import selections_experts as made
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds

pytestmark = pytest.mark.django_db
KEPT = "经核查，该专家与申报单位无关联。"


@pytest.fixture
def panel() -> Panel:
    return made.declared()


def challenger() -> Actor:
    """Neither who fixed the pool nor who drew."""
    return rounds.province(3)


def ruler() -> Actor:
    return rounds.province(4)


def first(panel: Panel) -> Seat:
    return made.here(panel)[0]


def challenged(panel: Panel) -> Seat:
    return acts.recuse(panel, by=challenger(), at=made.LATER, expert=first(panel).expert.code, evidence=made.EVIDENCE)


def data(verb: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(Entry.objects.get(action=f"selections.{verb}").body)["data"]
    return found


def test_one_person_alone_shuts_out_and_calls_nobody(panel: Panel) -> None:
    seat, sat = first(panel), panel.seats.count()
    expert, code = made.sitter(seat), seat.expert.code
    acts.score(panel, by=expert, at=made.AT, code="A-01", points=made.points(7))
    proof = Upload("证明.pdf", made_files.pdf())
    acts.recuse(panel, by=challenger(), at=made.LATER, expert=code, evidence=made.EVIDENCE, uploads=[proof])
    held = Seat.objects.get(pk=seat.pk)
    assert (held.state, held.cause, held.challenged_by, held.recused_by) == (
        "challenged",
        "raised",
        challenger().person,
        "",
    )
    assert panel.seats.count() == sat
    assert seat.sheets.get().state == "draft"
    assert data("recuse")["waits_for"] == "confirm_recusal"
    assert queries.reviews(expert) == ()
    refused(NotFound, acts.score, panel, by=expert, at=made.LATER, code="A-01", points=made.points(8), seen=1)
    refused(NotFound, acts.declare, panel, by=expert, at=made.LATER, ties=made.ties(panel))
    assert queries.redraw_json(challenger(), panel.call_id)["equal"]
    asked = {"at": made.LATER, "expert": code, "evidence": made.EVIDENCE}
    refused(told.ChallengeStands, acts.recuse, panel, by=ruler(), **asked)


def test_whoever_made_the_panel_sits_on_it_or_says_too_little_challenges_nobody(panel: Panel) -> None:
    seat = first(panel)
    code, asked = seat.expert.code, {"at": made.LATER, "evidence": made.EVIDENCE}
    for by in (rounds.province(), rounds.province(2)):
        refused(told.HasAPart, acts.recuse, panel, by=by, expert=code, **asked)
    for person in (seat.person, made.here(panel)[1].person):
        own = replace(challenger(), person=person)
        refused(told.SitsOnThePanel, acts.recuse, panel, by=own, expert=code, **asked)
    refused(told.WordsAreMissing, acts.recuse, panel, by=challenger(), expert=code, at=made.LATER, evidence="短")
    refused(told.NotOnThePanel, acts.recuse, panel, by=challenger(), expert="E0099", **asked)
    refused(NotYours, acts.recuse, panel, by=made.sitter(seat), expert=code, **asked)


def test_nobody_is_challenged_whose_points_stand(panel: Panel) -> None:
    seat = first(panel)
    acts.score(panel, by=made.sitter(seat), at=made.AT, code="A-01", points=made.points(7))
    acts.sign_sheet(panel, by=made.sitter(seat), at=made.AT, code="A-01", seen=1)
    asked = {"by": challenger(), "at": made.LATER, "expert": seat.expert.code, "evidence": made.EVIDENCE}
    refused(told.SheetIsSigned, acts.recuse, panel, **asked)
    shown = queries.panel(challenger(), panel.pk).seats
    assert [s.code for s in shown if "recuse" in s.kept_from] == [seat.expert.code]


def test_another_person_confirms_and_the_next_of_the_draw_comes(panel: Panel) -> None:
    seat = first(panel)
    expert, code = made.sitter(seat), seat.expert.code
    acts.score(panel, by=expert, at=made.AT, code="A-01", points=made.points(7))
    refused(told.NotChallenged, acts.confirm_recusal, panel, by=ruler(), at=made.LATER, expert=code)
    challenged(panel)
    asked = {"at": made.LATER, "expert": code}
    for by in (challenger(), rounds.province(), rounds.province(2)):
        refused(told.HasAPart, acts.confirm_recusal, panel, by=by, **asked)
    own = replace(ruler(), person=made.here(panel)[1].person)
    refused(told.SitsOnThePanel, acts.confirm_recusal, panel, by=own, **asked)
    refused(NotYours, acts.confirm_recusal, panel, by=expert, **asked)
    refused(told.NotOnThePanel, acts.confirm_recusal, panel, by=ruler(), at=made.LATER, expert="E0099")
    refused(told.SheetsAreMissing, acts.close_panel, panel, by=ruler(), at=made.LATER)
    acts.confirm_recusal(panel, by=ruler(), **asked)
    gone = Seat.objects.get(pk=seat.pk)
    assert (gone.state, gone.cause, gone.challenged_by, gone.recused_by) == (
        "recused", "raised", challenger().person, ruler().person,
    )  # fmt: skip
    assert seat.sheets.get().state == "void"
    come = panel.seats.order_by("-number")[0]
    assert (come.instead_of, come.field, data("confirm_recusal")["replaced_by"]) == (code, seat.field, come.expert.code)
    assert queries.redraw_json(challenger(), panel.call_id)["equal"]
    refused(told.NotOnThePanel, acts.confirm_recusal, panel, by=ruler(), **asked)


def test_who_leaves_later_was_challenged_earlier_and_the_draw_still_holds(panel: Panel) -> None:
    two = [s for s in made.here(panel) if s.field == "产业规划"]
    codes = [s.expert.code for s in two]
    acts.recuse(panel, by=challenger(), at=made.AT, expert=codes[0], evidence=made.EVIDENCE)
    made.challenged_out(panel, two[1])
    acts.confirm_recusal(panel, by=ruler(), at=made.LATER + timedelta(hours=1), expert=codes[0])
    assert [s.instead_of for s in panel.seats.order_by("number") if s.instead_of] == [codes[1], codes[0]]
    assert queries.redraw_json(challenger(), panel.call_id)["equal"]


def test_another_person_keeps_the_expert_who_goes_on_as_before(panel: Panel) -> None:
    seat = first(panel)
    expert, code = made.sitter(seat), seat.expert.code
    acts.score(panel, by=expert, at=made.AT, code="A-01", points=made.points(7))
    asked = {"at": made.LATER, "expert": code, "reason": KEPT}
    refused(told.NotChallenged, acts.keep_expert, panel, by=ruler(), **asked)
    challenged(panel)
    refused(told.HasAPart, acts.keep_expert, panel, by=challenger(), **asked)
    refused(told.WordsAreMissing, acts.keep_expert, panel, by=ruler(), at=made.LATER, expert=code, reason="短")
    refused(NotYours, acts.keep_expert, panel, by=expert, **asked)
    own = replace(ruler(), person=made.here(panel)[1].person)
    refused(told.SitsOnThePanel, acts.keep_expert, panel, by=own, **asked)
    acts.keep_expert(panel, by=ruler(), **asked)
    kept = Seat.objects.get(pk=seat.pk)
    assert (kept.state, kept.evidence, kept.challenged_by, kept.challenged_at) == ("clear", "", "", None)
    assert (data("keep_expert")["challenged_by"], data("keep_expert")["reason"]) == (challenger().person, KEPT)
    acts.score(panel, by=expert, at=made.LATER, code="A-01", points=made.points(8), seen=1)


def test_whoever_has_not_declared_goes_back_to_the_declaration() -> None:
    panel = made.drawn()
    code = challenged(panel).expert.code
    acts.keep_expert(panel, by=ruler(), at=made.LATER, expert=code, reason=KEPT)
    assert first(panel).state == "drawn"


def test_after_the_end_nobody_rules_any_more(panel: Panel) -> None:
    code = challenged(panel).expert.code
    acts.give_up_panel(panel, by=ruler(), at=made.LATER, reason=made.EVIDENCE)
    refused(NotNow, acts.confirm_recusal, panel, by=ruler(), at=made.LATER, expert=code)
    refused(NotNow, acts.keep_expert, panel, by=ruler(), at=made.LATER, expert=code, reason=KEPT)
