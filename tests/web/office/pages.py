"""Every page of the office and the roles that may open it: what is not listed is refused."""

from __future__ import annotations

OFFICE = {"province", "department", "city", "county"}
ZONE = {"zone_head", "zone_statistician"}
ROLES = sorted(OFFICE | ZONE | {"enterprise", "expert", "auditor", "administrator"})

PAGES: dict[str, set[str]] = {
    "/cockpit": OFFICE | {"auditor"},
    "/cockpit?period=2024Q4&type=T1": OFFICE | {"auditor"},
    "/cockpit.xlsx": OFFICE | {"auditor"},
    "/figures": OFFICE | ZONE | {"auditor", "administrator"},
    "/figures.xlsx": OFFICE | ZONE | {"auditor", "administrator"},
    "/figures/revenue?period=2024Q4&by=type": OFFICE | ZONE | {"auditor", "administrator"},
    "/figures/revenue.xlsx?period=2024Q4&by=zone": OFFICE | ZONE | {"auditor", "administrator"},
    "/rankings/six-dimensions?period=2024Q4": OFFICE | ZONE | {"auditor"},
    "/rankings/six-dimensions.xlsx?period=2024Q4": OFFICE | ZONE | {"auditor"},
    "/zones": OFFICE | ZONE | {"auditor", "administrator"},
    "/zones.xlsx": OFFICE | ZONE | {"auditor", "administrator"},
    "/tenancies/double": {"province", "city", "county"},
    "/tenancies/double.xlsx?q=9": {"province", "city", "county"},
    "/plan": OFFICE | ZONE | {"expert", "auditor", "administrator"},
    "/plan?part=targets": OFFICE | ZONE | {"expert", "auditor", "administrator"},
    "/plan?part=layout": OFFICE | ZONE | {"expert", "auditor", "administrator"},
    "/plan?part=text": OFFICE | ZONE | {"expert", "auditor", "administrator"},
    "/plan.xlsx": OFFICE | ZONE | {"expert", "auditor", "administrator"},
    "/reporting": OFFICE | ZONE | {"auditor"},
    "/reporting?form=B2&period=2024Q3": OFFICE | ZONE | {"auditor"},
    "/reporting.xlsx": OFFICE | ZONE | {"auditor"},
    "/reporting/overdue/B1/2024Q4": OFFICE | ZONE | {"auditor"},
    "/reporting/overdue/B1/2024Q4.xlsx": OFFICE | ZONE | {"auditor"},
    "/proposals": OFFICE | ZONE | {"auditor"},
    "/rectifications": OFFICE | ZONE | {"auditor"},
    "/rectifications.xlsx": OFFICE | ZONE | {"auditor"},
    "/removals": OFFICE | ZONE | {"auditor"},
    "/removals.xlsx": OFFICE | ZONE | {"auditor"},
    "/falsehoods": OFFICE | ZONE | {"auditor"},
    "/falsehoods.xlsx": OFFICE | ZONE | {"auditor"},
    "/receipts/verify_receipt.py": OFFICE | ZONE | {"enterprise", "auditor"},
    "/links": {"zone_statistician"},
    "/links?q=9&form=B2.2024Q4": {"zone_statistician"},
    "/candidates": ZONE | {"county", "city", "province"},
    "/candidates.xlsx?period=2024Q4": ZONE | {"county", "city", "province"},
    "/periods": {"province", "city"},
    "/messages": ZONE | {"enterprise", "county", "city", "province"},
    "/mail": {"administrator"},
    "/mail?q=Z": {"administrator"},
    "/posts": {"province", "administrator"},
    "/posts?role=county&q=Z": {"province", "administrator"},
    "/ledger": {"auditor"},
    "/ledger/verify": {"auditor"},
    "/ledger/entries/0": {"auditor"},
}
