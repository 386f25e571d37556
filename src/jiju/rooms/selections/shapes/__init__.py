"""Frozen values of the room."""

from jiju.rooms.selections.shapes.applications import (
    ApplicationLine,
    ApplicationShown,
    Content,
    DeedShown,
    ExhibitShown,
    MaterialShown,
    QuestionShown,
    VersionShown,
    VisitShown,
)
from jiju.rooms.selections.shapes.calls import CallLine, CallShown, CityShown, ListShown, StageShown
from jiju.rooms.selections.shapes.eligibility import SAID, STRICT, RuleLine

__all__ = [
    "SAID", "STRICT", "ApplicationLine", "ApplicationShown", "CallLine", "CallShown", "CityShown", "Content",
    "DeedShown", "ExhibitShown", "ListShown", "MaterialShown", "QuestionShown", "RuleLine", "StageShown",
    "VersionShown", "VisitShown",
]  # fmt: skip
