"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.oversight.acts.reading import read_lights

__all__ = ["read_lights"]
