"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.oversight.acts.analysing import (
    draft_analysis,
    refresh_analysis,
    reopen_analysis,
    settle_analysis,
    write_passage,
)
from jiju.rooms.oversight.acts.doing import accept_task, ask_longer, deliver_task, report_node
from jiju.rooms.oversight.acts.issuing import issue_task
from jiju.rooms.oversight.acts.judging import close_task, extend_task, keep_term, return_task
from jiju.rooms.oversight.acts.meeting import call_off_meeting, plan_meeting, record_meeting
from jiju.rooms.oversight.acts.moving import escalate, reassign_task, withdraw_task
from jiju.rooms.oversight.acts.reading import read_lights
from jiju.rooms.oversight.acts.refusals import (
    AgendaIsEmpty,
    AnalysisIsThere,
    DayIsNotThere,
    DecisionIsIncomplete,
    DoersDoNotClose,
    HoldsNoPost,
    IsAMember,
    LongerIsAsked,
    NobodyWasThere,
    NoSuchStep,
    NothingIsAnother,
    NothingIsOverdue,
    NothingToTell,
    NotYourPart,
    NumbersAreNotComputed,
    StepsStandOpen,
    TermDoesNotFit,
    TextHasMoved,
    TextIsTooLong,
    UnitIsGone,
    UnitIsOutOfReach,
    WordsAreMissing,
    WroteIt,
)
from jiju.rooms.oversight.acts.serving import enter_roster, leave_roster

__all__ = [
    "AgendaIsEmpty", "AnalysisIsThere", "DayIsNotThere", "DecisionIsIncomplete", "DoersDoNotClose", "HoldsNoPost",
    "IsAMember", "LongerIsAsked", "NoSuchStep", "NobodyWasThere", "NotYourPart", "NothingIsAnother",
    "NothingIsOverdue", "NothingToTell", "NumbersAreNotComputed", "StepsStandOpen", "TermDoesNotFit",
    "TextHasMoved", "TextIsTooLong", "UnitIsGone", "UnitIsOutOfReach", "WordsAreMissing", "WroteIt", "accept_task",
    "ask_longer", "call_off_meeting", "close_task", "deliver_task", "draft_analysis", "enter_roster", "escalate",
    "extend_task", "issue_task", "keep_term", "leave_roster", "plan_meeting", "read_lights", "reassign_task",
    "record_meeting", "refresh_analysis", "reopen_analysis", "report_node", "return_task", "settle_analysis",
    "withdraw_task", "write_passage",
]  # fmt: skip
