"""Records of the room: calls, applications in their versions, and each step that was taken with them."""

from jiju.rooms.selections.models.calls import Application, Call, Deed, Version

__all__ = ["Application", "Call", "Deed", "Version"]
