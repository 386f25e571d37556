"""Every step that persons may try on calls, cases, titles, codes and standings; each may be refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from jiju.core.refusals import Refusal
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations.models import Falsehood, Proposal, Removal
from jiju.rooms.evaluations.shapes import FalsehoodFacts, HearingHeld
from jiju.rooms.registry.models import Succession
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Call, Notice, Objection, ReserveCandidate, Title, TitleQuestion
from jiju.rooms.selections.shapes import CheckLine, Objector
from jiju.spine.actors import Actor, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import registry as places
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, PORTAL, TODAY, UNITS, WHY

R = Role


class Steps:
    """The steps of a history, each named by its verb: by whom, and a number that varies what is asked."""

    days: int
    number: int

    def now(self) -> datetime:
        return AT + timedelta(days=self.days)

    def today(self) -> date:
        return TODAY + timedelta(days=self.days)

    def attempt(self, verb: Any, subject: Any, **what: Any) -> None:
        """A step that may be refused; then it changed nothing."""
        before = Entry.objects.count()
        try:
            verb(subject, **{"at": self.now(), **what})
        except Refusal:
            assert Entry.objects.count() == before

    # --- a call, or the notice of a removal -------------------------------------------------------------------------

    def _choose(self, by: Actor, n: int) -> None:
        for call in Call.objects.order_by("pk"):
            chosen = UNITS[: 1 + n % 2]
            meeting = turns.meeting(held_on=self.today())
            self.attempt(acts.decide_call, call, by=by, meeting=meeting, chosen=chosen)

    def _undo(self, by: Actor, n: int) -> None:
        for call in Call.objects.order_by("pk"):
            self.attempt(acts.take_decision_back, call, by=by, reason=WHY)

    def _give_up(self, by: Actor, n: int) -> None:
        for call in Call.objects.order_by("pk"):
            if n == 0:
                self.attempt(acts.give_up_call, call, by=by, reason=WHY)

    def _publish(self, by: Actor, n: int) -> None:
        for call in Call.objects.order_by("pk"):
            self.attempt(acts.publish_notice, call, by=by)

    def _object(self, by: Actor, n: int) -> None:
        for notice in Notice.objects.order_by("pk"):
            for unit in ("Z001", "Z011"):
                what = {"unit": unit, "text": f"{WHY}{n}", "objector": Objector("李四", "13900000000")}
                self.attempt(acts.raise_objection, notice, by=by if n % 2 else PORTAL, **what)

    def _rule(self, by: Actor, n: int) -> None:
        for one in Objection.objects.order_by("pk"):
            verb = acts.uphold_objection if n == 1 else acts.dismiss_objection
            self.attempt(verb, one, by=by, ruling=WHY)

    def _issue(self, by: Actor, n: int) -> None:
        for call in Call.objects.order_by("pk"):
            self.number += 1
            on = self.today() + timedelta(days=7 * (n % 2))
            batch = turns.batch(number=f"第{self.number}批", document=f"吉发改〔2025〕{self.number}号", effective_on=on)
            self.attempt(acts.issue_batch, call, by=by, batch=batch)

    # --- the case of a removal --------------------------------------------------------------------------------------

    def _take_up(self, by: Actor, n: int) -> None:
        for found in Proposal.objects.filter(kind="remove").order_by("pk"):
            self.attempt(evaluations.take_up_proposal, found, by=by, reason=WHY)

    def _notice(self, by: Actor, n: int) -> None:
        for found in Proposal.objects.filter(kind="remove").order_by("pk"):
            self.attempt(evaluations.give_notice, found, by=by, reason=WHY)

    def _accuse(self, by: Actor, n: int) -> None:
        for unit in ("Z011", "Z001"):
            facts = FalsehoodFacts(unit, "2023", "税收总额多报三成，约 120 万元", "税务机关完税证明与报表不符")
            self.attempt(evaluations.raise_falsehood, facts, by=by)

    def _find(self, by: Actor, n: int) -> None:
        for found in Falsehood.objects.order_by("pk"):
            verb = evaluations.drop_falsehood if n == 1 else evaluations.confirm_falsehood
            what = {"reason": WHY} if n == 1 else {"answer": WHY}
            self.attempt(verb, found, by=by, **what)
        for found in Falsehood.objects.filter(state="confirmed").order_by("pk"):
            for title in Title.objects.filter(unit=found.unit, lost_on=None).order_by("pk"):
                system_ = {"by": system("selections"), "falsehood": found.pk, "period": found.period}
                self.attempt(acts.propose_question, title, **system_)

    def _bring(self, by: Actor, n: int) -> None:
        for found in Falsehood.objects.order_by("pk"):
            self.attempt(evaluations.give_notice_on_finding, found, by=by, reason=WHY)

    def _hear(self, by: Actor, n: int) -> None:
        for case in Removal.objects.order_by("pk"):
            if n % 2:
                head = turns.actor(R.ZONE_HEAD, "Z011", person=by.person)
                self.attempt(evaluations.ask_hearing, case, by=head, wish=WHY)
            held = HearingHeld(self.today(), ("主持人", "集聚区负责人"), WHY)
            self.attempt(evaluations.record_hearing, case, by=by, held=held)

    def _judge(self, by: Actor, n: int) -> None:
        for case in Removal.objects.order_by("pk"):
            self.attempt(evaluations.decide_removal, case, by=by, meeting=turns.meeting(held_on=self.today()))
            self.attempt(evaluations.confirm_removal, case, by=by, effective_on=self.today())

    def _keep(self, by: Actor, n: int) -> None:
        for case in Removal.objects.order_by("pk"):
            if n == 0:
                self.attempt(evaluations.keep_title, case, by=by, reason=WHY)

    def _reopen(self, by: Actor, n: int) -> None:
        for case in Removal.objects.order_by("pk"):
            decided = queries.removal_decided(case.pk, self.today())
            if decided is not None:
                self.attempt(acts.open_removal, decided, by=by)

    # --- the libraries ----------------------------------------------------------------------------------------------

    def _check(self, by: Actor, n: int) -> None:
        for title in Title.objects.order_by("pk"):
            lines = [CheckLine(name, True) for name in queries.library(title.library).yearly]
            what = {"year": 2024 + n % 2, "lines": lines, "outcome": ("keep", "warn", "out", "out")[n % 4], "said": WHY}
            self.attempt(acts.check_title, title, by=by, **what)

    def _end(self, by: Actor, n: int) -> None:
        for title in Title.objects.order_by("pk"):
            what = {
                "effective_on": self.today() + timedelta(days=n % 3),
                "reason": WHY,
                "document": "吉发改〔2025〕15号",
            }
            self.attempt(acts.end_title, title, by=by, ban_years=n % 2, **what)

    def _question(self, by: Actor, n: int) -> None:
        for one in TitleQuestion.objects.order_by("pk"):
            self.attempt(acts.question_title, one, by=by, reason=WHY)

    def _retain(self, by: Actor, n: int) -> None:
        for one in TitleQuestion.objects.order_by("pk"):
            self.attempt(acts.keep_title, one, by=by, reason=WHY)

    def _recode(self, by: Actor, n: int) -> None:
        for code, former in (("Z091", "Z011"), ("Z091", "Z001")):
            what = {"former": former, "on": TODAY, "reason": "代码变更批复"}
            self.attempt(places.acts.succeed, code, by=by, **what)

    def _carry(self, by: Actor, n: int) -> None:
        for one in Succession.objects.order_by("pk"):
            self.attempt(places.acts.carry_standing, one, by=by, on=self.today())

    def _write(self, by: Actor, n: int) -> None:
        """A standing written into the registry by hand: never possible, whoever tries."""
        for code, status in (("Z031", "provincial"), ("Z011", "removed"), ("Z091", "reserve")):
            facts = places.zone_facts(code, status=status, since=self.today())
            self.attempt(places.acts.revise, facts, by=by)
        self.attempt(places.acts.establish, [places.zone_facts("Z099", status="provincial")], by=by)

    def _propose(self, by: Actor, n: int) -> None:
        for unit in ("Z031", "Z021", "Z011"):
            what = {"library": "reserve", "document": "长发改〔2025〕2号", "reason": WHY}
            self.attempt(acts.propose_reserve, unit, by=by, **what)

    def _enter(self, by: Actor, n: int) -> None:
        for one in ReserveCandidate.objects.order_by("pk"):
            verb = acts.decline_reserve if n == 0 else acts.enter_reserve
            self.attempt(verb, one, by=by, answer=WHY)
