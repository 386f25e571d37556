"""Applying: prefilled, written in turn, committed to, sealed, taken back; late is late by the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Application, Version
from jiju.spine.files import FilesAreRefused, TooManyFiles, Upload, open_attachment
from jiju.spine.models import Attachment, Entry
from tests.factories import selections_calls as made
from tests.factories.selections_calls import ANSWERS, AT, CLOSES, FILE, WHY, head, writer
from tests.rooms.selections.calls.ways import refused

SECOND = timedelta(seconds=1)


@pytest.fixture
def call(db: None) -> Any:
    return made.called()


def test_an_application_begins_with_what_the_registry_knows(call: Any) -> None:
    begun = made.started(call)
    assert begun.state == "draft"
    shown = queries.application(writer("R001"), begun.pk, on=AT.date())
    answers = {q.asked.id: q.answer for q in shown.questions}
    assert answers["name"] == "集聚区R001"
    assert answers["type"]
    assert {n.rule: n.state for n in shown.eligibility}["library"] == "holds"


def test_a_zone_takes_part_once_and_for_itself_alone(call: Any) -> None:
    refused(NotFound, acts.start_application, call, by=writer("R001"), at=AT, unit="R002")
    refused(NotYours, acts.start_application, call, by=made.city, at=AT, unit="R001")
    made.started(call)
    refused(acts.AlreadyApplied, acts.start_application, call, by=head("R001"), at=AT, unit="R001")
    again = made.called(name="另一批次的认定")
    refused(acts.AlreadyApplied, acts.start_application, again, by=head("R001"), at=AT, unit="R001")


def test_a_zone_of_another_library_does_not_take_part(call: Any) -> None:
    other = made.called(procedure=made.procedure("demonstration"), name="示范区评选批次")
    told = refused(acts.NotEligible, acts.start_application, other, by=writer("R001"), at=AT, unit="R001")
    assert "储备库" in "".join(str(w) for w in told.lines)  # type: ignore[attr-defined]  # its reasons


def test_nobody_overwrites_what_another_wrote(call: Any) -> None:
    begun = made.started(call)
    acts.fill_in_application(begun, by=writer("R001"), at=AT, answers={"area": "120"}, expected=1)
    refused(
        acts.WrittenMeanwhile,
        acts.fill_in_application,
        begun,
        by=head("R001"),
        at=AT,
        answers={"area": "9"},
        expected=1,
    )
    acts.fill_in_application(begun, by=head("R001"), at=AT, answers={"leading": "物流"}, expected=2)
    assert queries.draft_of(begun)["area"] == "120"
    assert queries.draft_of(begun)["leading"] == "物流"


@pytest.mark.parametrize("answers", [
    {"area": "很大"}, {"area": "NaN"}, {"area": "1e400"}, {"area": "9" * 30}, {"operator": "长" * 5000},
    {"state": "entered"},
])  # fmt: skip
def test_answers_that_do_not_fit_are_named_one_by_one(call: Any, answers: dict[str, str]) -> None:
    begun = made.started(call)
    told = refused(
        acts.AnswersDoNotFit, acts.fill_in_application, begun, by=writer("R001"), at=AT, answers=answers, expected=1
    )
    assert len(told.lines) == 1  # type: ignore[attr-defined]  # its reasons


def test_files_come_under_their_material_and_may_go_again(call: Any) -> None:
    begun, by = made.started(call), writer("R001")
    fill = {"by": by, "at": AT, "answers": {}}
    refused(acts.NothingIsAsked, acts.fill_in_application, begun, **fill, expected=1, uploads={"else": FILE})
    wrong = {"book": (Upload("书.exe", b"MZ"),)}
    refused(FilesAreRefused, acts.fill_in_application, begun, **fill, expected=1, uploads=wrong)
    refused(TooManyFiles, acts.fill_in_application, begun, **fill, expected=1, uploads={"book": FILE * 11})
    acts.fill_in_application(begun, **fill, expected=1, uploads={"book": FILE})
    exhibit = begun.exhibits.get()
    refused(acts.NothingIsAsked, acts.fill_in_application, begun, **fill, expected=2, dropped=[exhibit.pk + 1])
    acts.fill_in_application(begun, **fill, expected=2, dropped=[exhibit.pk])
    assert not queries.application(by, begun.pk, on=AT.date()).materials[0].exhibits


def test_nothing_is_submitted_before_it_is_complete_and_committed_to(call: Any) -> None:
    begun, text = made.started(call), queries.procedure_of(call).commitment
    told = refused(acts.NotComplete, acts.submit, begun, by=head("R001"), at=AT, agreed=text, expected=1)
    assert len(told.lines) > 15  # type: ignore[attr-defined]  # its reasons
    made.filled(begun)
    refused(acts.NotCommitted, acts.submit, begun, by=head("R001"), at=AT, agreed="同意", expected=2)
    refused(acts.WrittenMeanwhile, acts.submit, begun, by=head("R001"), at=AT, agreed=text, expected=1)
    refused(NotYours, acts.submit, begun, by=writer("R001"), at=AT, agreed=text, expected=2)
    refused(NotFound, acts.submit, begun, by=head("R002"), at=AT, agreed=text, expected=2)
    version = acts.submit(begun, by=head("R001"), at=AT, agreed=text, expected=2)
    assert (version.number, version.is_sealed, version.is_committed) == (1, True, True)
    refused(NotNow, acts.submit, begun, by=head("R001"), at=AT, agreed=text, expected=2)


def test_the_last_moment_is_judged_to_the_second(call: Any) -> None:
    begun, text = made.filled(made.started(call)), queries.procedure_of(call).commitment
    for late in (CLOSES, CLOSES + SECOND):
        refused(acts.CallIsClosed, acts.submit, begun, by=head("R001"), at=late, agreed=text, expected=2)
        refused(acts.CallIsClosed, acts.fill_in_application, begun, by=writer("R001"), at=late, answers={}, expected=2)
        refused(acts.CallIsClosed, acts.start_application, call, by=writer("R002"), at=late, unit="R002")
    assert acts.submit(begun, by=head("R001"), at=CLOSES - SECOND, agreed=text, expected=2).number == 1
    refused(acts.CallIsClosed, acts.take_back, begun, by=head("R001"), at=CLOSES)


def test_taken_back_it_is_written_again_and_both_versions_are_kept(call: Any) -> None:
    sent = made.submitted(call)
    acts.take_back(sent, by=head("R001"), at=AT)
    acts.fill_in_application(sent, by=writer("R001"), at=AT, answers={"area": "130"}, expected=sent.draft_number)
    text = queries.procedure_of(call).commitment
    acts.submit(sent, by=head("R001"), at=AT, agreed=text, expected=sent.draft_number)
    contents = [queries.content_of(v) for v in sent.versions.order_by("number")]
    assert [c.answers["area"] for c in contents] == ["120", "130"]
    assert contents[0].exhibits == contents[1].exhibits


def test_what_was_submitted_can_be_withdrawn_with_a_reason(call: Any) -> None:
    sent = made.submitted(call)
    refused(acts.ReasonIsShort, acts.withdraw, sent, by=head("R001"), at=AT, reason="不")
    assert acts.withdraw(sent, by=head("R001"), at=AT, reason=WHY).state == "withdrawn"
    refused(NotNow, acts.take_back, sent, by=head("R001"), at=AT)


def test_nothing_that_is_sealed_can_be_read_in_the_store_the_ledger_or_on_the_disk(
    call: Any, files_folder: Any
) -> None:
    sent = made.submitted(call)
    rows = [*Application.objects.values(), *Version.objects.values(), *Entry.objects.values("body")]
    text = repr(rows)
    secrets = [v for k, v in ANSWERS.items() if len(v) > 4 or k == "legal_person"]
    assert [s for s in secrets if s in text] == []
    plain = open_attachment(head("R001"), Attachment.objects.order_by("pk")[0].pk).content
    kept = [p.read_bytes() for p in files_folder.rglob("*") if p.is_file()]
    assert kept
    assert [k for k in kept if k[:8] == plain[:8] or plain[20:60] in k] == []
    assert sent.versions.get().is_sealed


def test_before_the_opening_nobody_but_the_zone_reads_it(call: Any) -> None:
    sent = made.submitted(call)
    pk = Attachment.objects.order_by("pk")[0].pk
    on = AT.date()
    for by in (made.province, made.county, made.city, made.department, made.auditor):
        shown = queries.application(by, sent.pk, on=on)
        assert (shown.is_readable, shown.questions, shown.materials, shown.draft_number) == (False, (), (), 0)
        refused(NotFound, open_attachment, by, pk)
    for by in (made.other_city, head("R002")):
        refused(NotFound, queries.application, by, sent.pk, on=on)
        refused(NotFound, open_attachment, by, pk)
    for by in (made.administrator, made.expert):
        refused(NotYours, queries.application, by, sent.pk, on=on)
        refused(NotFound, open_attachment, by, pk)
    assert queries.application(writer("R001"), sent.pk, on=on).is_readable


def test_a_draft_is_seen_by_its_zone_alone(call: Any) -> None:
    begun = made.started(call)
    refused(NotFound, queries.application, made.province, begun.pk, on=AT.date())
    assert queries.applications(made.province, call.pk) == ()
    assert [n.unit for n in queries.applications(writer("R001"), call.pk)] == ["R001"]


def test_who_writes_in_it_stands_in_its_history_once_and_neither_checks_nor_decides(call: Any) -> None:
    other = replace(writer("R001"), person="W-real")
    found = made.started(call)
    for text in ("101", "102", "103"):
        acts.fill_in_application(
            found, by=other, at=AT, expected=found.draft_number, answers={"area": text}
        )  # fmt: skip
    assert found.deeds.filter(verb="fill_in_application").values_list("by").get() == ("W-real",)
    made.filled(found)
    acts.submit(
        found, by=head("R001"), at=AT, agreed=queries.procedure_of(call).commitment, expected=found.draft_number
    )  # fmt: skip
    made.unsealed(call)
    assert "W-real" in queries.writers_of(made.of(call))
    assert "W-real" in queries.applied([made.of(call)])[0].persons
    assert queries.wrote_in(replace(made.province, person="W-real"), call)
    checking = replace(made.county, person="W-real")
    refused(acts.AnotherPerson, made.passed, made.of(call), checking)
    acts.hand_back(made.of(call), by=made.county, at=made.OPENED, said=made.WHY)
    returned = made.of(call)
    acts.fill_in_application(
        returned, by=other, at=made.OPENED, expected=returned.draft_number, answers={"area": "104"}
    )  # fmt: skip
    assert found.deeds.filter(verb="fill_in_application", by="W-real").count() == 2
