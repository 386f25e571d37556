"""How far each reach sees: drawn as a table, and the same for one place as for a query."""

from __future__ import annotations

import pytest

from jiju.core.refusals import Fault, NotFound, NotYours
from jiju.spine import permissions
from jiju.spine.actors import EVERYWHERE, NOWHERE, Place, Scope, system
from jiju.spine.permissions import EVERYBODY, PERMISSIONS, ROLE_NAMES, ask, may
from jiju.spine.records import COLUMNS
from jiju.spine.roles import Role
from tests.factories.people import actor

HERE = Place(city="220100", county="220103", zone="Z001", zone_type="T1", enterprise="91X")
ELSEWHERE = Place(city="220300", county="220381", zone="Z002", zone_type="T2", enterprise="92X")
BARE = Place()
#                                     here   elsewhere  a place without codes
TABLE = [
    (EVERYWHERE,                      True,  True,      True),
    (NOWHERE,                         False, False,     False),
    (Scope("types", frozenset({"T1", "T3"})), True, False, False),
    (Scope("city", frozenset({"220100"})),    True, False, False),
    (Scope("county", frozenset({"220103"})),  True, False, False),
    (Scope("zone", frozenset({"Z001"})),      True, False, False),
    (Scope("enterprise", frozenset({"91X"})), True, False, False),
    (Scope("city", frozenset({"220103"})),    False, False, False),  # a county's code opens no city
    (Scope("zone"),                           False, False, False),
    (Scope("zone", frozenset({""})),          False, False, False),  # an empty code opens nothing
    (Scope("none", frozenset({""})),          False, False, False),
]  # fmt: skip


@pytest.mark.parametrize(("scope", "here", "elsewhere", "bare"), TABLE)
def test_scope_covers(scope: Scope, here: bool, elsewhere: bool, bare: bool) -> None:
    assert [scope.covers(p) for p in (HERE, ELSEWHERE, BARE)] == [here, elsewhere, bare]


def test_each_reach_has_its_column() -> None:
    """A reach without a column would be a fault in every list; a wrong one a leak."""
    assert COLUMNS == {
        "types": "zone_type", "city": "city", "county": "county", "zone": "zone_code", "enterprise": "enterprise_code",
    }  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_name(role: Role) -> None:
    assert ROLE_NAMES[role].text


def test_what_is_not_listed_is_a_fault() -> None:
    with pytest.raises(Fault, match="no such permission"):
        may(actor(Role.PROVINCE), "people.fly")


@pytest.mark.parametrize("permission", sorted(PERMISSIONS))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_that_does_not_hold_a_permission_is_told_who_does(role: Role, permission: str) -> None:
    by = actor(role)
    if role in PERMISSIONS[permission]:
        ask(by, permission)
        return
    with pytest.raises(NotYours) as refused:
        ask(by, permission)
    assert str(ROLE_NAMES[role]) in str(refused.value)
    assert refused.value.remedy is not None


def test_reviewers_hold_no_verb_that_changes_a_cell() -> None:
    for verb in ("filings.fill_in", "filings.take_workbook", "filings.start"):
        assert not PERMISSIONS[verb] & {
            Role.COUNTY,
            Role.CITY,
            Role.PROVINCE,
            Role.DEPARTMENT,
            Role.ADMINISTRATOR,
        }


def test_the_system_signs_in_nowhere() -> None:
    assert Role.SYSTEM not in EVERYBODY
    assert system().scope is EVERYWHERE


def test_out_of_reach_answers_like_a_missing_record() -> None:
    with pytest.raises(NotFound) as refused:
        ask(actor(Role.CITY, "220300"), "filings.pass_city", HERE)
    assert refused.value.words == permissions.out_of_sight().words
