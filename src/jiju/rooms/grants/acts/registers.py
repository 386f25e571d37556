"""Registers: applications for national money and their outcome, and the cities' own funds by year."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.grants.acts.asking import amount, between, document, text
from jiju.rooms.grants.acts.budgets import FIRST, LAST
from jiju.rooms.grants.acts.refusals import BudgetDoesNotFit, BudgetIsSpent
from jiju.rooms.grants.models import Budget, CityFund, NationalApplication
from jiju.rooms.grants.shapes import ApplicationFacts, CityFundFacts
from jiju.rooms.grants.states import APPLICATIONS
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

BEGINNING = date(2000, 1, 1)


@act("grants.enter_application")
def enter_application(facts: ApplicationFacts, *, by: Actor, at: datetime) -> NationalApplication:
    """Enter an application for national money for a project of a zone.

    Errors   NotFound for a zone out of reach; AmountDoesNotFit, DayIsWrong, TextIsTooShort
    """
    today = workdays.day_of(at)
    zone = registry.zone(by, facts.zone, today)
    between(facts.applied_on, BEGINNING, today)
    made = NationalApplication(
        project=text(facts.project, word("Name the project."), 2, 160), unit_name=zone.name,
        fund=text(facts.fund, word("Name the fund."), 2, 120), applied_yuan=amount(facts.applied_yuan),
        applied_on=facts.applied_on, document=document(facts.document), entered_by=by.person, entered_at=at,
        city=zone.city, county=zone.county, zone_code=zone.code, zone_type=zone.zone_type,
    )  # fmt: skip
    made.save()
    record(made, zone=zone.code, project=made.project, fund=made.fund, applied_yuan=made.applied_yuan)
    return made


@act("grants.win_application", APPLICATIONS["win_application"])
def win_application(
    application: NationalApplication, *, by: Actor, at: datetime, granted_yuan: Decimal, decided_on: date, answer: str
) -> NationalApplication:
    """Write down how much national money was granted, and by which document.

    Errors   AmountDoesNotFit, DayIsWrong, TextIsTooShort
    """
    application.granted_yuan = amount(granted_yuan)
    return _decided(application, "won", at, decided_on, answer)


@act("grants.lose_application", APPLICATIONS["lose_application"])
def lose_application(
    application: NationalApplication, *, by: Actor, at: datetime, decided_on: date, answer: str
) -> NationalApplication:
    """Write down that no national money was granted, and why.

    Errors   DayIsWrong, TextIsTooShort
    """
    return _decided(application, "lost", at, decided_on, answer)


def _decided(one: NationalApplication, state: str, at: datetime, decided_on: date, answer: str) -> NationalApplication:
    between(decided_on, one.applied_on, workdays.day_of(at))
    one.state, one.decided_on = state, decided_on
    one.answer = text(answer, word("Name the document of the decision."), 4, 200)
    one.save()
    record(one, project=one.project, granted_yuan=one.granted_yuan, decided_on=decided_on, reason=one.answer)
    return one


@act("grants.enter_city_fund")
def enter_city_fund(facts: CityFundFacts, *, by: Actor, at: datetime) -> CityFund:
    """Enter how large a city's own fund for services is in one year.

    Errors   NotFound for a city out of reach; BudgetDoesNotFit when the year is entered already, or the city is none;
             AmountDoesNotFit, TextIsTooShort; BudgetIsSpent below what is promised of it already
    """
    permissions.ask(by, "grants.enter_city_fund", facts.place)
    name = text(facts.name, word("Say what the fund is called."), 2, 120)
    cities = {d.code for d in registry.reporting_cities(workdays.day_of(at))}
    if facts.city not in cities or not FIRST <= facts.year <= LAST:
        raise BudgetDoesNotFit(word("A city’s fund has a city and a year."), remedy=word("Choose both from the lists."))
    if CityFund.objects.filter(city=facts.city, year=facts.year, name=name).exists():
        raise BudgetDoesNotFit(
            word("{name} of {year} is there already.", name=name, year=facts.year), remedy=word("Correct it.")
        )
    made = CityFund(
        city=facts.city, year=facts.year, name=name, amount_yuan=amount(facts.amount_yuan),
        document=document(facts.document), entered_by=by.person, entered_at=at,
    )  # fmt: skip
    _refuse_smaller_than_promised(made)
    made.save()
    record(made, city=made.city, year=made.year, name=name, amount_yuan=made.amount_yuan, document=made.document)
    return made


@act("grants.correct_city_fund")
def correct_city_fund(
    fund: CityFund, *, by: Actor, at: datetime, amount_yuan: Decimal, paper: str, reason: str
) -> CityFund:
    """Correct the size of a city's fund, and say why.

    Errors   AmountDoesNotFit, TextIsTooShort; BudgetIsSpent below what is promised of it
    """
    was = fund.amount_yuan
    fund.amount_yuan, fund.document = amount(amount_yuan), document(paper)
    fund.reason = text(reason, word("Say why the amount is corrected."))
    _refuse_smaller_than_promised(fund)
    fund.save()
    record(fund, city=fund.city, year=fund.year, was_yuan=was, amount_yuan=fund.amount_yuan, reason=fund.reason)
    return fund


def _refuse_smaller_than_promised(fund: CityFund) -> None:
    """Refuse a size below what is promised of the budget that bears the fund's name. The budget is locked meanwhile."""
    rows = Budget.objects.filter(source="city", city=fund.city, year=fund.year, name=fund.name)
    promised = sum(b.committed_yuan for b in rows.select_for_update(of=("self",)).order_by("pk"))
    if promised > fund.amount_yuan:
        raise BudgetIsSpent(
            word("{yuan} yuan of {fund} are promised.", yuan=f"{promised:,}", fund=fund.name),
            remedy=word("Enter at least as much, or take promises back first."),
        )
