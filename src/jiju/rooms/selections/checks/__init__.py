"""Pure checks of the room."""

from jiju.rooms.selections.checks.choosing import carries, unexplained
from jiju.rooms.selections.checks.terms import beyond, state_on, up_to, years_after

__all__ = ["beyond", "carries", "state_on", "unexplained", "up_to", "years_after"]
