"""Acts of the room: forms and windows, reporting, review."""

from jiju.rooms.filings.acts.announcing import announce
from jiju.rooms.filings.acts.asking import answer_query, close_query, raise_query
from jiju.rooms.filings.acts.clean import pass_clean
from jiju.rooms.filings.acts.closing import ask_reopening, close_period, reopen_period
from jiju.rooms.filings.acts.consulting import consult
from jiju.rooms.filings.acts.counting import count_violations
from jiju.rooms.filings.acts.extending import ask_extension, grant_extension, refuse_extension
from jiju.rooms.filings.acts.linking import issue_link, open_link, withdraw_link
from jiju.rooms.filings.acts.messages import deliver, read_messages
from jiju.rooms.filings.acts.opening import adopt_forms, bring_in, open_period, refuse_changed_forms
from jiju.rooms.filings.acts.refusals import (
    AlreadyAsked,
    AlreadyReported,
    AlreadyTaken,
    AmountIsImpossible,
    ChangedMeanwhile,
    DayHasNotCome,
    DayHasPassed,
    ExtensionIsTooLong,
    FindingsStandOpen,
    ForeignUnit,
    FormHasExpired,
    LinkIsDead,
    NobodyReports,
    NothingChanges,
    NothingWasChecked,
    NotInWindow,
    NotYourQuery,
    NotYourVisit,
    PeriodIsClosed,
    PeriodStillRuns,
    QueriesStandOpen,
    ReasonIsMissing,
    RuleIsDecided,
    SamePerson,
    StepIsNotInTheChain,
    UnitsAreForeign,
    VisitLiesAhead,
    VisitNeedsTwo,
    WaiverExpiry,
    WorkbookDoesNotRead,
    WrongForm,
    WrongPeriod,
)
from jiju.rooms.filings.acts.reminding import remind
from jiju.rooms.filings.acts.reporting import explain, fill_in, start, take_workbook
from jiju.rooms.filings.acts.reviewing import accept, hand_back, pass_city, pass_county, pass_zone
from jiju.rooms.filings.acts.revising import approve_revision, order_revision, refuse_revision
from jiju.rooms.filings.acts.rolling import take_roll
from jiju.rooms.filings.acts.ruling import draft_rule, draft_rules, switch_rule_off, switch_rule_on
from jiju.rooms.filings.acts.signing import certify, endorse
from jiju.rooms.filings.acts.stating import state_total
from jiju.rooms.filings.acts.visiting import close_visit, record_visit
from jiju.rooms.filings.acts.waiving import ask_waiver, grant_waiver, refuse_waiver

__all__ = [
    "announce",
    "DayHasNotCome", "deliver", "read_messages", "remind",
    "PeriodIsClosed", "PeriodStillRuns", "ask_reopening", "close_period", "reopen_period",
    "ExtensionIsTooLong", "ask_extension", "grant_extension", "refuse_extension",
    "NotYourVisit", "NothingWasChecked", "VisitLiesAhead", "VisitNeedsTwo", "close_visit", "record_visit",
    "AmountIsImpossible", "count_violations", "refuse_changed_forms",
    "consult", "state_total",
    "DayHasPassed", "NotYourQuery", "NothingChanges", "QueriesStandOpen", "answer_query", "approve_revision",
    "close_query", "order_revision", "pass_clean", "raise_query", "refuse_revision",
    "AlreadyAsked", "RuleIsDecided", "WaiverExpiry", "ask_waiver", "draft_rule",
    "draft_rules", "grant_waiver", "refuse_waiver",
    "switch_rule_off", "switch_rule_on",
    "LinkIsDead", "NobodyReports", "issue_link", "open_link", "withdraw_link",
    "AlreadyReported", "AlreadyTaken", "ChangedMeanwhile", "FindingsStandOpen", "ForeignUnit", "FormHasExpired",
    "NotInWindow", "ReasonIsMissing", "SamePerson", "StepIsNotInTheChain", "WorkbookDoesNotRead", "WrongForm",
    "UnitsAreForeign", "WrongPeriod", "accept", "adopt_forms", "bring_in", "certify", "endorse", "explain", "fill_in",
    "hand_back", "open_period", "pass_city", "pass_county", "pass_zone", "start", "take_roll", "take_workbook",
]  # fmt: skip
