"""Divisions, zones and enterprises for tests, made by the acts themselves."""

from __future__ import annotations

from datetime import date

from jiju.core.codes import credit_code
from jiju.rooms.programmes.shapes import DivisionFacts
from jiju.rooms.registry import acts
from jiju.rooms.registry.models import ColumnMap, Division, Enterprise, Succession, Tenancy, Zone, ZoneVersion
from jiju.rooms.registry.shapes import EnterpriseFacts, ZoneFacts
from jiju.spine.actors import system
from jiju.spine.roles import Role
from tests.factories.people import AT, actor

FOUNDED = date(2021, 6, 1)
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def division(
    code: str, name: str, level: str = "county", parent: str | None = "220100", **others: object
) -> DivisionFacts:
    """A division as a plan writes it."""
    facts = {
        "code": code,
        "name": name,
        "short": name[:-1],
        "level": level,
        "parent": parent,
        "since": 1983,
        **others,
    }
    return DivisionFacts.model_validate(facts)


def jilin() -> list[DivisionFacts]:
    """A few divisions of Jilin, with 公主岭 before and after it moved to 长春."""
    return [
        division("220000", "吉林省", "province", None),
        division("220100", "长春市", "city", "220000"),
        division("220300", "四平市", "city", "220000"),
        division("CBS", "长白山保护开发区管委会", "city", "220000", since=2005, kind="special"),
        division("220103", "宽城区"),
        division("220184", "公主岭市", since=2020),
        division("220381", "公主岭市", parent="220300", since=1989, until=2020),
        division("220171", "长春经济技术开发区", since=2009, kind="stat"),
    ]


def adopted() -> None:
    """The divisions above, adopted."""
    acts.adopt_divisions(jilin(), by=system("tests"), at=AT)


def zone_facts(code: str = "Z001", **others: object) -> ZoneFacts:
    """A zone as it is established, in 宽城区 of 长春."""
    facts: dict[str, object] = {
        "code": code, "name": f"集聚区{code}", "zone_type": "T1", "city": "220100", "county": "220103",
        "lead": "ORG-DRC", "status": "provincial", "batch": "", "lon": None, "lat": None, "since": FOUNDED,
    }  # fmt: skip
    return ZoneFacts(**{**facts, **others})  # type: ignore[arg-type]  # the values are those of the fields


def established(*codes: str, **others: object) -> None:
    """Zones of these codes."""
    acts.establish([zone_facts(c, **others) for c in codes or ("Z001",)], by=system("tests"), at=AT)


def uscc(number: int, prefix: str = "91220101") -> str:
    """A valid credit code, another one for each number."""
    body = ""
    for _ in range(8):
        number, digit = divmod(number, len(ALPHABET))
        body = ALPHABET[digit] + body
    return credit_code(prefix, body)


def enterprise_facts(number: int = 1, zone: str = "Z001", **others: object) -> EnterpriseFacts:
    """An enterprise in a zone."""
    facts: dict[str, object] = {
        "uscc": uscc(number), "name": f"企业{number:05d}", "industry": "", "size": "small", "zone": zone,
        "since": FOUNDED,
    }  # fmt: skip
    return EnterpriseFacts(**{**facts, **others})  # type: ignore[arg-type]  # the values are those of the fields


def entered(*facts: EnterpriseFacts) -> None:
    """Enterprises on the books."""
    acts.enter(list(facts), by=system("tests"), at=AT)


# --- one stored record of each kind -----------------------------------------------------------------------------


def stored_division() -> Division:
    adopted()
    return Division.objects.get(code="220103")


def stored_zone() -> Zone:
    established("Z901")
    return Zone.objects.get(code="Z901")


def zone_version() -> ZoneVersion:
    established("Z902")
    return ZoneVersion.objects.get(zone_code="Z902")


def succession() -> Succession:
    established("Z903", "Z904")
    return acts.succeed("Z904", by=system("tests"), at=AT, former="Z903", on=FOUNDED, reason="代码变更（测试）")


def enterprise() -> Enterprise:
    return tenancy().enterprise


def tenancy() -> Tenancy:
    number = 9000 + Tenancy.objects.count()
    established(f"Z{number}")
    entered(enterprise_facts(number, f"Z{number}"))
    return Tenancy.objects.get(zone__code=f"Z{number}")


def column_map() -> ColumnMap:
    """What a head in a zone's own list means, remembered when the list was taken in."""
    number = 8000 + ColumnMap.objects.count()
    established(f"Z{number}")
    by = actor(Role.ZONE_STATISTICIAN, f"Z{number}")
    listed = [enterprise_facts(number, f"Z{number}")]
    acts.take_roster(f"Z{number}", by=by, at=AT, listed=listed, heads={"信用代码": "uscc"}, file_digest="0" * 64)
    return ColumnMap.objects.get(zone__code=f"Z{number}")
