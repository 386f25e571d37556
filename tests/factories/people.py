"""People for tests: actors by the stroke of a pen, and accounts engaged by the acts themselves."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model

from jiju.rooms.people import acts, queries
from jiju.rooms.people.models import Account, DemoMark, Person, Posting, Training, Unit
from jiju.rooms.people.shapes import REACHES, Engagement, UnitFacts
from jiju.spine.actors import Actor, Reach, Scope, system
from jiju.spine.roles import Role

AT = datetime(2025, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ON = AT.date()
SINCE = date(2021, 1, 1)
PASSWORD = "correct horse battery"
DEFAULT_CODES: dict[str, tuple[str, ...]] = {
    "types": ("T1",),
    "city": ("220100",),
    "county": ("220103",),
    "zone": ("Z001",),
    "enterprise": ("91110000600037341L",),
}


def reach_of(role: Role) -> Reach:
    """The reach that a role usually has."""
    reaches = sorted(REACHES.get(role, {"all"}))
    return reaches[-1]


def actor(role: Role, *codes: str, person: str = "P900001") -> Actor:
    """Somebody who acts in a role, without any stored record."""
    if role is Role.SYSTEM:
        return system("tests")
    reach = reach_of(role)
    scope = Scope(reach, frozenset(codes or DEFAULT_CODES.get(reach, ())))
    return Actor(person, f"{role.value}-{person}", "某人", role, "U1", "某单位", scope)


def unit_facts(code: str = "U1", kind: str = "province", parent: str = "") -> UnitFacts:
    """A unit as it is founded."""
    return UnitFacts(code, f"单位{code}", code, kind, parent, "", SINCE)


def engagement(
    username: str, role: Role, *codes: str, unit: str = "U1", since: date = SINCE, password: str = PASSWORD
) -> Engagement:
    """A person as one is engaged, with the usual reach of the role."""
    reach = reach_of(role)
    named = codes or DEFAULT_CODES.get(reach, ())
    return Engagement(username, password, f"{username}某", role, unit, reach, named, since)


def demo_engagement(username: str, role: Role, *codes: str) -> Engagement:
    """A demonstration sign-in."""
    plain = engagement(username, role, *codes)
    return Engagement(**{**vars(plain), "is_demo": True})


def founded(*codes: str) -> None:
    """Units of these codes."""
    acts.found([unit_facts(c) for c in codes or ("U1",)], by=system("tests"), at=AT)


def engaged(username: str, role: Role, *codes: str, unit: str = "U1") -> Actor:
    """Somebody with an account, a posting and, where it is not there yet, a unit."""
    if unit not in {u.code for u in queries.units(on=ON)}:
        founded(unit)
    acts.engage([engagement(username, role, *codes, unit=unit)], by=system("tests"), at=AT)
    found = queries.actor_of(account_pk(username), on=ON)
    assert found is not None
    return found


def account_pk(username: str) -> int:
    """The number of an account."""
    return int(get_user_model().objects.get(username=username).pk)


# --- one stored record of each kind -----------------------------------------------------------------------------


def unit() -> Unit:
    founded("U-STORED")
    return Unit.objects.get(code="U-STORED")


def account() -> Account:
    engaged("stored", Role.ZONE_STATISTICIAN, unit="U-POST")
    return Account.objects.get(username="stored")


def person() -> Person:
    return posting().person


def posting() -> Posting:
    found = Posting.objects.filter(person__accounts__username="stored").order_by("pk").first()
    return found or Posting.objects.get(person=account().person)


def training() -> Training:
    by, at = actor(Role.ADMINISTRATOR), AT
    return acts.record_training(posting(), by=by, at=at, subject="服务业统计报表制度", on=ON)


def demo_mark() -> DemoMark:
    """For a store in which nobody works yet."""
    acts.mark_demonstration(None, by=system("tests"), at=AT, day=ON)
    return DemoMark.objects.get()
