"""Who opens the figures of one enterprise says for what; the ledger keeps it, for the enterprise and the auditor."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as firms
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.registry import enterprise_facts, uscc
from tests.web import small

pytestmark = pytest.mark.usefixtures("province")
FIRM = uscc(1)
AT, DAY = small.AT, small.DAY


@pytest.fixture
def province(db: None) -> None:
    small.make()
    registry.enter([enterprise_facts(1), enterprise_facts(2, "Z002")], by=small.BY, at=AT)


def consulted(by: Actor, purpose: str = "statistics", at: Any = AT) -> None:
    acts.consult(firms.enterprise_record(small.actor(Role.PROVINCE), FIRM, DAY), by=by, at=at, purpose=purpose)


def kept() -> list[Entry]:
    return list(Entry.objects.filter(action="filings.consult").order_by("seq"))


def test_it_is_written_down_who_opened_what_for_what() -> None:
    county = small.actor(Role.COUNTY)
    consulted(county)
    (entry,) = kept()
    assert (entry.person, entry.unit, entry.subject_kind) == (county.person, county.unit, "registry.Enterprise")
    assert json.loads(entry.body)["data"] == {"enterprise": FIRM, "purpose": "statistics"}
    assert queries.opened_for(county, FIRM, DAY) == {"statistics"}


def test_it_stays_open_for_that_person_post_and_day_alone() -> None:
    county = small.actor(Role.COUNTY)
    consulted(county)
    assert queries.opened_for(small.actor(Role.CITY), FIRM, DAY) == frozenset()
    assert queries.opened_for(county, FIRM, DAY + timedelta(days=1)) == frozenset()
    consulted(county, "supervision")
    assert queries.opened_for(county, FIRM, DAY) == {"statistics", "supervision"}
    other = replace(small.actor(Role.CITY), person=county.person)
    assert queries.opened_for(other, FIRM, DAY) == frozenset(), "the same person in another post opens it anew"


def test_a_purpose_that_the_post_does_not_hold_is_refused() -> None:
    for role, purpose in ((Role.AUDITOR, "statistics"), (Role.COUNTY, "curiosity"), (Role.ZONE_HEAD, "award")):
        with pytest.raises(queries.NotForThisPurpose):
            consulted(small.actor(role), purpose)
    assert kept() == []


def test_an_enterprise_out_of_reach_is_like_none() -> None:
    far = firms.enterprise_record(small.actor(Role.PROVINCE), uscc(2), DAY)
    for role in (Role.CITY, Role.COUNTY, Role.ZONE_HEAD, Role.ZONE_STATISTICIAN):
        with pytest.raises(NotFound):
            acts.consult(far, by=small.actor(role), at=AT, purpose="statistics")
    assert kept() == []


def test_whose_role_reads_no_figures_opens_none() -> None:
    for role in (Role.FINANCE, Role.EXPERT, Role.ENTERPRISE, Role.ADMINISTRATOR):
        with pytest.raises(NotYours):
            consulted(small.actor(role), "award")
    assert kept() == []


def test_the_auditor_sees_everybody_who_opened_it_and_others_do_not() -> None:
    consulted(small.actor(Role.COUNTY))
    consulted(small.actor(Role.AUDITOR), "supervision", AT + timedelta(minutes=5))
    seen = queries.consultations(small.actor(Role.AUDITOR), FIRM, DAY)
    assert [str(c.purpose.text) for c in seen] == ["supervision", "statistics"], "the newest first"
    assert all(c.name and c.unit_name for c in seen)
    with pytest.raises(NotYours):
        queries.consultations(small.actor(Role.COUNTY), FIRM, DAY)


def test_an_enterprise_sees_who_opened_its_own_and_needs_to_open_nothing() -> None:
    own = small.actor(Role.ENTERPRISE)
    (code,) = own.scope.codes
    registry.enter([enterprise_facts(1, uscc=code, name="本企业")], by=small.BY, at=AT)
    there = firms.enterprise_record(small.actor(Role.PROVINCE), code, DAY)
    acts.consult(there, by=small.actor(Role.PROVINCE), at=AT, purpose="award")
    assert [str(c.purpose.text) for c in queries.consultations(own, code, DAY)] == ["awards"]
    assert queries.opened_for(own, code, DAY) == queries.purposes_held(Role.ENTERPRISE)
    with pytest.raises(NotFound):
        queries.consultations(own, FIRM, DAY)
