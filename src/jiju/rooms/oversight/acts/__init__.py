"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.oversight.acts.alert_reading import read_alerts, replay_alerts, tell_alerts, wake_alert
from jiju.rooms.oversight.acts.alert_refusals import (
    NoSuchReason,
    NothingIsTold,
    OwnerIsThere,
    PutOffEnough,
    ReportedUnitsDoNotClose,
    StillPutOff,
)
from jiju.rooms.oversight.acts.alert_releasing import release_alert
from jiju.rooms.oversight.acts.alert_steps import (
    acknowledge_alert,
    answer_alert,
    assign_alert,
    close_alert,
    snooze_alert,
)
from jiju.rooms.oversight.acts.amending import amend_task
from jiju.rooms.oversight.acts.analysing import (
    draft_analysis,
    refresh_analysis,
    reopen_analysis,
    settle_analysis,
    write_passage,
)
from jiju.rooms.oversight.acts.asking_topics import ask_topics
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
from jiju.rooms.oversight.acts.following import follow_alert, follow_issue, follow_task
from jiju.rooms.oversight.acts.issuing import issue_task
from jiju.rooms.oversight.acts.judging import close_task, extend_task, keep_term, return_task
from jiju.rooms.oversight.acts.keeping_views import delete_view, keep_view, rename_view, save_view, share_view
from jiju.rooms.oversight.acts.looking_ahead import look_ahead
from jiju.rooms.oversight.acts.meeting import call_off_meeting, plan_meeting, record_meeting
from jiju.rooms.oversight.acts.moving import escalate, press_issuer, reassign_task, withdraw_task
from jiju.rooms.oversight.acts.naming import name_owner
from jiju.rooms.oversight.acts.proving import accept_proof, prove_clause, refuse_proof
from jiju.rooms.oversight.acts.raising import answer_issue, close_issue, own_issue, raise_issue, reopen_issue
from jiju.rooms.oversight.acts.reading import read_lights
from jiju.rooms.oversight.acts.refusals import (
    AddressIsOutside,
    AgendaIsEmpty,
    AnalysisIsThere,
    AnswerersDoNotSettle,
    DayIsNotThere,
    DecisionIsIncomplete,
    DoersDoNotClose,
    HoldsNoPost,
    IsAMember,
    IssueIsRaised,
    LongerIsAsked,
    NameIsTaken,
    NobodyWasThere,
    NoSuchStep,
    NoSuchTopic,
    NothingIsAnother,
    NothingIsMissing,
    NothingIsOverdue,
    NothingToTell,
    NotYourIssue,
    NotYourPart,
    NotYourView,
    NumbersAreNotComputed,
    StepsStandOpen,
    SupervisesItself,
    TermDoesNotFit,
    TextHasMoved,
    TextIsTooLong,
    TooManyViews,
    UnitIsGone,
    UnitIsOutOfReach,
    WordsAreMissing,
    WordsAreTooMany,
    WroteIt,
    ZoneHasLeft,
    ZoneIsWhereItWas,
)
from jiju.rooms.oversight.acts.serving import enter_roster, leave_roster

__all__ = [
    "AddressIsOutside", "AgendaIsEmpty", "AnalysisIsThere", "AnotherDecides", "AnswerersDoNotSettle",
    "DayIsNotThere", "DaysDoNotFit", "DecisionIsIncomplete", "DoersDoNotClose", "FileIsMissing", "HoldsNoPost",
    "IsAMember", "IssueIsRaised", "JudgementWaits", "LongerIsAsked", "NameIsTaken", "NoProofIsWanted",
    "NoSuchReason", "NoSuchStep", "NoSuchTopic", "NobodyIsAsked", "NobodyWasThere", "NotGeneric", "NotTheJudge",
    "NotYourIssue", "NotYourPart", "NotYourView", "NothingIsAnother", "NothingIsMissing", "NothingIsOverdue",
    "NothingIsTold", "NothingToTell", "NumbersAreNotComputed", "OwnerIsThere", "OwnsNothingHere", "ProofWaits",
    "ProversDoNotJudge", "PutOffEnough", "ReportedUnitsDoNotClose", "StepsStandOpen", "StillPutOff",
    "SupervisesItself", "TermDoesNotFit", "TextHasMoved", "TextIsTooLong", "TooManyViews", "UnitIsGone",
    "UnitIsOutOfReach", "WordsAreMissing", "WordsAreTooMany", "WroteIt", "ZoneHasLeft", "ZoneIsWhereItWas",
    "accept_proof", "accept_task", "acknowledge_alert", "amend_task", "answer_alert", "answer_issue", "ask_longer",
    "ask_topics", "assign_alert", "call_off_meeting", "close_alert", "close_issue", "close_task",
    "confirm_judgement", "contest_judgement", "delete_view", "deliver_task", "draft_analysis", "enter_roster",
    "escalate", "extend_task", "follow_alert", "follow_issue", "follow_task", "issue_task", "judge_clause",
    "keep_term", "keep_view", "leave_roster", "look_ahead", "name_owner", "own_issue", "plan_meeting",
    "press_issuer", "prove_clause", "raise_issue", "read_alerts", "read_clauses", "read_lights", "reassign_task",
    "record_meeting", "refresh_analysis", "refuse_proof", "release_alert", "rename_view", "reopen_analysis",
    "reopen_issue", "replay_alerts", "report_node", "return_task", "save_view", "settle_analysis", "share_view",
    "snooze_alert", "tell_alerts", "wake_alert", "withdraw_task", "write_passage",
]  # fmt: skip
