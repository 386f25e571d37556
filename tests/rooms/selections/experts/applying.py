"""A call with applications at the experts, for tests: opened by its act, its applications written into the store.

The whole way by acts stands in `test_whole_way`; here it would take most of the time of every test.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.acts import seeding
from jiju.rooms.selections.models import Application, Call, Deed, Exhibit, Version
from jiju.spine.actors import Actor
from jiju.spine.files import Upload, attach
from jiju.spine.ledger import canonical
from jiju.spine.records import opened
from tests.factories.registry import uscc
from tests.web import rounds, small

SECRET = "f3b1c0de" * 8
OPERATORS = tuple(uscc(4000 + n) for n in range(20))


def procedure(ident: str = "recognition", **review: Any) -> Procedure:
    """A procedure of the plan; what is named of its review is changed."""
    found = next(p for p in read_plan(small.PLAN).procedures if p.id == ident)
    stages = tuple(
        s.model_copy(update={"review": s.review.model_copy(update=review)}) if s.review else s for s in found.stages
    )
    return found.model_copy(update={"stages": stages})


def answers(n: int, **others: str) -> dict[str, str]:
    """What the n-th zone says of itself."""
    plain = {
        "operator": f"春晓运营{n}有限公司", "operator_code": OPERATORS[n - 1], "legal_person": f"法人甲{n}",
        "shareholders": f"控股母体{n}集团有限公司", "authors": f"编写人乙{n}\n编制咨询{n}有限公司",
        "area": str(100 + n), "boundary": f"东至{n}号路", "leading": "现代物流", "revenue": str(1000 * n),
        "enterprises": str(20 + n), "jobs": str(100 + n), "platform": f"平台服务企业{n}户，设三个窗口。",
        "plan": f"三年内建设{n}个项目。",
    }  # fmt: skip
    return plain | others


def unsealed(made: Procedure | None = None, zones: int = 3, at: datetime = small.AT, **said: dict[str, str]) -> Call:
    """A call whose applications wait for their experts. Shape: said is by zone, Z001=…, over the plain answers."""
    with patch.object(seeding.secrets, "token_hex", return_value=SECRET):
        call = acts.open_call(
            made or procedure(), by=replace(rounds.province(), person="P-OPENED"), at=at - timedelta(days=60),
            name="2025年省级现代服务业集聚区认定", closes_at=at - timedelta(days=20),
        )  # fmt: skip
    with opened():
        call.state, call.unsealed_by, call.unsealed_at = "unsealed", "P-OPENED", at
        call.save()
        for n in range(1, zones + 1):
            _application(call, n, at, said.get(f"Z{n:03d}", {}))
    return call


def of_case(ident: str = "entry") -> Call:
    """A call of a procedure without experts, under review."""
    call = unsealed(procedure(), zones=0)
    with opened():
        call.wording = canonical(procedure(ident).model_dump(mode="json"))
        call.save()
    return call


def _application(call: Call, n: int, at: datetime, said: dict[str, str]) -> None:
    zone = small.zone(n)
    made = Application(
        call=call, unit=zone.code, unit_name=zone.name, code=f"A-{n:02d}", state="going", stage="experts", since=at,
        due=at.date() + timedelta(days=14), city=zone.city, county=zone.county, zone_code=zone.code,
        zone_type=zone.zone_type,
    )  # fmt: skip
    made.save()
    version = Version(
        application=made, number=1, is_sealed=False, is_committed=True, made_by=f"P-WROTE-{n}", made_at=at
    )  # fmt: skip
    _say(version, answers(n, **said))
    Deed(
        application=made, version=1, stage="county", verb="pass_stage", unit="U220103", by=f"P-CHECKED-{n}",
        by_name="某人", at=at,
    ).save()  # fmt: skip


def _say(version: Version, said: dict[str, str]) -> None:
    """Write answers and exhibits as a version holds them."""
    exhibits = version.application.exhibits.order_by("pk")
    version.content = canonical({"answers": said, "exhibits": queries.exhibits_data(exhibits)})
    version.digest = hashlib.sha256(version.content.encode()).hexdigest()
    version.save()


def moved(call: Call, unit: str, **changed: Any) -> Application:
    """An application at another stage, or in another state."""
    found = Application.objects.get(call=call, unit=unit)
    with opened():
        for name, value in changed.items():
            setattr(found, name, value)
        found.save()
    return found


def attached(call: Call, unit: str, upload: Upload, material: str, *, by: Actor, at: datetime = small.AT) -> None:
    """A file of an application's newest version, sealed on the disk."""
    version = Version.objects.select_related("application").get(application__call=call, application__unit=unit)
    with opened():
        made = Exhibit(application=version.application, material=material, is_blind=material == "blind", version=1)
        made.save()
        attach(made, [upload], "exhibit", by=by, at=at, key=call.sealed_key)
        _say(version, dict(queries.unsealed_content(version.application).answers))
