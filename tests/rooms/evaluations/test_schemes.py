"""Schemes: drafted by one, approved by another from a day on, withdrawn with a reason; a refusal changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours, Refusal
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Scheme
from jiju.rooms.filings import acts as filings
from jiju.rooms.programmes.checks import SchemeIsMalformed, read_plan, written_scheme
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.schemes import NEW_YEAR, approved, drafted, text, withdrawn
from tests.web import small

ON = small.DAY


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make()


def department() -> Actor:
    return small.actor(Role.DEPARTMENT)


def provincial() -> Actor:
    return small.actor(Role.PROVINCE)


@contextmanager
def nothing_changes(refusal: type[Exception]) -> Iterator[None]:
    kept = (Entry.objects.count(), list(Scheme.objects.order_by("pk").values()))
    with pytest.raises(refusal):
        yield
    assert (Entry.objects.count(), list(Scheme.objects.order_by("pk").values())) == kept


def test_a_wording_stands_beside_the_one_before_and_tells_what_differs() -> None:
    made = drafted()
    assert (made.number, made.state, made.drafted_by) == (2, "drafted", department().person)
    told = queries.changed(provincial(), "annual", 1, 2)
    assert [(d.kind, d.name, d.what, d.before, d.after) for d in told] == [("changed", "优秀", "at_least", "85", "88")]
    assert [(n.number, n.is_in_force) for n in queries.schemes(provincial(), on=ON) if n.code == "annual"] == [
        (2, False), (1, False),
    ]  # fmt: skip


def test_a_new_scheme_begins_with_number_one() -> None:
    made = drafted(old="id: annual", new="id: annual-2025")
    assert (made.code, made.number) == ("annual-2025", 1)


def test_the_very_wording_and_one_that_cannot_be_read_are_refused() -> None:
    with nothing_changes(acts.WordingIsKnown):
        acts.draft_scheme(None, by=department(), at=small.AT, text=queries.written(provincial(), "annual", 1))
    with nothing_changes(SchemeIsMalformed):
        drafted(old="indicator: enterprises", new="indicator: shops")
    with nothing_changes(SchemeIsMalformed):
        acts.draft_scheme(None, by=department(), at=small.AT, text="id: [")


def test_a_fault_is_told_with_its_line() -> None:
    miswritten = text(old="indicator: enterprises", new="indicator: shops")
    line = next(n for n, row in enumerate(miswritten.splitlines(), 1) if "shops" in row)
    with pytest.raises(SchemeIsMalformed) as refused:
        queries.read(miswritten)
    assert [(n, f.where) for n, f in refused.value.faults] == [(line, "scheme: items[1].indicator")]


@pytest.mark.parametrize("role", [Role.CITY, Role.COUNTY, Role.ZONE_HEAD, Role.EXPERT, Role.AUDITOR])
def test_nobody_else_drafts_and_only_the_province_decides(role: Role) -> None:
    made, by = drafted(), small.actor(role)
    with nothing_changes(NotYours):
        acts.draft_scheme(None, by=by, at=small.AT, text=text(new="at_least: 90"))
    for person in (by, department()):
        with nothing_changes(NotYours):
            acts.approve_scheme(made, by=person, at=small.AT, effective_from=NEW_YEAR)
        with nothing_changes(NotYours):
            acts.withdraw_scheme(made, by=person, at=small.AT, reason="权重有误，另行起草。")


def test_an_approved_scheme_is_in_force_from_its_day_on() -> None:
    made = approved()
    assert (made.state, made.decided_by, made.effective_from) == ("approved", provincial().person, NEW_YEAR)
    assert queries.in_force("annual", NEW_YEAR) == made
    assert queries.in_force("annual", NEW_YEAR - timedelta(days=1)) is None


def test_who_drafted_does_not_approve() -> None:
    own = acts.draft_scheme(None, by=provincial(), at=small.AT, text=text())
    with nothing_changes(acts.DraftersDoNotApprove):
        acts.approve_scheme(own, by=provincial(), at=small.AT, effective_from=NEW_YEAR)
    other = replace(provincial(), person="P-OTHER")
    assert acts.approve_scheme(own, by=other, at=small.AT, effective_from=NEW_YEAR).state == "approved"


def test_the_wording_before_ends_the_day_before() -> None:
    first = approved()
    second = approved(date(2026, 1, 1), new="at_least: 90")
    first.refresh_from_db()
    assert (first.effective_until, second.effective_until) == (date(2025, 12, 31), None)
    assert queries.in_force("annual", date(2025, 12, 31)) == first
    assert queries.in_force("annual", date(2026, 1, 1)) == second


def test_a_wording_cannot_begin_before_the_one_that_it_follows() -> None:
    approved()
    made = drafted(new="at_least: 90")
    with nothing_changes(acts.BeginsTooEarly):
        acts.approve_scheme(made, by=provincial(), at=small.AT, effective_from=NEW_YEAR)


def test_an_approved_or_withdrawn_scheme_is_not_approved_again() -> None:
    made = approved()
    with nothing_changes(NotNow):
        acts.approve_scheme(made, by=provincial(), at=small.AT, effective_from=date(2026, 1, 1))
    acts.withdraw_scheme(made, by=provincial(), at=small.AT, reason="权重有误，另行起草。")
    with nothing_changes(NotNow):
        acts.withdraw_scheme(made, by=provincial(), at=small.AT, reason="权重有误，另行起草。")


def test_a_scheme_that_scores_what_a_newer_form_dropped_is_refused_at_approval() -> None:
    """The next version of the form asks no longer for fixed investment."""
    made, plan = drafted(), read_plan(small.PLAN)
    form = next(f for f in plan.forms if f.code == "B1")
    newer = form.model_copy(update={
        "version": "2", "valid_from": NEW_YEAR, "rows": tuple(r for r in form.rows if r.code != "12"), "rules": (),
    })  # fmt: skip
    filings.adopt_forms(plan.model_copy(update={"forms": (newer,)}), by=small.BY, at=small.AT)
    with nothing_changes(acts.SchemeDoesNotFit):
        acts.approve_scheme(made, by=provincial(), at=small.AT, effective_from=NEW_YEAR)
    with pytest.raises(Refusal) as refused:
        acts.approve_scheme(made, by=provincial(), at=small.AT, effective_from=NEW_YEAR)
    assert "no form in force holds the row [B1.12]" in str(refused.value.what)
    assert "B1 would have to ask for the row [12]" in str(refused.value.remedy)


def test_a_scheme_in_force_that_is_withdrawn_ends_the_day_before() -> None:
    made = approved()
    acts.withdraw_scheme(made, by=provincial(), at=small.AT, reason="权重有误，另行起草。")
    assert (made.state, made.effective_until) == ("withdrawn", ON - timedelta(days=1))
    assert queries.in_force("annual", ON) is None
    assert queries.in_force("annual", NEW_YEAR) == made


def test_when_one_that_has_not_begun_is_withdrawn_the_one_before_goes_on() -> None:
    first, second = approved(), approved(date(2026, 1, 1), new="at_least: 90")
    acts.withdraw_scheme(second, by=provincial(), at=small.AT, reason="暂缓施行，另行研究。")
    first.refresh_from_db()
    assert first.effective_until is None
    assert queries.in_force("annual", date(2026, 6, 1)) == first


def test_a_withdrawal_needs_its_reason() -> None:
    made = drafted()
    with nothing_changes(acts.WithdrawalNeedsReason):
        acts.withdraw_scheme(made, by=provincial(), at=small.AT, reason="  错 ")


def test_the_trial_ranking_goes_by_the_scheme_in_force_and_never_by_a_withdrawn_one() -> None:
    made = drafted(old="id: annual", new="id: another")
    assert queries.to_rank_by("another", ON) == made
    held = approved(old="id: annual", new="id: third")
    drafted(old="id: annual\nname: 现代", new="id: third\nname: 新")
    assert queries.to_rank_by("third", ON) == held
    gone = withdrawn(old="id: annual", new="id: fourth")
    assert queries.to_rank_by(gone.code, ON) is None


def test_everybody_of_the_programme_reads_schemes_and_an_enterprise_does_not() -> None:
    for role in (Role.CITY, Role.ZONE_HEAD, Role.EXPERT, Role.AUDITOR):
        assert queries.scheme(small.actor(role), "annual", 1, on=ON).scheme.id == "annual"
    with pytest.raises(NotYours):
        queries.schemes(small.actor(Role.ENTERPRISE), on=ON)
    with pytest.raises(NotFound):
        queries.scheme(provincial(), "annual", 7, on=ON)


def test_what_is_taken_out_is_read_again_as_it_was() -> None:
    for scheme in read_plan(small.PLAN).schemes:
        assert queries.read(written_scheme(scheme)) == scheme
