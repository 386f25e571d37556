"""A zone's own list: who is new is entered under one entry, who is known stays, nobody is ended."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.registry import acts, queries, words
from jiju.rooms.registry.models import ColumnMap, Enterprise, Tenancy
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, actor
from tests.factories.registry import entered, enterprise_facts, established, uscc

OWN, OTHER = actor(Role.ZONE_STATISTICIAN, "Z001"), actor(Role.ZONE_STATISTICIAN, "Z002")
HEADS = {"信用代码": "uscc", "单位": "name", "备注": ""}


@pytest.fixture
def zones(db: None) -> None:
    """Two zones; the first has the enterprises 1 and 2, and 3 has left it; 4 stands in the second."""
    established("Z001", "Z002")
    entered(enterprise_facts(1), enterprise_facts(2), enterprise_facts(3, until=date(2024, 3, 1)))
    entered(enterprise_facts(4, "Z002"))


def take(*numbers: int, **more: Any) -> Any:
    listed = [enterprise_facts(n, since=date(2024, 6, 1)) for n in numbers]
    said = {"by": OWN, "at": AT, "listed": listed, "heads": HEADS, "file_digest": "0" * 64} | more
    return acts.take_roster(said.pop("zone", "Z001"), **said)


def refused(kind: type[Refusal], *numbers: int, **more: Any) -> Refusal:
    """The refusal; nothing was changed."""

    def stored() -> tuple[Any, ...]:
        return tuple(list(m.objects.order_by("pk").values_list()) for m in (Enterprise, Tenancy, ColumnMap, Entry))

    before = stored()
    with pytest.raises(kind) as caught:
        take(*numbers, **more)
    assert stored() == before
    return caught.value


def test_who_is_new_is_entered_and_nobody_is_ended(zones: None) -> None:
    entries = Entry.objects.count()
    verdict = take(1, 3, 4, 5)
    assert [e.uscc for e in verdict.fresh] == [uscc(3), uscc(4), uscc(5)]
    assert [e.uscc for e in verdict.known] == [uscc(1)]
    assert [e.uscc for e in verdict.missing] == [uscc(2)]
    there = {t.uscc for t in queries.tenancies_whole(OWN, "Z001", ON)}
    assert there == {uscc(n) for n in (1, 2, 3, 4, 5)}
    assert Entry.objects.count() == entries + 1
    entry = Entry.objects.latest("seq")
    data = json.loads(entry.body)["data"]
    assert (entry.action, data["count"], data["known"], data["missing"]) == ("registry.take_roster", 3, 1, 1)
    assert len(data["digest"]) == len(data["file"]) == 64


def test_the_choice_of_columns_is_remembered_and_changed(zones: None) -> None:
    take(5)
    assert queries.column_map(OWN, "Z001", ON) == HEADS
    take(6, heads={"备注": "industry", "": "size", "怪": "nonsense"})
    assert queries.column_map(OWN, "Z001", ON) == HEADS | {"备注": "industry"}
    with pytest.raises(NotFound):
        queries.column_map(OTHER, "Z001", ON)


def test_rows_that_cannot_be_entered_are_left_out_with_their_reason(zones: None) -> None:
    rows = [
        enterprise_facts(5, since=date(2024, 6, 1)),
        enterprise_facts(5, since=date(2024, 6, 1)),
        enterprise_facts(4, name="另一家企业"),
        enterprise_facts(3, since=date(2024, 2, 1)),
        enterprise_facts(6, since=ON + timedelta(days=1)),
        enterprise_facts(7, size="huge"),
        enterprise_facts(8, name=""),
        enterprise_facts(9, uscc=uscc(9)[:-1]),
    ]
    verdict = take(listed=rows)
    assert [e.uscc for e in verdict.fresh] == [uscc(5)]
    assert len(verdict.refused) == len(rows) - 1
    assert all(str(r.reason) for r in verdict.refused)
    assert Tenancy.objects.filter(enterprise__uscc=uscc(5)).count() == 1


def test_a_name_may_be_written_with_other_gaps_and_brackets(zones: None) -> None:
    entered(enterprise_facts(11, "Z002", name="吉林（长春）企业"))
    verdict = take(listed=[enterprise_facts(11, name="吉林(长春) 企业")])
    assert [e.uscc for e in verdict.fresh] == [uscc(11)]
    assert Enterprise.objects.get(uscc=uscc(11)).name == "吉林（长春）企业"


def test_refusals(zones: None) -> None:
    assert "2" in str(refused(words.NothingIsNew, 1, 2))
    refused(words.NothingIsNew)
    refused(NotFound, 5, by=OTHER)
    refused(NotFound, 5, listed=[enterprise_facts(5, "Z002")])
    refused(words.ZoneIsUnknown, 5, zone="Z404")
    for role in (Role.ZONE_HEAD, Role.COUNTY, Role.PROVINCE, Role.ENTERPRISE, Role.AUDITOR):
        refused(NotYours, 5, by=actor(role))
