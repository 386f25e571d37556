"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.oversight.acts.doing import accept_task, ask_longer, deliver_task, report_node
from jiju.rooms.oversight.acts.issuing import issue_task
from jiju.rooms.oversight.acts.judging import close_task, extend_task, keep_term, return_task
from jiju.rooms.oversight.acts.keeping_views import delete_view, keep_view, rename_view, save_view, share_view
from jiju.rooms.oversight.acts.meeting import call_off_meeting, plan_meeting, record_meeting
from jiju.rooms.oversight.acts.moving import escalate, reassign_task, withdraw_task
from jiju.rooms.oversight.acts.reading import read_lights
from jiju.rooms.oversight.acts.refusals import (
    AddressIsOutside,
    AgendaIsEmpty,
    DayIsNotThere,
    DecisionIsIncomplete,
    DoersDoNotClose,
    HoldsNoPost,
    IsAMember,
    LongerIsAsked,
    NameIsTaken,
    NobodyWasThere,
    NoSuchStep,
    NothingIsAnother,
    NothingIsOverdue,
    NotYourPart,
    NotYourView,
    StepsStandOpen,
    TermDoesNotFit,
    TooManyViews,
    UnitIsGone,
    UnitIsOutOfReach,
    WordsAreMissing,
)
from jiju.rooms.oversight.acts.serving import enter_roster, leave_roster

__all__ = [
    "AgendaIsEmpty", "DayIsNotThere", "DecisionIsIncomplete", "DoersDoNotClose", "HoldsNoPost", "IsAMember",
    "LongerIsAsked", "NoSuchStep", "NobodyWasThere", "NotYourPart", "NothingIsAnother", "NothingIsOverdue",
    "StepsStandOpen", "TermDoesNotFit", "UnitIsGone", "UnitIsOutOfReach", "WordsAreMissing", "accept_task",
    "ask_longer", "call_off_meeting", "close_task", "deliver_task", "enter_roster", "escalate", "extend_task",
    "issue_task", "keep_term", "leave_roster", "plan_meeting", "read_lights", "reassign_task", "record_meeting",
    "report_node", "return_task", "withdraw_task",
    "AddressIsOutside", "NameIsTaken", "NotYourView", "TooManyViews", "delete_view", "keep_view", "rename_view",
    "save_view", "share_view",
]  # fmt: skip
