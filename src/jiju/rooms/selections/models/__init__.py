"""Records of the room: calls and applications, what is decided on them, and titles won, kept and lost."""

from jiju.rooms.selections.models.calls import Application, Call, Deed, Version
from jiju.rooms.selections.models.deciding import CallDecision, Notice, Objection
from jiju.rooms.selections.models.experts import Expert, ExpertImport, ExpertVersion
from jiju.rooms.selections.models.panels import Declaration, Panel, PanelResult, Seat, Sheet
from jiju.rooms.selections.models.proving import Exhibit, Recommendation, SiteVisit
from jiju.rooms.selections.models.questions import TitleQuestion
from jiju.rooms.selections.models.titles import LibraryCheck, ReserveCandidate, SupportRecord, Title

__all__ = [
    "Application", "Call", "CallDecision", "Declaration", "Deed", "Exhibit", "Expert", "ExpertImport",
    "ExpertVersion", "LibraryCheck", "Notice", "Objection", "Panel", "PanelResult", "Recommendation",
    "ReserveCandidate", "Seat", "Sheet", "SiteVisit", "SupportRecord", "Title", "TitleQuestion", "Version",
]  # fmt: skip
