"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.oversight.acts.analysing import (
    draft_analysis,
    refresh_analysis,
    reopen_analysis,
    settle_analysis,
    write_passage,
)
from jiju.rooms.oversight.acts.clause_refusals import (
    AnotherDecides,
    DaysDoNotFit,
    FileIsMissing,
    JudgementWaits,
    NobodyIsAsked,
    NoProofIsWanted,
    NotGeneric,
    NotTheJudge,
    OwnsNothingHere,
    ProofWaits,
    ProversDoNotJudge,
)
from jiju.rooms.oversight.acts.clauses import read_clauses
from jiju.rooms.oversight.acts.doing import accept_task, ask_longer, deliver_task, report_node
from jiju.rooms.oversight.acts.finding import confirm_judgement, contest_judgement, judge_clause
from jiju.rooms.oversight.acts.issuing import issue_task
from jiju.rooms.oversight.acts.judging import close_task, extend_task, keep_term, return_task
from jiju.rooms.oversight.acts.looking_ahead import look_ahead
from jiju.rooms.oversight.acts.meeting import call_off_meeting, plan_meeting, record_meeting
from jiju.rooms.oversight.acts.moving import escalate, reassign_task, withdraw_task
from jiju.rooms.oversight.acts.naming import name_owner
from jiju.rooms.oversight.acts.proving import accept_proof, prove_clause, refuse_proof
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
    "AgendaIsEmpty", "AnalysisIsThere", "AnotherDecides", "DayIsNotThere", "DaysDoNotFit", "DecisionIsIncomplete",
    "DoersDoNotClose", "FileIsMissing", "HoldsNoPost", "IsAMember", "JudgementWaits", "LongerIsAsked",
    "NoProofIsWanted", "NoSuchStep", "NobodyIsAsked", "NobodyWasThere", "NotGeneric", "NotTheJudge", "NotYourPart",
    "NothingIsAnother", "NothingIsOverdue", "NothingToTell", "NumbersAreNotComputed", "OwnsNothingHere",
    "ProofWaits", "ProversDoNotJudge", "StepsStandOpen", "TermDoesNotFit", "TextHasMoved", "TextIsTooLong",
    "UnitIsGone", "UnitIsOutOfReach", "WordsAreMissing", "WroteIt", "accept_proof", "accept_task", "ask_longer",
    "call_off_meeting", "close_task", "confirm_judgement", "contest_judgement", "deliver_task", "draft_analysis",
    "enter_roster", "escalate", "extend_task", "issue_task", "judge_clause", "keep_term", "leave_roster",
    "look_ahead", "name_owner", "plan_meeting", "prove_clause", "read_clauses", "read_lights", "reassign_task",
    "record_meeting", "refresh_analysis", "refuse_proof", "reopen_analysis", "report_node", "return_task",
    "settle_analysis", "withdraw_task", "write_passage",
]  # fmt: skip
