"""Records of the room."""

from jiju.rooms.programmes.models.cascades import Cascade, Recipient, TargetShare
from jiju.rooms.programmes.models.plans import Plan

__all__ = ["Cascade", "Plan", "Recipient", "TargetShare"]
