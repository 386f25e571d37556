"""异议: who may object and how, who may read it, who rules, and what an upheld one strikes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import Fault, NotFound, NotNow, NotYours
from jiju.engines.intake import Taken, take_in
from jiju.rooms.evaluations.acts import AlreadyRaised, SamePersonAgain, TermIsOver, TextIsMissing
from jiju.rooms.evaluations.acts.refusals import ConflictOfInterest
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.acts import objecting
from jiju.rooms.selections.models import Application, Notice, Objection
from jiju.rooms.selections.queries import parts
from jiju.rooms.selections.queries.announcing import announcements
from jiju.rooms.selections.shapes import Objector
from jiju.spine import files
from jiju.spine.files import FilesAreRefused, TooMuchForADay, Upload
from jiju.spine.models import Attachment, Entry
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.test_decisions import PDF
from tests.rooms.selections.notices.turns import AT, BY, PORTAL, TODAY, WHY
from tests.rooms.selections.notices.ways import refused

TEXT = "该集聚区所报入驻企业名单与实际不符。"


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared()


@pytest.fixture
def notice() -> Notice:
    return turns.noticed()


def ruled(verb: Any, objection: Objection, **others: Any) -> Objection:
    return verb(objection, **{"by": BY.ruler, "at": AT, "ruling": WHY} | others)  # type: ignore[no-any-return]


def test_an_objection_is_kept_and_the_ledger_tells_nothing_of_who_and_what(notice: Notice) -> None:
    made = turns.objected(notice, evidence="工商登记截图", uploads=[Upload("举报李四.pdf", PDF)])
    assert (made.state, made.is_named, made.mark) == ("raised", True, "")
    assert "李四" not in made.objector
    assert queries.objector_of(made) == Objector("李四", "13900000000")
    bodies = "".join(Entry.objects.order_by("seq").values_list("body", flat=True))
    for secret in ("李四", "13900000000", TEXT, "工商登记截图", made.salt):
        assert secret not in bodies
    assert made.digest in bodies
    other = turns.objected(notice, "Z002")
    assert other.digest != made.digest  # the same words twice give two digests


@pytest.mark.parametrize(
    ("wrong", "changes"),
    [
        (TermIsOver, {"at": turns.OVER}),
        (acts.NotInTheCall, {"unit": "Z003"}),
        (acts.NotInTheCall, {"unit": "Z999"}),
        (TextIsMissing, {"text": "不符"}),
        (acts.EvidenceIsMissing, {"objector": Objector()}),
        (acts.EvidenceIsMissing, {"objector": Objector("  ", "139"), "evidence": "  "}),
        (acts.EvidenceIsMissing, {"objector": Objector(), "evidence": " x "}),
        (acts.TextIsTooLong, {"text": "长" * 4001}),
        (acts.TextIsTooLong, {"evidence": "长" * 2001}),
        (acts.TextIsTooLong, {"objector": Objector("长" * 61)}),
        (acts.TextIsTooLong, {"objector": Objector("李四", "1" * 121)}),
        (FilesAreRefused, {"uploads": [Upload("a.exe", b"MZ\x90")]}),
        (NotYours, {"by": BY.city}),
        (NotYours, {"by": BY.auditor}),
        (NotYours, {"signed_in": BY.city}),
    ],
)
def test_what_is_no_objection(notice: Notice, wrong: Any, changes: dict[str, Any]) -> None:
    asked = {"by": PORTAL, "at": AT, "unit": "Z001", "text": TEXT, "objector": Objector("李四")} | changes
    refused(wrong, acts.raise_objection, notice, **asked)


def test_nobody_objects_under_an_open_name(notice: Notice) -> None:
    with pytest.raises(Fault, match="public channel"):
        turns.objected(notice, by=BY.other_head)
    assert not Objection.objects.exists()


def test_what_just_fits_is_taken_and_an_end_of_line_counts_once(notice: Notice) -> None:
    made = turns.objected(
        notice, text=f"  {'长' * 3998}\r\n长 ", evidence="长" * 2000, objector=Objector("长" * 60, "1" * 120)
    )
    assert (len(made.text), len(made.evidence)) == (4000, 2000)


def test_an_objection_comes_on_the_last_day_and_not_after(notice: Notice) -> None:
    last = AT + timedelta(days=6)
    asked = {"by": PORTAL, "unit": "Z001", "objector": Objector("李四")}
    assert acts.raise_objection(notice, at=last, text=TEXT, **asked).pk  # type: ignore[arg-type]
    refused(AlreadyRaised, acts.raise_objection, notice, at=last, text=TEXT, **asked)
    refused(TermIsOver, acts.raise_objection, notice, at=last + timedelta(hours=15), text=f"{TEXT}补充", **asked)


@pytest.mark.parametrize(
    ("rule", "evidence", "wrong"),
    [
        ("taken", "", None),
        ("taken_with_evidence", "现场门牌照片", None),
        ("taken_with_evidence", "", acts.EvidenceIsMissing),
        ("refused", "现场门牌照片", acts.NameIsNeeded),
    ],
)
def test_nameless_objections_follow_the_rule_of_the_procedure(rule: str, evidence: str, wrong: Any) -> None:
    stages = [s.model_dump(mode="json") for s in turns.procedure().stages]
    for s in stages:
        if s["kind"] == "notice":
            s["objections"]["anonymous"] = rule
    notice = turns.noticed(turns.call_at(shape=turns.procedure(stages=stages)))
    asked = {"by": PORTAL, "at": AT, "unit": "Z001", "text": TEXT, "evidence": evidence}
    if wrong:
        refused(wrong, acts.raise_objection, notice, **asked)
    else:
        assert not acts.raise_objection(notice, **asked).is_named


def test_an_upheld_objection_strikes_the_name_and_leaves_the_others(notice: Notice) -> None:
    made = turns.objected(notice)
    before = Entry.objects.count()
    ruled(acts.uphold_objection, made)
    acts.confirm_objection(made, by=BY.second, at=AT)
    before += 1
    assert Entry.objects.count() == before + 1
    struck = Application.objects.get(unit="Z001")
    assert (struck.state, struck.reason, made.ruled_by) == ("struck", WHY, "P4")
    assert [(n.unit, n.is_struck) for n in queries.public_notice(notice.pk, on=TODAY).lines] == [
        ("Z001", True), ("Z002", False),
    ]  # fmt: skip
    refused(NotNow, ruled, acts.dismiss_objection, made)
    refused(NotNow, acts.confirm_objection, made, by=BY.second, at=AT)


@pytest.mark.parametrize("objector", [Objector("李四", "139"), Objector()])
def test_one_person_strikes_no_name_by_an_objection_from_outside(notice: Notice, objector: Objector) -> None:
    made = turns.objected(notice, objector=objector, evidence="现场照片三张")
    refused(NotNow, acts.confirm_objection, made, by=BY.second, at=AT)
    ruled(acts.uphold_objection, made)
    assert (made.state, Application.objects.get(unit="Z001").state) == ("proposed", "chosen")
    assert not [a for a in announcements(Entry.objects.latest("seq")) if a.kind == "struck"]
    refused(SamePersonAgain, acts.confirm_objection, made, by=BY.ruler, at=AT)
    refused(ConflictOfInterest, acts.confirm_objection, made, by=BY.recorder, at=AT)
    refused(NotYours, acts.confirm_objection, made, by=BY.city, at=AT)
    assert "confirm_objection" not in queries.objection(BY.ruler, made.pk).verbs
    assert queries.objection(BY.second, made.pk).verbs == ("confirm_objection", "dismiss_objection")
    acts.confirm_objection(made, by=BY.second, at=AT)
    assert (made.state, made.ruled_by, made.confirmed_by) == ("upheld", "P4", "P10")
    assert Application.objects.get(unit="Z001").state == "struck"
    assert [a.kind for a in announcements(Entry.objects.latest("seq"))] == ["struck"]


def test_what_was_found_right_may_still_be_dismissed(notice: Notice) -> None:
    made = ruled(acts.uphold_objection, turns.objected(notice))
    ruled(acts.dismiss_objection, made, by=BY.second)
    assert (made.state, made.ruled_by, Application.objects.get(unit="Z001").state) == ("dismissed", "P10", "chosen")


def test_one_that_a_head_raised_signed_in_is_found_right_by_two_as_well(notice: Notice) -> None:
    made = turns.objected(notice, signed_in=BY.other_head)
    ruled(acts.uphold_objection, made)
    assert (made.state, Application.objects.get(unit="Z001").state) == ("proposed", "chosen")
    refused(ConflictOfInterest, acts.confirm_objection, made, by=replace(BY.second, person="P8"), at=AT)
    acts.confirm_objection(made, by=BY.second, at=AT)
    assert (made.state, Application.objects.get(unit="Z001").state) == ("upheld", "struck")


def test_a_dismissed_objection_leaves_the_name(notice: Notice) -> None:
    made = ruled(acts.dismiss_objection, turns.objected(notice))
    assert (made.state, Application.objects.get(unit="Z001").state) == ("dismissed", "chosen")


def test_a_ruling_does_not_say_who_objected(notice: Notice) -> None:
    made = turns.objected(notice)
    for ruling in ("李四反映的情况属实，异议成立。", "已电话核实（13900000000），情况属实。"):
        refused(acts.TellsWhoObjected, ruled, acts.uphold_objection, made, ruling=ruling)
    bodies = "".join(Entry.objects.order_by("seq").values_list("body", flat=True))
    assert "李四" not in bodies
    nameless = turns.objected(notice, "Z002", objector=Objector(), evidence="现场照片三张")
    assert ruled(acts.dismiss_objection, nameless).state == "dismissed"


def test_two_objections_to_one_name_are_each_ruled_on(notice: Notice) -> None:
    first, second = turns.objected(notice), turns.objected(notice, text=f"{TEXT}另附说明。")
    turns.upheld(first)
    turns.upheld(second, ruling=f"{WHY}并案处理。")
    assert Application.objects.get(unit="Z001").reason == WHY


def test_whoever_has_a_part_in_the_call_rules_on_none(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    made = turns.objected(notice)
    visitor, writer = replace(BY.ruler, person="V1"), replace(BY.ruler, person="W-Z002")
    turns.step(Application.objects.get(unit="Z002"), "record_visit", "V1")
    for by in (BY.recorder, visitor, writer):
        for verb in (acts.uphold_objection, acts.dismiss_objection):
            refused(ConflictOfInterest, ruled, verb, made, by=by)
        shown = queries.objection(by, made.pk)
        assert shown.kept_from is not None
        assert (shown.text, shown.objector, shown.is_open_to_me) == ("", Objector(), False)
        assert not queries.may_see_objection(by, str(made.pk))
    monkeypatch.setattr(parts, "panel_members", lambda call: frozenset({"P4"}))
    refused(ConflictOfInterest, ruled, acts.uphold_objection, made)
    refused(NotYours, ruled, acts.uphold_objection, made, by=BY.city)
    refused(TextIsMissing, ruled, acts.uphold_objection, made, by=BY.publisher, ruling="是")
    assert ruled(acts.uphold_objection, made, by=BY.publisher).state == "proposed"


def test_a_head_objects_signed_in_and_does_not_rule_even_in_another_post(notice: Notice) -> None:
    made = turns.objected(notice, signed_in=BY.other_head, uploads=[Upload("证据.pdf", PDF)])
    entry, file = Entry.objects.latest("seq"), Attachment.objects.get()
    assert (entry.person, entry.account, entry.role) == (PORTAL.person, PORTAL.account, "system")
    assert (file.by, file.unit) == (PORTAL.person, "")
    assert BY.other_head.person not in f"{entry.body}{list(Objection.objects.values())}"
    assert made.mark != turns.objected(turns.noticed(turns.call_at()), signed_in=BY.other_head).mark
    assert [o.id for o in queries.objections(BY.other_head)][-1] == made.pk
    assert queries.objections(BY.head) == []
    with pytest.raises(NotFound):
        queries.objection(BY.head, made.pk)
    with pytest.raises(NotFound):
        queries.objection_record(BY.other_head, made.pk)
    refused(ConflictOfInterest, ruled, acts.uphold_objection, made, by=replace(BY.ruler, person="P8"))


def test_who_reads_an_objection_and_its_files(notice: Notice) -> None:
    made = turns.objected(notice, uploads=[Upload("证据.pdf", PDF)])
    pk = Attachment.objects.get().pk
    for by in (BY.ruler, BY.auditor):
        assert queries.objection(by, made.pk).objector.name == "李四"
        assert files.open_attachment(by, pk).content.startswith(b"%PDF")
    for by in (BY.recorder, BY.city, BY.head, BY.department):
        with pytest.raises(NotFound):
            files.open_attachment(by, pk)
    with pytest.raises(NotYours):
        queries.objections(BY.city)
    assert queries.objection(BY.auditor, made.pk).verbs == ()


def test_files_from_outside_are_counted_by_notice(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(harmless())
    monkeypatch.setattr(objecting, "OUTSIDE_A_DAY", 2 * size - 1)
    turns.objected(notice, uploads=[Upload("一.pdf", PDF)])
    other = turns.noticed(turns.call_at())
    turns.objected(other, uploads=[Upload("一.pdf", PDF)])  # another notice has its own day
    asked = {"by": PORTAL, "at": AT, "unit": "Z002", "text": TEXT, "objector": Objector("李四")}
    refused(TooMuchForADay, acts.raise_objection, notice, uploads=[Upload("二.pdf", PDF)], **asked)
    signed = asked | {"signed_in": BY.other_head, "unit": "Z001", "text": f"{TEXT}补"}
    refused(TooMuchForADay, acts.raise_objection, notice, uploads=[Upload("三.pdf", PDF)], **signed)
    acts.raise_objection(notice, **asked)  # without files it is heard
    monkeypatch.setattr(objecting, "OUTSIDE_OF_ONE", size - 1)
    refused(TooMuchForADay, acts.raise_objection, other, uploads=[Upload("四.pdf", PDF)], **asked)


def harmless() -> bytes:
    """The paper as it is kept."""
    found = take_in(Upload("a.pdf", PDF))
    assert isinstance(found, Taken)
    return found.data


def test_nothing_is_raised_or_ruled_on_once_the_batch_is_published(notice: Notice) -> None:
    made = ruled(acts.dismiss_objection, turns.objected(notice))
    turns.issued(notice)
    refused(NotNow, ruled, acts.uphold_objection, made)
    refused(NotNow, acts.raise_objection, notice, by=PORTAL, at=AT, unit="Z002", text=TEXT, objector=Objector("李四"))
