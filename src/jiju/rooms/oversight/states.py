"""The states of tasks, of what is asked of them, and of meetings, and their moves."""

from __future__ import annotations

from jiju.core.words import word
from jiju.engines.states import Table

DOING = ("issued", "accepted", "returned")  # the doers have to act
OPEN = (*DOING, "delivered")
TASKS = Table(
    {
        "issued": word("issued, to be accepted"),
        "accepted": word("in hand"),
        "delivered": word("delivered, to be closed"),
        "returned": word("returned to the doers"),
        "closed": word("closed"),
        "withdrawn": word("revoked"),
    },
    start="issued",
    moves={
        "amend_task": (("issued",), ""),
        "accept_task": (("issued",), "accepted"),
        "report_node": (("accepted", "returned"), ""),
        "deliver_task": (("accepted", "returned"), "delivered"),
        "return_task": (("delivered",), "returned"),
        "close_task": (("delivered",), "closed"),
        "ask_longer": (DOING, ""),
        "withdraw_task": (OPEN, "withdrawn"),
        "reassign_task": (OPEN, "issued"),
        "escalate": (DOING, ""),
        "press_issuer": (("delivered",), ""),
        "follow_task": (OPEN, ""),  # to be accepted again, when another unit leads
    },
)
UNDER_WAY = ("raised", "acknowledged", "assigned", "snoozed")  # of an alert: somebody has still to say what it was
ALERTS = Table(
    {
        "raised": word("alert raised"),
        "acknowledged": word("alert acknowledged"),
        "assigned": word("alert assigned"),
        "snoozed": word("alert put off"),
        "closed": word("alert closed"),
        "gone": word("nothing is found any more"),
    },
    start="raised",
    moves={
        "acknowledge_alert": (("raised",), "acknowledged"),
        "assign_alert": (("raised", "acknowledged", "assigned"), "assigned"),
        "snooze_alert": (("raised", "acknowledged", "assigned"), "snoozed"),
        "wake_alert": (("snoozed",), "raised"),
        "answer_alert": (UNDER_WAY, ""),
        "release_alert": (UNDER_WAY, ""),  # to be raised again, when the unit is gone as well
        "follow_alert": (UNDER_WAY, ""),  # to be raised again, when other offices are responsible
        "close_alert": (UNDER_WAY, "closed"),
        "read_alerts": ((*UNDER_WAY, "closed", "gone"), "gone"),  # or raised again, when it is found once more
    },
)
POSTPONEMENTS = Table(
    {"asked": word("asked"), "granted": word("later term granted"), "declined": word("later term not granted")},
    start="asked",
    moves={"extend_task": (("asked",), "granted"), "keep_term": (("asked",), "declined")},
)
MEETINGS = Table(
    {"planned": word("meeting planned"), "recorded": word("held and recorded"), "called_off": word("called off")},
    start="planned",
    moves={"record_meeting": (("planned",), "recorded"), "call_off_meeting": (("planned",), "called_off")},
)
ROSTER = Table(
    {"serving": word("serving"), "left": word("left")},
    start="serving",
    moves={"leave_roster": (("serving",), "left")},
)
ANALYSES = Table(
    {"drafting": word("being drafted"), "settled": word("text settled")},
    start="drafting",
    moves={
        "write_passage": (("drafting",), ""),
        "refresh_analysis": (("drafting",), ""),
        "settle_analysis": (("drafting",), "settled"),
        "reopen_analysis": (("settled",), "drafting"),
    },
)
PROOFS = Table(
    {
        "offered": word("waits for the province"),
        "accepted": word("proof accepted"),
        "refused": word("proof refused"),
    },
    start="offered",
    moves={"accept_proof": (("offered",), "accepted"), "refuse_proof": (("offered",), "refused")},
)
JUDGEMENTS = Table(
    {
        "given": word("judged: met, to be confirmed"),
        "standing": word("judgement stands"),
        "contested": word("not confirmed"),
    },
    start="given",
    moves={"confirm_judgement": (("given",), "standing"), "contest_judgement": (("given",), "contested")},
)
ISSUES = Table(
    {
        "raised": word("raised, nobody answers for it"),
        "owned": word("somebody answers for it"),
        "answered": word("answered, to be judged"),
        "closed": word("settled"),
    },
    start="raised",
    moves={
        "own_issue": (("raised", "owned", "answered"), "owned"),
        "answer_issue": (("owned", "answered"), "answered"),
        "close_issue": (("answered",), "closed"),
        "reopen_issue": (("closed",), "owned"),
        "follow_issue": (("raised", "owned", "answered"), ""),
    },
)
