"""Records of the room: calls, applications in their versions, each step taken with them, experts and their panels."""

from jiju.rooms.selections.models.calls import Application, Call, Deed, Version
from jiju.rooms.selections.models.experts import Expert, ExpertVersion
from jiju.rooms.selections.models.panels import Declaration, Panel, PanelResult, Seat, Sheet

__all__ = [
    "Application", "Call", "Declaration", "Deed", "Expert", "ExpertVersion", "Panel", "PanelResult", "Seat", "Sheet",
    "Version",
]  # fmt: skip
