"""Frozen values of the room."""

from jiju.rooms.oversight.shapes.clauses import (
    Asked,
    ClauseFacts,
    ClauseLine,
    ClauseReading,
    ClauseShown,
    Evidence,
    Fact,
    Gap,
    JudgementShown,
    LightShown,
    NextStep,
    NotBuilt,
    OwnerShown,
    Proofs,
    ProofShown,
)
from jiju.rooms.oversight.shapes.cockpits import Cockpit, TargetLine, ZonePoint
from jiju.rooms.oversight.shapes.meetings import (
    AgendaItem,
    MeetingHeld,
    MeetingShown,
    MemberShown,
    ResolutionShown,
    Resolved,
    RosterShown,
)
from jiju.rooms.oversight.shapes.quarterly import (
    AnalysisLine,
    AnalysisShown,
    Chart,
    Cited,
    Grid,
    Head,
    Mark,
    Passage,
    PassageShown,
    Source,
)
from jiju.rooms.oversight.shapes.tasks import (
    AskedOf,
    DeliveryShown,
    DueEscalation,
    EscalationShown,
    LoadLine,
    NodeShown,
    NodeWanted,
    Origin,
    PartyShown,
    PostponementShown,
    Revised,
    TaskFacts,
    TaskLine,
    TaskShown,
    UnitPlaced,
)

__all__ = [
    "AgendaItem", "AnalysisLine", "AnalysisShown", "Asked", "AskedOf", "Chart", "Cited", "ClauseFacts",
    "ClauseLine", "ClauseReading", "ClauseShown", "Cockpit", "DeliveryShown", "DueEscalation", "EscalationShown",
    "Evidence", "Fact", "Gap", "Grid", "Head", "JudgementShown", "LightShown", "LoadLine", "Mark", "MeetingHeld",
    "MeetingShown", "MemberShown", "NextStep", "NodeShown", "NodeWanted", "NotBuilt", "Origin", "OwnerShown",
    "PartyShown", "Passage", "PassageShown", "PostponementShown", "ProofShown", "Proofs", "ResolutionShown",
    "Resolved", "Revised", "RosterShown", "Source", "TargetLine", "TaskFacts", "TaskLine", "TaskShown",
    "UnitPlaced", "ZonePoint",
]  # fmt: skip
