"""Records of the room."""

from jiju.rooms.oversight.models.lights import Light

__all__ = ["Light"]
