"""The plan as it was issued: what it promises, by which measures, and who owes which sentence of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.words import Word, word
from jiju.rooms.oversight import checks
from jiju.rooms.programmes import queries
from jiju.rooms.programmes.shapes import Clause, Measure, Plan
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, table_response

PARTS = {
    "clauses": word("Clauses"),
    "targets": word("Targets and types"),
    "layout": word("Layout and awards"),
    "text": word("Full text"),
}
AUTO = {
    "full": word("from the platform’s data"),
    "partial": word("data and an uploaded proof"),
    "manual": word("a person decides"),
}
RECURRENCES = {"ongoing": word("ongoing"), "yearly": word("every year"), "quarterly": word("every quarter")}


@dataclass(frozen=True)
class ClauseLine:
    """A clause with the names of its owners, the days to its deadline, and how it ends without one."""

    measure: Measure
    clause: Clause
    owners: tuple[str, ...]
    days: int | None
    ends: Word | str = ""

    @property
    def auto(self) -> Word:
        return AUTO[self.clause.check.auto]

    @property
    def is_renamed(self) -> bool:
        """Whether the name says more than the beginning of the plan's own words."""
        return self.clause.name not in self.clause.quote

    @property
    def recurrence(self) -> Word | str:
        return RECURRENCES.get(self.clause.recurrence, self.clause.recurrence)


@page("programmes.see_plan")
def plan(request: HttpRequest) -> HttpResponse:
    """The plan, one part at a time."""
    shown, asked = queries.plan(), _asked(request)
    return render(request, "office/plan.html", {
        "plan": shown,
        "parts": PARTS,
        "may_issue": permissions.may(acting(request), "oversight.issue_task"),
        "asked": asked,
        "lines": _lines(shown, asked, clock.today()),
        "clause_count": sum(len(m.clauses) for m in shown.measures),
        "organisations": {o.id: o.name for o in shown.organisations},
        "owners": _owners(shown),
        "targets": _targets(shown),
        "types": _types(shown),
        "layout": _layout(shown),
    })  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("part", "measure", "owner", "q")}
    return asked | {"part": asked["part"] if asked["part"] in PARTS else "clauses"}


def _names(plan: Plan, ids: tuple[str, ...]) -> tuple[str, ...]:
    names = {o.id: o.name for o in plan.organisations}
    return tuple(names.get(i, i) for i in ids)


def _owners(plan: Plan) -> list[tuple[str, str]]:
    """The organisations that own a clause, in the plan's order."""
    owning = {owner for m in plan.measures for c in m.clauses for owner in c.owners}
    return [(o.id, o.name) for o in plan.organisations if o.id in owning]


def _lines(plan: Plan, asked: dict[str, str], on: date) -> list[ClauseLine]:
    return [
        ClauseLine(m, c, _names(plan, c.owners), (c.deadline - on).days if c.deadline else None, _ends(plan, c))
        for m in plan.measures if asked["measure"] in ("", m.id)
        for c in m.clauses if asked["owner"] in ("", *c.owners) and asked["q"] in f"{c.name} {c.quote}"
    ]  # fmt: skip


def _ends(plan: Plan, clause: Clause) -> Word | str:
    """How a clause without a day ends: with the plan, or never. Missing: empty where it has a day or a period."""
    if checks.ends_with_plan(clause):
        return word("{day}, with the plan", day=plan.ends_on.isoformat())
    return word("holds for good") if clause.ends == "never" and not clause.deadline else ""


def _targets(plan: Plan) -> list[tuple[object, list[object]]]:
    """A line for each thing that the targets count, with its figure of every year."""
    return [(m, [t.figures[m.id] for t in plan.targets]) for m in plan.target_measures]


def _types(plan: Plan) -> list[tuple[object, str, int]]:
    return [(t, "、".join(_names(plan, t.leads)), len(t.zones)) for t in plan.types]


def _layout(plan: Plan) -> list[tuple[object, str, str]]:
    kinds = {t.code: t.name for t in plan.types} | {t.code: t.name for t in plan.extra_types}
    return [
        (rule, "、".join(p.name for p in rule.places), "、".join(kinds.get(t, t) for t in rule.types))
        for rule in plan.layout
    ]


COLUMNS = (
    Column(word("Clause")),
    Column(word("Measure")),
    Column(word("Task")),
    Column(word("Words of the plan")),
    Column(word("Responsible")),
    Column(word("When it is fulfilled")),
    Column(word("Due")),
)


@page("programmes.see_plan")
def plan_workbook(request: HttpRequest) -> HttpResponse:
    """The clauses as they are narrowed, as a workbook."""
    shown = queries.plan()
    rows = [
        (n.clause.id, n.measure.name, n.clause.name, n.clause.quote, "、".join(n.owners), n.clause.check.rule,
         n.clause.deadline or n.recurrence or n.ends)
        for n in _lines(shown, _asked(request), clock.today())
    ]  # fmt: skip
    return table_response(word("Clauses of {plan}", plan=shown.name), COLUMNS, rows)
