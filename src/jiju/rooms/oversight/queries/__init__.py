"""Reads of the room."""

from jiju.rooms.oversight.queries.cockpits import cockpit, target_line

__all__ = ["cockpit", "target_line"]
