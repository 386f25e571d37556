"""One enterprise is taken in and leaves again, by a person, within the area; both areas see who is in two zones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.registry import acts, queries, words
from jiju.rooms.registry.models import Enterprise, Tenancy
from jiju.spine.actors import Actor, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, actor
from tests.factories.registry import FOUNDED, entered, enterprise_facts, uscc, zone_facts

PROVINCE, COUNTY = actor(Role.PROVINCE), actor(Role.COUNTY, "220103")
OWN, OTHER = actor(Role.ZONE_STATISTICIAN, "Z001"), actor(Role.ZONE_STATISTICIAN, "Z002")
CITY, OTHER_CITY = actor(Role.CITY, "220100"), actor(Role.CITY, "220300")
MOVED, DAY = "企业迁往外省。", date(2024, 12, 31)


@pytest.fixture
def two_zones(db: None) -> None:
    elsewhere = zone_facts("Z002", city="220300", county="220322", zone_type="T2")
    acts.establish([zone_facts("Z001"), elsewhere], by=system("tests"), at=AT)


@pytest.fixture
def held(two_zones: None) -> Tenancy:
    """One tenancy in the first zone."""
    entered(enterprise_facts(1))
    return Tenancy.objects.get()


def stored() -> tuple[Any, ...]:
    rows = Tenancy.objects.order_by("pk").values_list()
    return Entry.objects.count(), list(rows), list(Enterprise.objects.order_by("pk").values_list())


def refused(kind: type[Refusal], verb: Any, subject: Any, **more: Any) -> Refusal:
    """The refusal; nothing was changed."""
    before = stored()
    with pytest.raises(kind) as caught:
        verb(subject, at=AT, **more)
    assert stored() == before
    return caught.value


@pytest.mark.parametrize("by", [OWN, COUNTY, PROVINCE], ids=lambda a: a.role)
def test_a_tenancy_ends_on_a_day_and_holds_until_the_day_before(held: Tenancy, by: Actor) -> None:
    acts.leave(held, by=by, at=AT, on=DAY, reason=f" {MOVED} ")
    kept = queries.tenancy(by, held.pk, ON)
    assert (kept.until, kept.reason, kept.elsewhere) == (DAY, MOVED, 0)
    assert queries.tenancies(by, "Z001", DAY - timedelta(days=1)).total == 1
    assert queries.tenancies(by, "Z001", DAY).total == 0
    entry = Entry.objects.latest("seq")
    assert (entry.action, entry.subject_id) == ("registry.leave", str(held.pk))
    assert uscc(1) in entry.body


def test_it_may_end_today_but_not_ahead_and_not_before_it_began(held: Tenancy) -> None:
    refused(words.DayLiesAhead, acts.leave, held, by=OWN, on=ON + timedelta(days=1), reason=MOVED)
    for day in (FOUNDED, FOUNDED - timedelta(days=1)):
        refused(words.DatesOverlap, acts.leave, held, by=OWN, on=day, reason=MOVED)
    refused(words.FactsAreMissing, acts.leave, held, by=OWN, on=ON, reason="  ")
    acts.leave(held, by=OWN, at=AT, on=ON, reason=MOVED)
    assert queries.tenancies(OWN, "Z001", ON).total == 0


def test_what_has_ended_is_not_ended_again(held: Tenancy) -> None:
    acts.leave(held, by=OWN, at=AT, on=DAY, reason=MOVED)
    for day in (DAY, DAY - timedelta(days=9), ON):
        refusal = refused(words.TenancyHasEnded, acts.leave, held, by=OWN, on=day, reason=MOVED)
        assert DAY.isoformat() in str(refusal)


def test_an_end_that_was_foreseen_may_come_earlier(two_zones: None) -> None:
    entered(enterprise_facts(1, until=ON + timedelta(days=90)))
    held = Tenancy.objects.get()
    refused(words.DayLiesAhead, acts.leave, held, by=OWN, on=ON + timedelta(days=60), reason=MOVED)
    acts.leave(held, by=OWN, at=AT, on=DAY, reason=MOVED)
    assert Tenancy.objects.get().until == DAY


@pytest.mark.parametrize("by", [OTHER, actor(Role.COUNTY, "220322")], ids=lambda a: a.role)
def test_a_foreign_tenancy_is_as_if_it_were_not_there(held: Tenancy, by: Actor) -> None:
    refused(NotFound, acts.leave, held, by=by, on=DAY, reason=MOVED)
    with pytest.raises(NotFound):
        queries.tenancy_record(by, held.pk, ON)
    gone = Tenancy(pk=held.pk + 1)
    refused(NotFound, acts.leave, gone, by=OWN, on=DAY, reason=MOVED)
    with pytest.raises(NotFound):
        queries.tenancy(OWN, held.pk + 1, ON)


@pytest.mark.parametrize("role", [Role.CITY, Role.ZONE_HEAD, Role.ENTERPRISE, Role.DEPARTMENT, Role.AUDITOR])
def test_nobody_else_takes_in_or_ends(held: Tenancy, role: Role) -> None:
    refused(NotYours, acts.leave, held, by=actor(role), on=DAY, reason=MOVED)
    refused(NotYours, acts.admit, enterprise_facts(2), by=actor(role))


@pytest.mark.parametrize("by", [OWN, COUNTY, PROVINCE], ids=lambda a: a.role)
def test_an_enterprise_is_taken_in_by_a_person(two_zones: None, by: Actor) -> None:
    made = acts.admit(enterprise_facts(1, since=DAY, industry="I65"), by=by, at=AT)
    line = queries.tenancy(by, made.pk, ON)
    assert (line.uscc, line.name, line.industry, line.since, line.until) == (uscc(1), "企业00001", "I65", DAY, None)
    entry = Entry.objects.latest("seq")
    assert (entry.action, entry.subject_id) == ("registry.admit", str(made.pk))
    assert uscc(1) in entry.body


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"uscc": uscc(9)[:-1] + ("0" if uscc(9)[-1] != "0" else "1")}, words.CreditCodeIsWrong),
        ({"uscc": "912201010000000137"}, words.CreditCodeIsWrong),
        ({"uscc": uscc(9).lower().replace("91220101", "9122010a")}, words.CreditCodeIsWrong),
        ({"name": ""}, words.FactsAreMissing),
        ({"size": "huge"}, words.FactsAreMissing),
        ({"since": ON + timedelta(days=1)}, words.DayLiesAhead),
        ({"zone": "Z404"}, words.ZoneIsUnknown),
        ({"zone": "Z002"}, NotFound),
        ({"uscc": uscc(1), "name": "企业00001", "since": DAY}, words.DatesOverlap),
        ({"uscc": uscc(1)}, words.CodeIsAnothers),
    ],
    ids=["check", "organisation", "letters", "name", "size", "ahead", "no zone", "foreign", "there", "another's"],
)
def test_what_cannot_be_taken_in_is_refused(held: Tenancy, more: dict[str, Any], kind: type[Refusal]) -> None:
    refused(kind, acts.admit, enterprise_facts(9, **more), by=OWN)


def test_what_left_may_be_taken_in_again(held: Tenancy) -> None:
    acts.leave(held, by=OWN, at=AT, on=DAY, reason=MOVED)
    acts.admit(enterprise_facts(1, since=DAY), by=OWN, at=AT)
    listed = queries.tenancies(OWN, "Z001", ON, state="ever").rows
    assert [(t.since, t.until) for t in listed] == [(FOUNDED, DAY), (DAY, None)]
    assert Enterprise.objects.count() == 1


def test_the_list_tells_those_there_from_those_gone(two_zones: None, query_count: Any) -> None:
    entered(*[enterprise_facts(n) for n in range(60)])
    for gone in Tenancy.objects.filter(enterprise__uscc__in=[uscc(1), uscc(2)]).order_by("pk"):
        acts.leave(gone, by=OWN, at=AT, on=DAY, reason=MOVED)
    counts = {s: queries.tenancies(OWN, "Z001", ON, state=s).total for s in queries.STATES}
    assert counts == {"there": 58, "left": 2, "ever": 60}
    whole = queries.tenancies_whole(OWN, "Z001", ON, search="企业", state="left")
    assert {t.uscc for t in whole} == {uscc(1), uscc(2)}
    asked = []
    for search in ("企业0000", "企业"):
        with query_count() as count:
            queries.tenancies(OWN, "Z001", ON, search=search)
        asked.append(len(count))
    assert asked[0] == asked[1]


def test_both_areas_see_who_stands_in_two_zones_and_which_is_theirs(held: Tenancy) -> None:
    entered(enterprise_facts(1, "Z002"), enterprise_facts(2, "Z002"), enterprise_facts(3))
    expected = {PROVINCE: [True, True], CITY: [True, False], COUNTY: [True, False], OTHER_CITY: [False, True]}
    for by, mine in expected.items():
        (only,) = queries.doubles(by, ON).rows
        assert (only.uscc, [s.zone for s in only.stays]) == (uscc(1), ["Z001", "Z002"])
        assert [s.is_mine for s in only.stays] == mine, by.role
    assert queries.doubles(actor(Role.CITY, "220200"), ON).total == 0
    assert queries.doubles(PROVINCE, ON, search=uscc(2)).total == 0
    assert [d.uscc for d in queries.doubles_whole(PROVINCE, ON, search=uscc(1).lower())] == [uscc(1)]
    assert [s.zone for s in queries.other_stays(OWN, uscc(1), "Z001", ON)] == ["Z002"]
    assert queries.tenancy(OWN, held.pk, ON).elsewhere == 1
    acts.leave(held, by=OWN, at=AT, on=ON, reason=MOVED)
    assert queries.doubles(PROVINCE, ON).total == 0
    assert queries.tenancy(OWN, held.pk, ON).elsewhere == 1  # it is gone here, and still there


def test_many_doubles_are_paged_with_the_same_questions(two_zones: None, query_count: Any) -> None:
    asked = []
    for first, last in ((0, 3), (3, 120)):
        entered(*[enterprise_facts(n, z) for n in range(first, last) for z in ("Z001", "Z002")])
        with query_count() as count:
            page = queries.doubles(CITY, ON)
        asked.append(len(count))
    assert asked[0] == asked[1]
    assert (page.total, page.pages, len(page.rows)) == (120, 3, 50)
    codes = [d.uscc for p in (1, 2, 3) for d in queries.doubles(CITY, ON, page=p).rows]
    assert codes == sorted(uscc(n) for n in range(120))


def test_each_enterprise_counts_once_where_it_came_first_and_households_apart(two_zones: None) -> None:
    later = enterprise_facts(1, "Z002", since=FOUNDED + timedelta(days=40))
    left = enterprise_facts(3, until=DAY)
    entered(enterprise_facts(1, industry="F51"), later, left, enterprise_facts(2, uscc=uscc(2, "92220101")))
    found = {r.uscc: r for r in queries.residents(DAY - timedelta(days=1))}
    assert set(found) == {uscc(1), uscc(3), uscc(2, "92220101")}
    assert (found[uscc(1)].zone, found[uscc(1)].industry, found[uscc(1)].is_counted) == ("Z001", "F51", True)
    assert not found[uscc(2, "92220101")].is_counted
    assert uscc(3) not in {r.uscc for r in queries.residents(DAY)}
