"""Evidence from the grants: caps, applications for national money, the cities' own funds."""

from __future__ import annotations

from decimal import Decimal

from jiju.core import periods, workdays
from jiju.core.words import word
from jiju.rooms.grants import queries as grants
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.evidence.counting import city_gaps, of_periods, years
from jiju.rooms.oversight.shapes import Asked, Evidence, Fact, Gap
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place, system

BY = system("oversight")
WAN = Decimal(10_000)  # 元 in one 万元
DECIDED = frozenset({"approved", "paid", "used", "accepted"})


def awards_within_cap(asked: Asked) -> Evidence:
    """Awards of one rule that were approved, and how many keep to its cap."""
    rule = next(a for a in asked.plan.awards if a.id == asked.parameters["award"])
    found = [g for g in grants.grants(BY, on=asked.on, rule=rule.id)
             if g.state in DECIDED and workdays.day_of(g.proposed_at) <= asked.on]  # fmt: skip
    places = registry.newest_places()
    above = [g for g in found if rule.cap_wan is not None and g.amount_yuan > rule.cap_wan * WAN]
    gaps = tuple(
        Gap("award", str(g.id), g.unit_name, word("{amount} yuan, above the cap", amount=f"{g.amount_yuan:,.0f}"),
            workdays.day_of(g.proposed_at), f"/grants/{g.id}", places.get(g.unit, Place(city=g.city)))
        for g in above
    )  # fmt: skip
    facts = tuple(
        Fact(workdays.day_of(g.proposed_at), word("{name}: {amount} yuan", name=g.unit_name,
             amount=f"{g.amount_yuan:,.0f}"), f"/grants/{g.id}", places.get(g.unit, Place(city=g.city)))
        for g in found if g not in above
    )  # fmt: skip
    total = Decimal(len(found)) if found else None
    amount = None if total is None else total - len(gaps)
    return Evidence(amount, total, word("Awards by {rule}", rule=rule.for_), "/grants", gaps, facts)


def national_applications_each_year(asked: Asked) -> Evidence:
    """Whole years with an application for national money."""
    done: dict[periods.Period, Fact] = {}
    for a in grants.applications(BY):
        if a.applied_on <= asked.on:
            said = word("{project}: {state}", project=a.project, state=a.state_name)
            done[periods.year(a.applied_on.year)] = Fact(a.applied_on, said, "/national-funds", Place(city=a.city))
    wanted = years(asked.number("since"), asked.last)
    return of_periods(wanted, {p: done[p] for p in wanted if p in done}, word("Applications for national money"),
                      "/national-funds", word("no application in this year"))  # fmt: skip


def cities_with_funds(asked: Asked) -> Evidence:
    """Cities that stated their own fund for the newest whole year."""
    year = checks.newest_whole("year", asked.last)
    found = grants.city_funds(BY, year=year.year)
    facts = tuple(
        Fact(
            year.last_day,
            word("{name}: {amount} yuan", name=f.name, amount=f"{f.amount_yuan:,.0f}"),
            "/city-funds",
            Place(city=f.city),
        )
        for f in found
    )
    said = word("no fund is stated for {year}", year=year.name)
    gaps, total = city_gaps(asked.on, {f.city for f in found}, said, "/city-funds")
    amount, of = (Decimal(total - len(gaps)), Decimal(total)) if total else (None, None)
    return Evidence(amount, of, word("Funds of the cities, {year}", year=year.name), "/city-funds", tuple(gaps), facts)


READERS = {f.__name__: f for f in (awards_within_cap, national_applications_each_year, cities_with_funds)}
