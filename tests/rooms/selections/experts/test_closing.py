"""Closing: every sheet signed, the result frozen with its rule and digests, and the applications moved on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.models import Application, Deed, Panel, PanelResult, Sheet
from jiju.rooms.selections.queries.announcing import TELLING, announcements
from jiju.rooms.selections.shapes import Discussion
from jiju.spine.files import Upload
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.engines import made_files
from tests.factories import selections_experts as made
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
LEVELS = {"A-01": 9, "A-02": 5, "A-03": 7}


def test_a_panel_is_closed_once_every_sheet_is_signed() -> None:
    panel = made.declared()
    found = refused(told.SheetsAreMissing, acts.close_panel, panel, by=rounds.province(), at=made.LATER)
    assert "15" in str(found.what)
    made.signed(panel, LEVELS)
    seat = made.here(panel)[0]
    refused(NotYours, acts.close_panel, panel, by=made.sitter(seat), at=made.LATER)
    own = replace(rounds.province(), person=seat.person)
    refused(told.SitsOnThePanel, acts.close_panel, panel, by=own, at=made.LATER)
    wrote = replace(rounds.province(), person="P-WROTE-1")
    refused(acts.AnotherPerson, acts.close_panel, panel, by=wrote, at=made.LATER)
    acts.close_panel(panel, by=rounds.province(), at=made.LATER)
    assert panel.state == "closed"
    refused(NotNow, acts.close_panel, panel, by=rounds.province(), at=made.LATER)


def test_applications_move_on_and_what_is_below_the_pass_mark_is_out() -> None:
    panel = made.closed(levels=LEVELS)
    rows = {a.code: a for a in Application.objects.order_by("code")}
    assert {c: (a.state, a.stage) for c, a in rows.items()} == {
        "A-01": ("going", "visit"), "A-02": ("out", "experts"), "A-03": ("going", "visit"),
    }  # fmt: skip
    assert rows["A-01"].due == date(2025, 2, 11)  # ten working days after 22 January, over the Spring Festival
    assert rows["A-02"].reason
    steps = Deed.objects.filter(verb="close_panel").order_by("application__code")
    assert [d.application.code for d in steps] == ["A-01", "A-02", "A-03"]
    keys = queries.applications_in(panel)
    assert queries.panel_scores(panel.call) == {
        keys["A-01"]: Decimal(90), keys["A-02"]: Decimal(50), keys["A-03"]: Decimal(70),
    }  # fmt: skip


def test_who_is_below_the_pass_mark_is_told_once_the_panel_is_closed() -> None:
    panel = made.closed(levels=LEVELS)
    below = Application.objects.get(call=panel.call_id, code="A-02")
    told_ = [a for e in Entry.objects.filter(action="selections.close_panel").order_by("seq") for a in announcements(e)]
    assert [(a.kind, a.to, a.path) for a in told_] == [
        ("below", (role, below.unit), f"/applications/{below.pk}") for role in (Role.ZONE_HEAD, Role.ZONE_STATISTICIAN)
    ]  # fmt: skip
    assert not [e for e in Entry.objects.exclude(action="selections.close_panel") if e.action in TELLING
                and any(a.kind == "below" for a in announcements(e))]  # fmt: skip


def test_the_result_holds_every_sheet_and_the_ledger_its_digest() -> None:
    panel = made.closed(levels=LEVELS)
    frozen = PanelResult.objects.get()
    assert frozen.digest == hashlib.sha256(frozen.content.encode()).hexdigest()
    content = json.loads(frozen.content)
    assert (content["merge"], content["below"], len(content["sheets"])) == ("mean", ["A-02"], 15)
    for told_of in content["sheets"]:
        sheet = Sheet.objects.get(seat__expert__code=told_of["expert"], code=told_of["code"])
        assert told_of["digest"] == sheet.digest
    entry = json.loads(Entry.objects.get(action="selections.close_panel").body)["data"]
    assert entry["digest"] == frozen.digest
    assert entry["scores"] == {"A-01": "90.0000", "A-02": "50.0000", "A-03": "70.0000"}
    assert panel.ended_by == rounds.province().person


def test_nobody_sees_scores_before_the_closing_and_only_two_roles_after() -> None:
    panel = made.signed(levels=LEVELS)
    with pytest.raises(NotNow):
        queries.result(rounds.province(), panel.pk)
    assert queries.panel_scores(panel.call) == {}
    acts.close_panel(panel, by=rounds.province(), at=made.LATER)
    for by in (rounds.province(), small.actor(Role.AUDITOR)):
        rows = queries.result(by, panel.pk).rows
        assert [(r.code, r.merged.score, r.merged.rank) for r in rows] == [
            ("A-01", Decimal(90), 1), ("A-03", Decimal(70), 2), ("A-02", Decimal(50), 3),
        ]  # fmt: skip
    readers = [small.actor(r) for r in (Role.DEPARTMENT, Role.CITY, Role.COUNTY, Role.ADMINISTRATOR)]
    for by in (*readers, made.sitter(made.here(panel)[0]), rounds.head("Z001")):
        with pytest.raises(NotYours):
            queries.result(by, panel.pk)


def test_the_discussion_is_recorded_with_its_day_and_who_was_there() -> None:
    panel, by = made.declared(), rounds.province()
    asked = {"by": by, "at": made.LATER}
    for wrong, kind in (
        (replace(made.talk(), held_on=small.DAY - timedelta(days=1)), told.WrongDay),
        (replace(made.talk(), held_on=small.DAY + timedelta(days=3)), told.WrongDay),
        (replace(made.talk(), attended=()), told.WordsAreMissing),
        (replace(made.talk(), text="讨论了。"), told.WordsAreMissing),
    ):
        refused(kind, acts.record_discussion, panel, discussion=wrong, **asked)
    refused(NotYours, acts.record_discussion, panel, discussion=made.talk(), by=made.person(1), at=made.LATER)
    own = replace(by, person=made.here(panel)[0].person)
    refused(told.SitsOnThePanel, acts.record_discussion, panel, discussion=made.talk(), by=own, at=made.LATER)
    kept = Upload("会议记录.pdf", made_files.pdf())
    acts.record_discussion(panel, discussion=made.talk(), uploads=[kept], **asked)
    assert json.loads(Panel.objects.get(pk=panel.pk).discussion)["attended"] == ["评审专家01", "评审专家02"]
    assert made.TALK not in Entry.objects.get(action="selections.record_discussion").body
    made.closed(panel)
    later = Discussion(made.LATER.date(), ("评审专家01",), made.TALK)
    refused(NotNow, acts.record_discussion, panel, discussion=later, **asked)
