"""Records of the room: calls, applications with versions, proofs and steps; experts, panels and what they give."""

from jiju.rooms.selections.models.calls import Application, Call, Deed, Version
from jiju.rooms.selections.models.experts import Expert, ExpertVersion
from jiju.rooms.selections.models.panels import Declaration, Panel, PanelResult, Seat, Sheet
from jiju.rooms.selections.models.proving import Exhibit, Recommendation, SiteVisit

__all__ = [
    "Application", "Call", "Declaration", "Deed", "Exhibit", "Expert", "ExpertVersion", "Panel", "PanelResult",
    "Recommendation", "Seat", "Sheet", "SiteVisit", "Version",
]  # fmt: skip
