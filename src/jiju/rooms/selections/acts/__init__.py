"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.selections.acts.deciding import decide_call, take_decision_back
from jiju.rooms.selections.acts.issuing import hang_plaque, issue_batch
from jiju.rooms.selections.acts.notice_refusals import (
    AmountDoesNotFit,
    BanStillRuns,
    BatchIsTaken,
    DecidedElsewhere,
    EvidenceIsMissing,
    HoldsItAlready,
    LinesAreMissing,
    MoreThanAllowed,
    NameIsNeeded,
    NoCheckSaysSo,
    NothingIsChosen,
    NotInTheCall,
    NotInTheLibrary,
    NotThisOffice,
    ObjectionsStandOpen,
    OrderWithoutReason,
    ProcedureIsNeeded,
    StillBehind,
    TitleIsOver,
)
from jiju.rooms.selections.acts.noticing import publish_notice
from jiju.rooms.selections.acts.objecting import dismiss_objection, raise_objection, uphold_objection
from jiju.rooms.selections.acts.removals import open_removal
from jiju.rooms.selections.acts.reserves import decline_reserve, enter_reserve, propose_reserve
from jiju.rooms.selections.acts.titles import adopt_titles, check_title, end_title, record_support

__all__ = [
    "AmountDoesNotFit", "BanStillRuns", "BatchIsTaken", "DecidedElsewhere", "EvidenceIsMissing", "HoldsItAlready",
    "LinesAreMissing", "MoreThanAllowed", "NameIsNeeded", "NoCheckSaysSo", "NotInTheCall", "NotInTheLibrary",
    "NotThisOffice", "NothingIsChosen", "ObjectionsStandOpen", "OrderWithoutReason", "ProcedureIsNeeded",
    "StillBehind", "TitleIsOver", "adopt_titles", "check_title", "decide_call", "decline_reserve",
    "dismiss_objection", "end_title", "enter_reserve", "hang_plaque", "issue_batch", "open_removal",
    "propose_reserve", "publish_notice", "raise_objection", "record_support", "take_decision_back",
    "uphold_objection",
]  # fmt: skip
