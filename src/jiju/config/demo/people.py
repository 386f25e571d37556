"""Units, persons and sign-ins of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jiju.config.demo.names import person_name
from jiju.config.demo.scale import Scale
from jiju.config.demo.zones import ZoneSeed
from jiju.rooms.people.queries import DEMO_PASSWORD
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.roles import Role

WITHOUT = 5  # each fifth zone has no deputy yet
APPOINTMENT = "任命文件（演示）"
PROVINCE = ("province", "province-2", "province-3")  # so that what takes several persons of the province can be tried
EXPERTS = ("expert", *(f"expert-{n}" for n in range(2, 9)))
LEAD_SIGN_IN, SECOND_SIGN_IN = PROVINCE[:2]


class Cast:
    """Everybody who works in the demonstration, each with one posting."""

    def __init__(self, plan: Plan, scale: Scale, zones: list[ZoneSeed]) -> None:
        self.plan, self.zones, self.rng = plan, zones, scale.rng(3)
        self.named: set[str] = set()
        lead = plan.organisations[0]
        self.lead_code, self.lead_name = lead.id, lead.name
        self.since = date(plan.first_year, 1, 1)
        self.divisions = {d.code: d for d in plan.divisions if d.until is None}

    def units(self) -> list[UnitFacts]:
        """Departments, cities, counties and zone bodies, parents before children."""
        real = [o for o in self.plan.organisations if not o.generic]
        out = [self.unit(o.id, o.name, "province" if o.id == self.lead_code else "department", "") for o in real]
        levels = {"city": "city", "county": "county"}
        for level, kind in levels.items():
            for d in self.divisions.values():
                if d.level == level:
                    parent = self.lead_code if kind == "city" else f"U{d.parent}"
                    out.append(self.unit(f"U{d.code}", f"{d.name}发展和改革委员会", kind, parent, d.code))
        for z in self.zones:
            out.append(self.unit(f"B{z.code}", f"{z.name}管理机构", "zone_body", f"U{z.county or z.city}"))
        return out

    def unit(self, code: str, name: str, kind: str, parent: str, division: str = "") -> UnitFacts:
        return UnitFacts(
            code=code,
            name=name,
            short_name=name,
            kind=kind,
            parent=parent,
            division_code=division,
            since=self.since,
            until=None,
        )

    def engagements(self, home: ZoneSeed, enterprise: tuple[str, str]) -> Iterator[Engagement]:
        """One sign-in a role for the visitor, then the staff of every office and zone.

        Shape    home: the zone that the visitor acts for; enterprise: (credit code, name)
        """
        yield from self._visitors(home, enterprise)
        for d in self.divisions.values():
            if d.level == "city" and d.code != home.city:
                yield self.someone(f"city-{d.code.lower()}", Role.CITY, f"U{d.code}", "city", d.code)
            if d.level == "county" and d.code != home.county:
                yield self.someone(f"county-{d.code}", Role.COUNTY, f"U{d.code}", "county", d.code)
        for z in self.zones:
            if z.code != home.code:
                yield self.someone(f"{z.code.lower()}-head", Role.ZONE_HEAD, f"B{z.code}", "zone", z.code)
                yield self.someone(f"{z.code.lower()}-stat", Role.ZONE_STATISTICIAN, f"B{z.code}", "zone", z.code)

        yield from self._deputies(home)
        yield from self._seconds()

    def _deputies(self, home: ZoneSeed) -> Iterator[Engagement]:
        """A deputy beside the statistician of most zones."""
        for z in self.zones:
            if z.index % WITHOUT == 0:
                continue
            name = "deputy" if z.code == home.code else f"{z.code.lower()}-deputy"
            plain = self.someone(name, Role.ZONE_STATISTICIAN, f"B{z.code}", "zone", z.code)
            yield replace(plain, deputy=True)

    def _seconds(self) -> Iterator[Engagement]:
        """Further persons of the province and experts, for what takes more than one."""
        for name in PROVINCE[1:]:
            yield self.someone(name, Role.PROVINCE, self.lead_code, "all")
        for name in EXPERTS[1:]:
            yield self.someone(name, Role.EXPERT, self.lead_code, "none")
        for name in ("finance", "finance-2"):  # who countersigns does not pay
            yield self.someone(name, Role.FINANCE, self._treasury(), "all")
        yield from self._second_department()

    def _second_department(self) -> Iterator[Engagement]:
        """A department that leads the first type of the plan, where one beside the leading body and the first does."""
        first, _ = self._department()
        known = {o.id for o in self.plan.organisations if not o.generic} - {self.lead_code, first}
        found = next((one for one in self.plan.types[0].leads if one in known), None)
        if found is not None:
            types = [t.code for t in self.plan.types if found in t.leads]
            yield self.someone("department-2", Role.DEPARTMENT, found, "types", *types)

    def _visitors(self, home: ZoneSeed, enterprise: tuple[str, str]) -> Iterator[Engagement]:
        body, lead = f"B{home.code}", self.lead_code
        yield self.someone(LEAD_SIGN_IN, Role.PROVINCE, lead, "all")
        department, types = self._department()
        yield self.someone("department", Role.DEPARTMENT, department, "types", *types)
        yield self.someone("city", Role.CITY, f"U{home.city}", "city", home.city)
        yield self.someone("county", Role.COUNTY, f"U{home.county}", "county", home.county)
        yield self.someone("head", Role.ZONE_HEAD, body, "zone", home.code)
        yield self.someone("statistician", Role.ZONE_STATISTICIAN, body, "zone", home.code)
        yield self.someone("enterprise", Role.ENTERPRISE, body, "enterprise", enterprise[0])
        yield self.someone("expert", Role.EXPERT, lead, "none")
        yield self.someone("auditor", Role.AUDITOR, lead, "all")
        yield self.someone("administrator", Role.ADMINISTRATOR, lead, "all")

    def _department(self) -> tuple[str, list[str]]:
        """A department that leads some types but not the whole, and those types."""
        leads = [(o.id, [t.code for t in self.plan.types if o.id in t.leads])
                 for o in self.plan.organisations if not o.generic and o.id != self.lead_code]  # fmt: skip
        return max(leads, key=lambda pair: len(pair[1]))

    def _treasury(self) -> str:
        """The body that the plan says gives money, or the leading one where it names none."""
        named = (o.id for o in self.plan.organisations if not o.generic and "财政" in o.name)
        return next(named, self.lead_code)

    def someone(self, username: str, role: Role, unit: str, reach: str, *codes: str) -> Engagement:
        return Engagement(
            username=username, password=DEMO_PASSWORD, name=person_name(self.rng, self.named), role=role,
            unit_code=unit, reach=reach, codes=tuple(codes), since=self.since, is_demo=True,
            **({"document": APPOINTMENT, "document_date": self.since} if role is Role.ZONE_STATISTICIAN else {}),
        )  # fmt: skip
