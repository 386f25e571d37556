"""The roles that a posting can carry."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person is posted as. One person may hold several postings; each sign-in acts under one."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    CITY = "city"
    COUNTY = "county"
    ZONE_HEAD = "zone_head"
    ZONE_STATISTICIAN = "zone_statistician"
    ENTERPRISE = "enterprise"
    EXPERT = "expert"
    FINANCE = "finance"  # keeps the budgets, and pays
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"  # the worker that follows the ledger, and the command line
