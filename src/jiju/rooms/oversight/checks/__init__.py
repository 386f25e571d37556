"""Pure rules of the room: what is expected by now, and which light that makes."""

from jiju.rooms.oversight.checks.lights import LIGHT_WORDS, light, zone_state
from jiju.rooms.oversight.checks.pace import expected_flow, expected_stock

__all__ = ["LIGHT_WORDS", "expected_flow", "expected_stock", "light", "zone_state"]
