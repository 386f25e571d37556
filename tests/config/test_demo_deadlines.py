"""The demonstration's deadlines: an extension granted, one to decide, a closed period that a second person opens."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from jiju.config import commands
from jiju.config.demo.live import OUTSOURCED
from jiju.rooms.filings import acts, checks
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.models import Extension, Reopening
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from tests.factories.programmes import QINGHE, copied
from tests.remembered import remembered

DAY = date(2025, 1, 20)
AT = checks.start_of(DAY) + timedelta(hours=15)


def signs_in(name: str, day: date = DAY) -> Actor:
    found = people.actor_named(name, on=day)
    assert found is not None
    return found


@pytest.fixture
def shown(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small demonstration of the first plan."""
    monkeypatch.setenv("JIJU_HOME", str(tmp_path))
    demonstrated()


@remembered
def demonstrated() -> None:
    size = ["--seed", "11", "--zones", "14", "--enterprises", "60", "--quarters", "6"]
    assert commands.run(["demo", *size]) == commands.DONE


def test_two_persons_of_the_province_sign_in_and_are_listed_by_role(shown: None) -> None:
    listed = [(a.username, a.role) for a in people.demo_accounts()]
    assert listed[:3] == [("province", Role.PROVINCE), ("province-2", Role.PROVINCE), ("department", Role.DEPARTMENT)]
    first, second = signs_in("province"), signs_in("province-2")
    assert first.person != second.person
    assert (first.role, first.scope) == (second.role, second.scope)


def test_one_extension_is_granted_and_one_waits_for_the_visitors_city(shown: None) -> None:
    granted = Extension.objects.get(state="granted")
    statistician = signs_in("statistician")
    assert {granted.unit_code} == statistician.scope.codes
    owed = {o.form_code: o for o in filings.obligations(statistician, AT)}
    assert checks.day_of(owed[granted.form_code].due_at) == granted.until_granted
    asked = filings.extensions_asked(signs_in("city"))
    assert [(e.form_code, e.state) for e in asked] == [("B1", "asked")]


def test_a_closed_period_is_opened_again_by_the_second_person_and_not_by_the_first(shown: None) -> None:
    asked = Reopening.objects.get(state="asked")
    with pytest.raises(acts.SamePerson):
        acts.reopen_period(asked.window, by=signs_in("province"), at=AT)
    acts.reopen_period(asked.window, by=signs_in("province-2"), at=AT)
    assert asked.window.pk in {p.id for p in filings.periods_open(signs_in("city"), AT)}


def test_an_alert_of_the_demonstration_shows_what_the_zone_said_when_it_signed(shown: None) -> None:
    by = signs_in("province")
    mine = [a.id for a in oversight.alerts(by, {"kind": "ratio"}, on=DAY) if a.subject == a.zone_code]
    said = [e.text for pk in mine for e in oversight.alert(by, pk, on=DAY).explained]
    assert OUTSOURCED in said


def test_a_plan_with_one_form_and_few_zones_has_what_fits(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIJU_HOME", str(tmp_path))
    folder = copied(QINGHE, tmp_path)
    for name in ("topics.yaml", "forms/Z3.yaml"):
        (folder / name).unlink()
    size = ["--seed", "11", "--zones", "6", "--enterprises", "40", "--quarters", "6"]
    assert commands.run(["demo", "--plan", str(folder), *size]) == commands.DONE
    assert programmes.plan().id == "qinghe-2023"
    assert list(Extension.objects.order_by("pk").values_list("form_code", "state")) == [("Z1", "granted")]
    assert Reopening.objects.get().window.form_code == "Z1"
