"""Frozen values of the room."""

from jiju.rooms.oversight.shapes.cockpits import Cockpit, TargetLine, ZonePoint

__all__ = ["Cockpit", "TargetLine", "ZonePoint"]
