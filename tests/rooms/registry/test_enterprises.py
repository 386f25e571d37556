"""Enterprises enter zones: codes checked by both check characters, batches of any size, two zones discoverable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.acts import entering
from jiju.rooms.registry.models import Enterprise, Tenancy
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.rooms.registry.words import CreditCodeIsWrong, DatesOverlap, ZoneIsUnknown
from jiju.spine.actors import Actor, Place, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, actor
from tests.factories.registry import FOUNDED, entered, enterprise_facts, established, uscc, zone_facts

SYSTEM = system("tests")
PROVINCE = actor(Role.PROVINCE)
LEFT = date(2023, 1, 1)


@pytest.fixture
def two_zones(db: None) -> None:
    acts.establish([zone_facts("Z001"), zone_facts("Z002", city="220300", zone_type="T2")], by=SYSTEM, at=AT)


def broken(code: str, at: int) -> str:
    return code[:at] + ("1" if code[at] != "1" else "2") + code[at + 1 :]


WRONG = {
    "too short": (uscc(1)[:-1], "18"),
    "last character": (broken(uscc(1), 17), "last check character"),
    "letter that is not used": (uscc(1)[:8] + "O" + uscc(1)[9:], "“O”"),
    # Right by GB 32100 alone: the ninth character of the organisation is wrong, the last one fits it.
    "organisation": ("912201010000000137", "Characters 9 to 17"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_code_is_named_with_its_reason(two_zones: None, name: str) -> None:
    code, reason = WRONG[name]
    before = Entry.objects.count()
    with pytest.raises(CreditCodeIsWrong) as refused:
        entered(enterprise_facts(7), enterprise_facts(8, uscc=code))
    assert reason in str(refused.value)
    assert "企业00008" in str(refused.value)
    assert (Enterprise.objects.count(), Tenancy.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_a_household_business_is_told_by_its_code(two_zones: None) -> None:
    entered(enterprise_facts(1), enterprise_facts(2, uscc=uscc(2, "92220101")))
    assert dict(Enterprise.objects.values_list("uscc", "is_household")) == {uscc(1): False, uscc(2, "92220101"): True}


def test_an_old_code_in_the_credit_code_says_nothing_of_the_place(two_zones: None) -> None:
    """A firm registered in 公主岭 before 2020 keeps 220381 for ever."""
    code = uscc(5, "91220381")
    entered(enterprise_facts(5, uscc=code))
    assert queries.enterprise_place(code, ON) == ("企业00005", Place("220100", "220103", "Z001", "T1", code))


def test_the_same_enterprise_in_two_zones_is_allowed_and_found(two_zones: None) -> None:
    entered(enterprise_facts(1), enterprise_facts(2))
    entered(enterprise_facts(1, "Z002", name="另一名称"), enterprise_facts(3, "Z002"))
    assert queries.double_tenancies(ON) == [(uscc(1), 2)]
    assert Enterprise.objects.count() == 3
    both = queries.enterprise(PROVINCE, uscc(1), ON)
    assert [(e.zone, e.name) for e in both] == [("Z001", "企业00001"), ("Z002", "企业00001")]


def test_one_after_the_other_is_not_double(two_zones: None) -> None:
    entered(enterprise_facts(1, until=LEFT), enterprise_facts(1, "Z002", since=LEFT))
    assert queries.double_tenancies(ON) == []
    assert queries.double_tenancies(LEFT - timedelta(days=1)) == []


def test_it_may_leave_and_come_back_but_not_be_there_twice(two_zones: None) -> None:
    entered(enterprise_facts(1, until=LEFT))
    entered(enterprise_facts(1, since=date(2024, 1, 1)))
    assert Tenancy.objects.count() == 2
    for since in (FOUNDED, date(2022, 1, 1), date(2024, 6, 1)):
        with pytest.raises(DatesOverlap):
            entered(enterprise_facts(1, since=since))
    with pytest.raises(DatesOverlap):
        entered(enterprise_facts(2), enterprise_facts(2, since=date(2022, 1, 1)))
    assert Tenancy.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (enterprise_facts(1, "Z404"), ZoneIsUnknown),
        (enterprise_facts(1, until=FOUNDED), DatesOverlap),
    ],
)
def test_what_cannot_be_is_refused(two_zones: None, facts: EnterpriseFacts, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        entered(facts)
    assert not Enterprise.objects.exists()


def test_a_statistician_enters_into_its_own_zone_only(two_zones: None) -> None:
    by = actor(Role.ZONE_STATISTICIAN, "Z001")
    acts.enter([enterprise_facts(1)], by=by, at=AT)
    with pytest.raises(NotFound):
        acts.enter([enterprise_facts(2), enterprise_facts(3, "Z002")], by=by, at=AT)
    assert Enterprise.objects.count() == 1


@pytest.mark.parametrize("role", [Role.PROVINCE, Role.CITY, Role.COUNTY, Role.ZONE_HEAD, Role.ENTERPRISE])
def test_nobody_else_enters(two_zones: None, role: Role) -> None:
    with pytest.raises(NotYours):
        acts.enter([enterprise_facts(1)], by=actor(role), at=AT)


def test_a_stream_is_taken_in_batch_by_batch_under_one_entry(
    two_zones: None, monkeypatch: pytest.MonkeyPatch, query_count: Any
) -> None:
    monkeypatch.setattr(entering, "BATCH", 10)
    given: list[int] = []

    def stream() -> Iterator[EnterpriseFacts]:
        for n in range(35):
            # What was given more than a batch ago is stored already: nothing is gathered up.
            assert n - Tenancy.objects.count() <= 10
            given.append(n)
            yield enterprise_facts(n)

    before = Entry.objects.count()
    assert acts.enter(stream(), by=SYSTEM, at=AT) == 35
    assert (len(given), Enterprise.objects.count(), Entry.objects.count()) == (35, 35, before + 1)
    assert '"count":35' in Entry.objects.latest("seq").body


def test_the_digest_tells_one_batch_from_another(two_zones: None) -> None:
    entered(enterprise_facts(1))
    entered(enterprise_facts(2))
    one, other = (e.body.split('"digest":"')[1][:64] for e in Entry.objects.order_by("-seq")[:2])
    assert len(one) == 64
    assert one != other


def test_the_list_is_paged_and_searched_with_the_same_questions(two_zones: None, query_count: Any) -> None:
    counts = []
    for first, last in ((0, 3), (3, 120)):
        entered(*[enterprise_facts(n) for n in range(first, last)])
        with query_count() as count:
            page = queries.tenancies(PROVINCE, "Z001", ON)
        counts.append(len(count))
    assert counts[0] == counts[1]
    assert (page.total, page.pages, len(page.rows), page.page) == (120, 3, 50, 1)
    last = queries.tenancies(PROVINCE, "Z001", ON, page=99)
    assert (last.page, len(last.rows)) == (3, 20)
    codes = [r.uscc for p in (1, 2, 3) for r in queries.tenancies(PROVINCE, "Z001", ON, page=p).rows]
    assert codes == sorted(uscc(n) for n in range(120))
    assert [r.name for r in queries.tenancies(PROVINCE, "Z001", ON, search="00119").rows] == ["企业00119"]
    assert [r.uscc for r in queries.tenancies(PROVINCE, "Z001", ON, search=uscc(7).lower()).rows] == [uscc(7)]
    assert queries.tenancies(PROVINCE, "Z001", ON, search="没有").total == 0


def test_an_enterprise_that_left_is_no_longer_on_the_books(two_zones: None) -> None:
    entered(enterprise_facts(1, until=LEFT), enterprise_facts(2))
    assert queries.tenancies(PROVINCE, "Z001", LEFT).total == 1
    assert queries.tenancies(PROVINCE, "Z001", LEFT - timedelta(days=1)).total == 2
    assert queries.enterprise_counts(PROVINCE, LEFT) == {"Z001": 1}
    assert [t.uscc for t in queries.tenancy_places(LEFT)] == [uscc(2)]
    assert queries.enterprise_place(uscc(1), LEFT) is None


SEEN: list[tuple[Actor, bool]] = [
    (PROVINCE, True),
    (actor(Role.CITY, "220100"), True),
    (actor(Role.CITY, "220300"), False),
    (actor(Role.DEPARTMENT, "T1"), True),
    (actor(Role.DEPARTMENT, "T2"), False),
    (actor(Role.COUNTY, "220103"), True),
    (actor(Role.ZONE_HEAD, "Z001"), True),
    (actor(Role.ZONE_HEAD, "Z002"), False),
    (actor(Role.ENTERPRISE, uscc(1)), True),
    (actor(Role.ENTERPRISE, uscc(2)), False),
    (actor(Role.EXPERT), False),
]


@pytest.mark.parametrize(("by", "seen"), SEEN)
def test_who_sees_an_enterprise(two_zones: None, by: Actor, seen: bool) -> None:
    entered(enterprise_facts(1), enterprise_facts(2))
    if seen:
        assert [e.uscc for e in queries.enterprise(by, uscc(1), ON)] == [uscc(1)]
        return
    with pytest.raises(NotFound):
        queries.enterprise(by, uscc(1), ON)


def test_every_tenant_with_its_place_in_two_questions(two_zones: None, query_count: Any) -> None:
    entered(enterprise_facts(1), enterprise_facts(2, "Z002"))
    with query_count() as count:
        tenants = list(queries.tenancy_places(ON))
    assert len(count) == 2
    assert [(t.uscc, t.place.zone, t.place.city, t.place.enterprise) for t in tenants] == [
        (uscc(1), "Z001", "220100", uscc(1)), (uscc(2), "Z002", "220300", uscc(2)),
    ]  # fmt: skip


def test_whether_an_enterprise_is_known(two_zones: None) -> None:
    established("Z003")
    entered(enterprise_facts(1, "Z003"))
    assert queries.is_known(uscc(1))
    assert not queries.is_known(uscc(2))
