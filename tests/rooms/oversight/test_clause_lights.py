"""What each kind of evidence finds, and which light comes of it; another plan brings its own checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts as filings
from jiju.rooms.oversight import acts, checks, queries
from jiju.rooms.oversight.queries import evidence
from jiju.rooms.oversight.shapes import Asked, ClauseFacts, Evidence, NotBuilt, Proofs
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import EVIDENCE
from jiju.spine import news
from jiju.spine.actors import system
from tests.factories import clauses as made
from tests.factories import oversight as supervised
from tests.factories import programmes as plans
from tests.factories.clauses import AT, TODAY, by
from tests.web import small

GREEN = Evidence(Decimal(4), Decimal(4), EVIDENCE["cities_visited"].says)
SHORT = Evidence(Decimal(3), Decimal(4), GREEN.source)
EMPTY = Evidence(Decimal(0), Decimal(4), GREEN.source)
FACTS = ClauseFacts(
    is_declared=True, found=GREEN, has_rule=True, holds=True, would_hold=True, near=True, proofs=Proofs(0),
    judgement="", is_judged=False, waits_for=(), due=None, on=TODAY,
)  # fmt: skip
PAST = TODAY - timedelta(days=1)
STATES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("done", {}),
    ("untold", {"waits_for": ("services",)}),
    ("untold", {"found": NotBuilt("services"), "holds": None, "would_hold": None}),
    ("untold", {"found": NotBuilt("services"), "holds": None, "proofs": Proofs(1, 1), "due": PAST}),
    ("untold", {"is_declared": False, "found": None, "has_rule": False, "holds": None}),
    ("overdue", {"found": SHORT, "holds": False, "would_hold": False, "due": PAST}),
    ("overdue", {"proofs": Proofs(1, 0, 1), "due": PAST}),
    ("on_way", {"found": SHORT, "holds": False, "would_hold": False, "due": TODAY}),
    ("at_risk", {"found": SHORT, "holds": False, "would_hold": False, "near": False}),
    ("nothing", {"found": EMPTY, "holds": False, "would_hold": False, "near": False}),
    ("nothing", {"found": None, "has_rule": False, "holds": None, "near": None, "proofs": Proofs(2)}),
    ("on_way", {"found": None, "has_rule": False, "holds": None, "near": None, "proofs": Proofs(2, 0, 1)}),
    ("at_risk", {"found": None, "has_rule": False, "holds": None, "near": None, "proofs": Proofs(2, 1)}),
    ("at_risk", {"found": None, "has_rule": False, "holds": None, "near": None, "proofs": Proofs(1, 0, 0, 1)}),
    ("done", {"found": None, "has_rule": False, "holds": None, "near": None, "proofs": Proofs(2, 2)}),
    ("unjudged", {"holds": None, "is_judged": True}),
    ("on_way", {"holds": None, "is_judged": True, "judgement": "given"}),
    ("done", {"is_judged": True, "judgement": "met"}),
    ("at_risk", {"holds": False, "is_judged": True, "judgement": "not_met"}),
    ("overdue", {"holds": None, "is_judged": True, "due": PAST}),
)  # fmt: skip


@pytest.mark.parametrize(("state", "changes"), STATES)
def test_the_light_of_a_clause(state: str, changes: dict[str, Any]) -> None:
    assert checks.clause_state(replace(FACTS, **changes)) == state
    assert state in checks.CLAUSE_LIGHTS


def test_every_evidence_that_a_plan_may_name_has_its_query_and_no_other() -> None:
    assert set(evidence.READERS) == set(EVIDENCE)


def test_a_recurring_clause_is_due_at_the_end_of_the_newest_whole_period_of_the_plan() -> None:
    plan = plans.jilin()
    clause = plan.measures[0].clauses[0]
    assert checks.due_of(clause, plan, date(2024, 12, 30)) == date(2023, 12, 31)
    assert checks.due_of(clause, plan, date(2024, 12, 31)) == date(2024, 12, 31)
    assert checks.due_of(clause, plan, date(2021, 6, 1)) is None
    dated = next(c for m in plans.jilin().measures for c in m.clauses if c.id == "M03.2")
    assert checks.due_of(dated, plan, TODAY) == date(2023, 12, 31)


@pytest.mark.django_db
class TestEvidence:
    @pytest.fixture(autouse=True)
    def province(self) -> None:
        small.make()
        supervised.found()

    def found(self, name: str, on: date = TODAY, **parameters: str) -> Any:
        return evidence.read(name, Asked(programmes.plan(), on, parameters))

    def test_platforms_show_the_share_the_missing_zones_and_their_last_evidence(self) -> None:
        """Z001 has not reported the newest quarter; at the deadline before, every zone had."""
        wanted = {"indicator": "platform_visits", "quarters": "1"}
        whole = self.found("zones_with_figure", on=TODAY, **wanted)
        assert (whole.amount, whole.of, whole.share, whole.gaps) == (4, 4, 100, ())
        assert [(f.on, f.path) for f in whole.facts][0] == (date(2024, 9, 30), "/zones/Z001"), "what counts has its day"
        later = self.found("zones_with_figure", on=date(2025, 2, 20), **wanted)
        assert len(later.facts) == 3
        assert (later.amount, later.of, later.share) == (3, 4, 75)
        gap = later.gaps[0]
        assert (gap.key, gap.last_on, str(gap.last)) == ("Z001", date(2024, 9, 30), (
            "last in third quarter of 2024: 30"))  # fmt: skip
        never = self.found("zones_with_figure", on=date(2025, 2, 20), indicator="rnd", quarters="1")
        assert (never.amount, str(never.gaps[0].last)) == (0, "never reported")

    def test_zones_that_file_and_zones_that_file_in_time(self) -> None:
        filed = self.found("zones_filing_form", on=date(2025, 2, 20), form="B1")
        assert (filed.amount, [g.key for g in filed.gaps]) == (3, ["Z001"])
        assert filed.gaps[0].path.startswith("/filings/")
        none = self.found("zones_filing_form", form="C1")
        assert (none.amount, none.gaps[0].last_on) == (0, None)
        late = self.found("zones_reporting_in_time", on=date(2025, 1, 27), form="B1")
        assert {g.key for g in late.gaps} == {"Z001", "Z002", "Z003", "Z004"}

    def test_a_row_that_is_answered_counts_and_a_blank_one_does_not(self) -> None:
        answered = self.found("zones_with_answer", form="B1", rows="04")
        blank = self.found("zones_with_answer", form="B1", rows="11")
        assert (answered.amount, blank.amount, len(blank.gaps)) == (4, 0, 4)
        assert self.found("zones_with_answer", form="A1", rows="12").amount == 0

    def test_posts_leads_and_marks(self) -> None:
        contacts = self.found("zones_with_four_contacts")
        assert (contacts.amount, contacts.of) == (1, 4)
        assert {g.key: str(g.last) for g in contacts.gaps}["Z003"] == "the zone has no head"
        assert self.found("zones_with_statistician").amount == 1
        leads = self.found("zones_with_lead_department")
        assert leads.amount is not None
        assert leads.of == 4
        marks = self.found("forms_with_legal_marks")
        assert (marks.amount, marks.of) == (0, len(programmes.plan().newest_forms))
        assert "表号" in str(marks.gaps[0].last)

    def test_visits_funds_and_awards(self) -> None:
        cities = self.found("cities_visited")
        assert (cities.amount, cities.of) == (0, 9)
        funds = self.found("cities_with_funds")
        assert (funds.amount, funds.of) == (0, 9)
        awards = self.found("awards_within_cap", award="F1")
        assert (awards.amount, awards.share) == (None, None)
        assert self.found("national_applications_each_year", since="2023").of == 2

    def test_years_and_titles(self) -> None:
        rounds = self.found("rounds_each_year", since="2021")
        assert (rounds.amount, rounds.of, [g.key for g in rounds.gaps]) == (0, 4, ["2024", "2023", "2022", "2021"])
        batches = self.found("batches_each_year", since="2023", library="key")
        assert (batches.amount, batches.of) == (0, 2)
        assert self.found("titles_entered_in_time", library="key", days="30").amount is None
        assert self.found("titles_with_support", library="key").of is None
        assert self.found("calls_decided_in_time", procedure="recognition", days="90").of is None
        cases = self.found("cases_in_time")
        assert (cases.amount, cases.of, cases.missing) == (0, 0, 0)

    def test_the_task_force_its_meetings_and_their_decisions(self) -> None:
        assert self.found("task_force_is_whole").amount is None
        assert self.found("decisions_followed").of is None
        supervised.resolution()
        force = self.found("task_force_is_whole")
        assert (force.amount, force.of) == (2, 8)
        followed = self.found("decisions_followed")
        assert (followed.amount, followed.of) == (1, 1)
        quarter = self.found("meetings_each_period", on=date(2025, 3, 31), since="2025", per="quarter")
        assert (quarter.amount, quarter.of, quarter.facts[0].on) == (1, 1, TODAY)
        before = self.found("meetings_each_period", since="2024", per="half")
        assert (before.amount, before.of) == (0, 2)

    @pytest.mark.parametrize("name", ["services_by_type", "platform_of_all_parties", "releases_on_schedule",
                                      "cases_each_year", "plans_linked_upward"])  # fmt: skip
    def test_what_waits_for_a_room_says_which_and_is_never_green(self, name: str) -> None:
        assert self.found(name) == NotBuilt(EVIDENCE[name].room)

    def test_a_zone_that_came_later_is_not_asked_for_what_was_before_it(self) -> None:
        filings.open_period(None, by=small.BY, at=AT, form_code="B1", period=periods.quarter(2021, 1))
        found = self.found("zones_filing_form", on=date(2021, 5, 20), form="B1")
        assert (found.amount, found.of) == (None, None)


@pytest.mark.django_db
class TestBoard:
    @pytest.fixture(autouse=True)
    def province(self) -> None:
        made.base()

    def test_before_it_is_read_the_board_says_so(self) -> None:
        lines = queries.clauses(by("province"), on=TODAY)
        assert (len(lines), {n.state for n in lines}) == (44, {"unread"})

    def test_owners_are_named_units_or_stand_out(self) -> None:
        made.read()
        lines = {n.id: n for n in queries.clauses(by("province"), on=TODAY)}
        assert lines["S01.1"].unresolved
        assert str(lines["S01.1"].next.what) == "name who answers for it"
        owners = lines["M02.2"].owners[0]
        assert (owners.is_generic, [code for code, _ in owners.units]) == (True, ["U220100", "U220200"])
        supervised.member()
        assert not next(n for n in queries.clauses(by("province"), on=TODAY) if n.id == "S01.1").unresolved

    def test_conditions_narrow_the_board(self) -> None:
        made.read()

        def ids(**wanted: str) -> list[str]:
            return [n.id for n in queries.clauses(by("city"), on=TODAY, wanted=queries.ClausesWanted(**wanted))]

        assert ids(measure="M02") == ["M02.1", "M02.2", "M02.3", "M02.4"]
        assert ids(auto="manual") == ["M10.3"]
        assert "M02.4" in ids(light="untold")
        assert set(ids(light="ok")) == {n.id for n in queries.clauses(by("city"), on=TODAY) if n.state == "done"}
        assert ids(owner="U220100") == ids(owner="ORG-LOCAL")
        assert ids(search="专班") == ["S01.1"]
        assert "M02.1" not in ids(mine="1")

    def test_each_sees_what_is_missing_in_the_own_area(self) -> None:
        made.read()
        whole = queries.clause(by("province"), "M01.3", on=TODAY)
        mine = queries.clause(by("other-city"), "M01.3", on=TODAY)
        assert len(whole.gaps) == len(mine.gaps) + mine.hidden
        assert {g.place.city for g in mine.gaps} == {"220200"}
        assert (mine.line.mine, whole.line.mine) == (len(mine.gaps), 0)
        assert queries.clause(by("zone_head"), "M01.3", on=TODAY).line.mine <= 1
        with pytest.raises(NotYours):
            queries.clauses(by("expert"), on=TODAY)
        with pytest.raises(NotFound):
            queries.clause(by("province"), "M99.9", on=TODAY)

    def test_a_proof_is_read_by_its_unit_those_above_it_and_the_province(self) -> None:
        proof = made.offered()
        for who, sees in (("city", True), ("province", True), ("auditor", True), ("other-city", False),
                          ("zone_head", False), ("expert", False)):  # fmt: skip
            assert queries.may_see_proof(by(who), str(proof.pk)) is sees
        assert queries.proof_record(by("city"), proof.pk) == proof
        with pytest.raises(NotFound):
            queries.proof_record(by("other-city"), proof.pk)
        with pytest.raises(NotFound):
            queries.judgement_record(by("province"), 7)

    def test_the_way_of_a_clause_from_proof_to_green(self) -> None:
        made.lasting()
        made.read()
        made.accepted()
        made.read()
        shown = queries.clause(by("other-city"), made.PROVED, on=TODAY)
        assert (shown.line.state, shown.line.next.waits_for_me, "prove_clause" in shown.verbs) == (
            "at_risk",
            True,
            True,
        )
        made.accepted("other-city")
        made.read()
        shown = queries.clause(by("province"), made.PROVED, on=TODAY)
        assert [(n.state, n.amount, n.of) for n in shown.history] == [
            ("done", 2, 2),
            ("at_risk", 1, 2),
            ("nothing", 0, 2),
        ]
        assert [p.state for p in shown.proofs] == ["accepted", "accepted"]
        assert str(shown.line.next.what) == "nothing is to be done"

    def test_a_proof_that_has_run_out_counts_no_more(self) -> None:
        made.lasting()
        made.accepted(clause="M04.1", valid_until=TODAY + timedelta(days=30))
        made.read()
        assert made.light_of("M04.1").amount == 1
        made.read(on=TODAY + timedelta(days=31), at=AT + timedelta(days=31))
        assert (made.light_of("M04.1").amount, made.light_of("M04.1").state) == (0, "at_risk")

    def test_a_judgement_turns_the_light_once_it_is_confirmed(self) -> None:
        made.lasting()
        made.read()
        judgement = made.judged()
        made.read()
        assert made.light_of(made.JUDGED).state == "on_way"
        acts.confirm_judgement(judgement, by=by("province-2"), at=AT, answer=made.WHY)
        made.read()
        assert made.light_of(made.JUDGED).state == "done"
        shown = queries.clause(by("department"), made.JUDGED, on=TODAY)
        assert (shown.judgements[0].outcome, shown.judgements[0].light) == ("met", "ok")

    def test_the_command_line_prints_the_board(self) -> None:
        made.read()
        told = queries.clauses_json(system("command line"), on=TODAY)
        assert (told["plan"], len(told["clauses"]), sum(told["states"].values())) == ("jilin-2021", 44, 44)
        assert told["clauses"][0]["owners"] == [{"id": "ORG-DRC", "units": ["ORG-DRC"]}]

    def test_another_plan_brings_its_own_checks(self) -> None:
        supervised.member()
        plans.loaded(plans.qinghe())
        news.catch_up()
        made.read()
        lines = {n.id: n for n in queries.clauses(system("tests"), on=TODAY)}
        assert len(lines) == 5
        assert (lines["P1.1"].state, lines["P1.1"].of, lines["P1.1"].due) == ("overdue", 4, date(2024, 12, 31))
        assert (lines["P1.2"].state, lines["P1.2"].due) == ("overdue", date(2024, 6, 30))
        assert (lines["P2.1"].state, lines["P2.1"].due, lines["P2.1"].ends) == (
            "nothing", date(2025, 11, 30), "with_plan")  # fmt: skip
        assert (lines["P1.3"].due, lines["P1.3"].ends) == (None, "for_good")

    def test_a_task_out_of_a_clause_leads_back_to_it(self) -> None:
        found = queries.origin(by("province"), "clause", "M03.2", TODAY)
        assert found.path == "/clauses/M03.2"
        supervised.issued(origin=("clause", "M03.2"))
        assert [t.title for t in queries.clause(by("province"), "M03.2", on=TODAY).tasks] == ["补齐公共服务平台"]
