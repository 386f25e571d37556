"""Reads: applications for national money, and the cities' own funds."""

from __future__ import annotations

from decimal import Decimal

from jiju.rooms.grants.models import Budget, CityFund, NationalApplication
from jiju.rooms.grants.shapes import ApplicationShown, CityFundShown
from jiju.rooms.grants.states import APPLICATIONS
from jiju.spine import permissions
from jiju.spine.actors import EVERYWHERE, Actor, Scope


def applications(by: Actor, *, state: str = "") -> list[ApplicationShown]:
    """The applications of somebody's area, the newest first."""
    permissions.ask(by, "grants.see_grants")
    rows = NationalApplication.objects.within(by).order_by("-applied_on", "-pk")
    return [
        ApplicationShown(
            a.pk, a.project, a.zone_code, a.unit_name, a.city, a.fund, a.applied_yuan, a.applied_on, a.document,
            a.state, APPLICATIONS.states[a.state], a.granted_yuan, a.decided_on, a.answer,
            tuple(v for v in APPLICATIONS.possible(a.state) if permissions.may(by, f"grants.{v}")),
        )
        for a in (rows.filter(state=state) if state else rows)
    ]  # fmt: skip


def application_record(by: Actor, pk: int) -> NationalApplication:
    """The application to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: NationalApplication | None = NationalApplication.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def city_funds(by: Actor, *, year: int = 0) -> list[CityFundShown]:
    """The funds of the cities of somebody's area, each beside the same fund of the year before."""
    permissions.ask(by, "grants.see_finance")
    rows = list(CityFund.objects.within(_reach(by)).order_by("-year", "city", "name"))
    known = {(f.city, f.year, f.name): f.amount_yuan for f in rows}
    drawn = {(b.city, b.year, b.name): b for b in Budget.objects.filter(source="city").order_by("pk")}
    may = permissions.may(by, "grants.correct_city_fund")
    return [
        CityFundShown(f.pk, f.city, f.year, f.name, f.amount_yuan, f.document, f.reason,
                      known.get((f.city, f.year - 1, f.name)), may, *_drawn(drawn.get((f.city, f.year, f.name))))
        for f in rows if year in (0, f.year)
    ]  # fmt: skip


def _drawn(budget: Budget | None) -> tuple[Decimal | None, Decimal | None]:
    """What is promised and paid out of a fund, by the budget that bears its name."""
    return (None, None) if budget is None else (budget.committed_yuan, budget.paid_yuan)


def fund_named(budget: Budget) -> CityFund | None:
    """The fund in the register of a city of which a budget is the money. For the program itself.

    Missing  None for money of another source, and where the city has entered no fund of that year and name
    """
    if budget.source != "city":
        return None
    return CityFund.objects.filter(city=budget.city, year=budget.year, name=budget.name).first()


def _reach(by: Actor) -> Actor | Scope:
    """A department sees every city's fund: funds are of no type."""
    return EVERYWHERE if by.scope.reach == "types" else by


def city_fund_record(by: Actor, pk: int) -> CityFund:
    """The fund to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: CityFund | None = CityFund.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found
