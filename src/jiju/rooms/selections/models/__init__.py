"""Records of the room: calls, applications in their versions, their proofs, and each step that was taken with them."""

from jiju.rooms.selections.models.calls import Application, Call, Deed, Version
from jiju.rooms.selections.models.proving import Exhibit, Recommendation, SiteVisit

__all__ = ["Application", "Call", "Deed", "Exhibit", "Recommendation", "SiteVisit", "Version"]
