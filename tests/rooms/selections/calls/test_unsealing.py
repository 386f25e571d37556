"""Unsealing: after the last moment, by two persons, as an act in the ledger; a broken seal stops one, not all."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.checks import codes_of
from jiju.rooms.selections.models import Version
from jiju.spine.files import open_attachment
from jiju.spine.models import Attachment, Entry
from jiju.spine.records import opened as written
from jiju.spine.sealing import SealIsBroken
from tests.factories import selections_calls as made
from tests.factories.selections_calls import ANSWERS, AT, CLOSES, OPENED, head
from tests.rooms.selections.calls.ways import refused

MINUTE = timedelta(minutes=1)


@pytest.fixture
def call(db: None) -> Any:
    found = made.called()
    for unit in ("R001", "R002", "R003"):
        made.submitted(found, unit)
    made.started(found, "R004")
    return found


def test_nobody_opens_it_before_the_last_moment_has_passed(call: Any) -> None:
    for early in (AT, CLOSES - MINUTE, CLOSES, CLOSES + MINUTE - timedelta(microseconds=1)):
        refused(acts.StillSealed, acts.ask_unsealing, call, by=made.province, at=early)
        refused(acts.StillSealed, acts.unseal, call, by=made.province, at=early)
    for by in (made.administrator, made.auditor, made.city, made.department, head("R001")):
        refused(NotYours, acts.ask_unsealing, call, by=by, at=OPENED)
        refused(NotYours, acts.unseal, call, by=by, at=OPENED)
    assert acts.ask_unsealing(call, by=made.province, at=CLOSES + MINUTE).asked_by == made.province.person


def test_two_persons_are_present_at_it(call: Any) -> None:
    refused(acts.StillSealed, acts.unseal, call, by=made.second, at=OPENED)
    acts.ask_unsealing(call, by=made.province, at=OPENED)
    refused(acts.AnotherPerson, acts.unseal, call, by=made.province, at=OPENED)
    found = acts.unseal(call, by=made.second, at=OPENED)
    assert (found.state, found.asked_by, found.unsealed_by) == ("unsealed", "S1", "S2")
    refused(NotNow, acts.unseal, call, by=made.third, at=OPENED)


def test_more_time_takes_the_request_back(call: Any) -> None:
    acts.ask_unsealing(call, by=made.province, at=OPENED)
    with pytest.raises(acts.CallIsClosed):
        acts.extend_call(call, by=made.province, at=OPENED, closes_at=OPENED + MINUTE, reason=made.WHY)


def test_a_clock_that_is_set_back_opens_no_call_again(call: Any) -> None:
    """Once the unsealing was asked for, nothing is sent, taken back or given more time, whatever the clock says."""
    sent, draft = made.of(call, "R001"), made.of(call, "R004")
    acts.ask_unsealing(call, by=made.province, at=OPENED)
    back = {"at": AT}
    refused(acts.CallIsClosed, acts.start_application, call, by=head("R005"), unit="R005", **back)
    refused(acts.CallIsClosed, acts.take_back, sent, by=head("R001"), **back)
    filling = {"answers": {"area": "999"}, "expected": draft.draft_number}
    refused(acts.CallIsClosed, acts.fill_in_application, draft, by=head("R004"), **filling, **back)
    agreed = queries.procedure_of(call).commitment
    sending = {"agreed": agreed, "expected": draft.draft_number}
    refused(acts.CallIsClosed, acts.submit, draft, by=head("R004"), **sending, **back)
    more = {"closes_at": OPENED + MINUTE, "reason": made.WHY}
    refused(acts.CallIsClosed, acts.extend_call, call, by=made.province, **more, **back)
    refused(acts.StillSealed, acts.unseal, call, by=made.second, **back)
    assert acts.unseal(call, by=made.second, at=OPENED).state == "unsealed"


def test_what_was_submitted_is_read_after_it_by_those_whose_turn_it_is(call: Any) -> None:
    made.unsealed(call)
    found = made.of(call)
    pk = Attachment.objects.filter(zone_code="R001").order_by("pk")[0].pk
    for by in (made.province, made.county, made.city, made.department, made.auditor):
        shown = queries.application(by, found.pk, on=OPENED.date())
        assert {q.asked.id: q.answer for q in shown.questions}["area"] == ANSWERS["area"]
        assert open_attachment(by, pk).content
    refused(NotYours, queries.application, made.administrator, found.pk, on=OPENED.date())
    for by in (made.administrator, made.expert, made.other_city, head("R002")):
        refused(NotFound, open_attachment, by, pk)


def test_every_application_gets_a_code_a_stage_a_term_and_its_eligibility_anew(call: Any) -> None:
    made.unsealed(call)
    rows = {a.unit: a for a in call.applications.all()}
    assert {rows[u].state for u in ("R001", "R002", "R003")} == {"going"}
    assert sorted(rows[u].code for u in ("R001", "R002", "R003")) == ["A-01", "A-02", "A-03"]
    assert (rows["R001"].stage, rows["R003"].stage) == ("county", "city")  # R003 lies in no county
    assert rows["R001"].due.isoformat() == "2025-02-18"
    assert (rows["R004"].state, rows["R004"].reason) == ("out", "not-submitted")
    told = json.loads(Entry.objects.get(action="selections.unseal").body)["data"]
    assert (told["opened"], told["late"], told["broken"]) == (3, 1, 0)
    sent = Entry.objects.filter(action="selections.submit").order_by("pk")
    assert told["digests"] == sorted(json.loads(e.body)["data"]["digest"] for e in sent)


def test_the_ledger_of_an_unsealing_tells_which_code_is_whose_to_nobody(call: Any) -> None:
    made.unsealed(call)
    told = json.loads(Entry.objects.get(action="selections.unseal").body)["data"]
    assert set(told) == {"asked_by", "opened", "digests", "broken", "late"}
    assert not any(a.code in json.dumps(told) for a in call.applications.exclude(code="").order_by("pk"))
    assert not any(a.unit in json.dumps(told) for a in call.applications.order_by("pk"))


def test_a_code_tells_nothing_of_the_order_in_which_zones_came() -> None:
    units = [f"Z{n:03d}" for n in range(120)]
    codes = codes_of(units, "one seed")
    assert sorted(codes.values())[0] == "A-01"
    assert codes != codes_of(units, "another seed")
    assert [codes[u] for u in units] != sorted(codes.values())
    assert codes_of(reversed(units), "one seed") == codes


def test_an_application_that_was_tampered_with_is_out_and_the_others_go_on(call: Any) -> None:
    mine, theirs = (made.of(call, u).versions.get() for u in ("R001", "R002"))
    with written():
        Version.objects.filter(pk=mine.pk).update(content=theirs.content)  # moved from another application
    made.unsealed(call)
    assert made.of(call, "R001").reason == "seal-broken"
    assert made.of(call, "R002").state == "going"
    told = json.loads(Entry.objects.get(action="selections.unseal").body)["data"]
    assert told["broken"] == 1


def test_under_another_secret_nothing_opens_and_nothing_is_lost(call: Any) -> None:
    acts.ask_unsealing(call, by=made.province, at=OPENED)
    with override_settings(SECRET_KEY="x" * 60):
        refused(SealIsBroken, acts.unseal, call, by=made.second, at=OPENED)
    with override_settings(SECRET_KEY="y" * 60, SECRET_KEY_FALLBACKS=[_secret()]):
        assert acts.unseal(call, by=made.second, at=OPENED).state == "unsealed"


def _secret() -> str:
    return str(settings.SECRET_KEY)


def test_files_of_a_call_that_ended_sealed_stay_sealed(call: Any) -> None:
    acts.give_up_call(call, by=made.province, at=AT, reason=made.WHY)
    pk = Attachment.objects.filter(zone_code="R001").order_by("pk")[0].pk
    for by in (made.province, made.second, made.county, made.city, made.department, made.auditor):
        refused(NotFound, open_attachment, by, pk)
    assert open_attachment(head("R001"), pk).content


def test_files_that_no_unsealed_version_holds_are_opened_by_the_zone_alone(call: Any) -> None:
    again = made.of(call, "R003")
    acts.take_back(made.of(call, "R001"), by=head("R001"), at=AT)
    acts.withdraw(made.of(call, "R002"), by=head("R002"), at=AT, reason=made.WHY)
    acts.take_back(again, by=head("R003"), at=AT)
    first = again.exhibits.get(material="book")
    acts.fill_in_application(
        again, by=made.writer("R003"), at=AT, expected=again.draft_number, answers={}, dropped=[first.pk],
        uploads={"book": made.FILE},
    )  # fmt: skip
    commitment = queries.procedure_of(call).commitment
    acts.submit(again, by=head("R003"), at=AT, agreed=commitment, expected=again.draft_number)
    made.unsealed(call)
    kept = again.exhibits.get(material="book", is_dropped=False)
    assert queries.may_see_exhibit(made.province, str(kept.pk))
    gone = [made.of(call, unit).exhibits.order_by("pk")[0] for unit in ("R001", "R002")]
    for exhibit, unit in zip((first, *gone), ("R003", "R001", "R002"), strict=True):
        assert not any(queries.may_see_exhibit(by, str(exhibit.pk)) for by in (made.province, made.auditor, made.city))
        assert queries.may_see_exhibit(head(unit), str(exhibit.pk))
