"""Who may: one table of verbs and the roles that hold them, and what is said to whoever may not."""

from jiju.spine.permissions.asking import DEPUTY, ROLE_NAMES, ask, may, out_of_sight
from jiju.spine.permissions.groups import EVERYBODY, OFFICE, ZONE
from jiju.spine.permissions.table import PERMISSIONS

__all__ = [
    "DEPUTY", "EVERYBODY", "OFFICE", "PERMISSIONS", "ROLE_NAMES", "ZONE", "ask", "may", "out_of_sight",
]  # fmt: skip
