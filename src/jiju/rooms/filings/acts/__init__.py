"""Acts of the room: forms and windows, reporting, review."""

from jiju.rooms.filings.acts.opening import adopt_forms, bring_in, open_period
from jiju.rooms.filings.acts.refusals import (
    AlreadyReported,
    AlreadyTaken,
    ChangedMeanwhile,
    FindingsStandOpen,
    ForeignUnit,
    FormHasExpired,
    NotInWindow,
    ReasonIsMissing,
    SamePerson,
    StepIsNotInTheChain,
    WorkbookDoesNotRead,
    WrongForm,
    WrongPeriod,
)
from jiju.rooms.filings.acts.reporting import explain, fill_in, start, take_workbook
from jiju.rooms.filings.acts.reviewing import accept, hand_back, pass_city, pass_county, pass_zone
from jiju.rooms.filings.acts.signing import certify, endorse

__all__ = [
    "AlreadyReported", "AlreadyTaken", "ChangedMeanwhile", "FindingsStandOpen", "ForeignUnit", "FormHasExpired",
    "NotInWindow", "ReasonIsMissing", "SamePerson", "StepIsNotInTheChain", "WorkbookDoesNotRead", "WrongForm",
    "WrongPeriod", "accept", "adopt_forms", "bring_in", "certify", "endorse", "explain", "fill_in", "hand_back",
    "open_period", "pass_city", "pass_county", "pass_zone", "start", "take_workbook",
]  # fmt: skip
