"""The clause board in the demonstration: proofs accepted, waiting, run out; judgements; clauses that stay red."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jiju.config.demo.papers import paper
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Clause, Plan
from jiju.spine import news
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

ZONE = ZoneInfo("Asia/Shanghai")
SAID = "文件已经印发执行，内容与条款要求一致，附文件全文。（演示）"
READ = "已核对文件原件和文号，内容与条款一致，同意作为证明。（演示）"
FOUND = "查阅处理决定和台账，逐家核对，没有悬而未决的情况。（演示）"
AGREED = "复核了台账和处理决定，同意判断意见。（演示）"
TERM = 150  # days that a judgement holds


class Board:
    """What owners, the province and the judges of the demonstration did with clauses up to its day."""

    def __init__(self, plan: Plan, day: date) -> None:
        self.plan, self.day = plan, day
        self.province, self.second = self._named("province"), self._named("province-2")
        self.clauses = [c for m in plan.measures for c in m.clauses]

    def make(self) -> None:
        """Read before and after, so that the history shows both."""
        tasks.read_clauses(on=self._day(-60), at=self._at(-60))
        office = [c for c in self.clauses if c.check.proof_from == "one" and self._owns(self.province, c)]
        for n, clause in enumerate(office):
            self._prove(clause, self.province, n)
        cities = [c for c in self.clauses if c.check.proof_from == "each"]
        for n, clause in enumerate(cities[:2]):
            self._by_cities(clause, n)
        self._judge()
        news.catch_up(limit=1_000_000)
        tasks.read_clauses(on=self.day, at=self._at(0))

    def _prove(self, clause: Clause, by: Actor, n: int) -> None:
        """Most are accepted; every fourth waits, the first of the yearly ones ran out before the plan did."""
        if n % 5 == 4:
            return  # nothing was sent: it stays red
        until = min(self._day(-3), self.plan.ends_on - timedelta(days=1)) if n == 1 else None
        sent = -20 if until is None else min(-20, (until - self.day).days - 17)
        proof = acts.prove_clause(
            None, by=by, at=self._at(sent), clause=clause.id, document=f"演示发〔{self.day.year - 1}〕{n + 11}号",
            said=SAID, valid_from=self._day(-120), valid_until=until,
            uploads=(paper(f"{clause.check.proofs[0]}（演示）"),),
        )  # fmt: skip
        news.catch_up(limit=1_000_000)  # the light of each day, before the next step
        if n % 5 != 3:
            acts.accept_proof(proof, by=self.second, at=self._at(sent + 8), answer=READ)
            news.catch_up(limit=1_000_000)

    def _by_cities(self, clause: Clause, n: int) -> None:
        for k, unit in enumerate(sorted(queries.owner_units(clause, self.day))):
            by = self._posted(unit)
            if by is None or (n, k) in ((0, 2), (0, 4), (1, 1)):
                continue
            proof = acts.prove_clause(
                None, by=by, at=self._at(-18), clause=clause.id, document=f"演示规划〔{self.day.year - 1}〕{k + 1}号",
                said=SAID, valid_from=self._day(-90), uploads=(paper(f"{clause.check.proofs[0]}（演示）"),),
            )  # fmt: skip
            if (n, k) != (0, 5):
                acts.accept_proof(proof, by=self.province, at=self._at(-10), answer=READ)

    def _judge(self) -> None:
        """The first question is answered and confirmed, the second waits to be confirmed."""
        asked = [c for c in self.clauses if c.check.judges and self.province.unit in c.check.judges]
        for n, clause in enumerate(asked[:2]):
            found = acts.judge_clause(
                None, by=self.province, at=self._at(-8), clause=clause.id, outcome="met", reason=FOUND,
                valid_until=self._day(TERM),
            )  # fmt: skip
            if n == 0:
                acts.confirm_judgement(found, by=self.second, at=self._at(-6), answer=AGREED)

    def _owns(self, by: Actor, clause: Clause) -> bool:
        return bool(clause.check.proofs) and by.unit in queries.owner_units(clause, self.day)

    def _posted(self, unit: str) -> Actor | None:
        """Whoever may send a proof for a city's office or a zone's body."""
        place = queries.units_on(self.day)[unit].place
        if place.zone:
            return people.actor_posted(Role.ZONE_HEAD, place.zone, on=self.day)
        return people.actor_posted(Role.CITY, place.city, on=self.day) if place.city else None

    def _day(self, days: int) -> date:
        return self.day + timedelta(days=days)

    def _at(self, days: int) -> datetime:
        return datetime.combine(self._day(days), time(9, 40), ZONE)

    def _named(self, username: str) -> Actor:
        found = people.actor_named(username, on=self.day)
        if found is None:
            raise LookupError(f"nobody signs in as {username}")
        return found


def make_clauses(plan: Plan, day: date) -> None:
    """The board, where the plan has clauses."""
    if plan.measures:
        Board(plan, day).make()
