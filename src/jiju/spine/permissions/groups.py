"""Roles by where they sit."""

from __future__ import annotations

from jiju.spine.roles import Role

R = Role
OFFICE = frozenset({R.PROVINCE, R.DEPARTMENT, R.CITY, R.COUNTY})
ZONE = frozenset({R.ZONE_HEAD, R.ZONE_STATISTICIAN})
EVERYBODY = frozenset(Role) - {R.SYSTEM}
