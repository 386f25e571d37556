"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.oversight.acts.amending import amend_task
from jiju.rooms.oversight.acts.asking_topics import ask_topics
from jiju.rooms.oversight.acts.doing import accept_task, ask_longer, deliver_task, report_node
from jiju.rooms.oversight.acts.issuing import issue_task
from jiju.rooms.oversight.acts.judging import close_task, extend_task, keep_term, return_task
from jiju.rooms.oversight.acts.meeting import call_off_meeting, plan_meeting, record_meeting
from jiju.rooms.oversight.acts.moving import escalate, reassign_task, withdraw_task
from jiju.rooms.oversight.acts.raising import answer_issue, close_issue, own_issue, raise_issue, reopen_issue
from jiju.rooms.oversight.acts.reading import read_lights
from jiju.rooms.oversight.acts.refusals import (
    AgendaIsEmpty,
    AnswerersDoNotSettle,
    DayIsNotThere,
    DecisionIsIncomplete,
    DoersDoNotClose,
    HoldsNoPost,
    IsAMember,
    IssueIsRaised,
    LongerIsAsked,
    NobodyWasThere,
    NoSuchStep,
    NoSuchTopic,
    NothingIsAnother,
    NothingIsMissing,
    NothingIsOverdue,
    NotYourIssue,
    NotYourPart,
    StepsStandOpen,
    TermDoesNotFit,
    UnitIsGone,
    UnitIsOutOfReach,
    WordsAreMissing,
    ZoneHasLeft,
)
from jiju.rooms.oversight.acts.serving import enter_roster, leave_roster

__all__ = [
    "AgendaIsEmpty", "AnswerersDoNotSettle", "DayIsNotThere", "DecisionIsIncomplete", "DoersDoNotClose",
    "HoldsNoPost", "IsAMember", "IssueIsRaised", "LongerIsAsked", "NoSuchStep", "NoSuchTopic", "NobodyWasThere",
    "NotYourIssue", "NotYourPart", "NothingIsAnother", "NothingIsMissing", "NothingIsOverdue", "StepsStandOpen",
    "TermDoesNotFit", "UnitIsGone", "UnitIsOutOfReach", "WordsAreMissing", "ZoneHasLeft", "accept_task", "amend_task",
    "answer_issue", "ask_longer", "ask_topics", "call_off_meeting", "close_issue", "close_task", "deliver_task",
    "enter_roster", "escalate", "extend_task", "issue_task", "keep_term", "leave_roster", "own_issue", "plan_meeting",
    "raise_issue", "read_lights", "reassign_task", "record_meeting", "reopen_issue", "report_node", "return_task",
    "withdraw_task",
]  # fmt: skip
