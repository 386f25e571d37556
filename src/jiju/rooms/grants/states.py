"""The states of grants, payments, recoveries and applications, and their moves."""

from __future__ import annotations

from jiju.core.words import word
from jiju.engines.states import Table

GRANTS = Table(
    {
        "proposed": word("proposed, to be reviewed"),
        "reviewed": word("reviewed, to be approved"),
        "countersigned": word("countersigned, to be approved"),
        "approved": word("approved, to be paid"),
        "paid": word("paid, in use"),
        "used": word("use reported, to be accepted"),
        "accepted": word("accepted"),
        "declined": word("declined, nothing paid"),
    },
    start="proposed",
    moves={
        "correct_grant": (("proposed", "reviewed", "countersigned", "approved"), "proposed"),
        "review_grant": (("proposed",), "reviewed"),
        "countersign_grant": (("reviewed",), "countersigned"),
        "approve_grant": (("reviewed", "countersigned"), "approved"),
        "decline_grant": (("proposed", "reviewed", "countersigned", "approved"), "declined"),
        "plan_payment": (("approved", "paid"), ""),
        "report_use": (("paid", "used"), "used"),
        "hand_back_use": (("used",), "paid"),
        "accept_grant": (("used",), "accepted"),
        "propose_recovery": (("paid", "used", "accepted"), ""),
    },
)
PAYMENTS = Table(
    {
        "planned": word("planned"),
        "paid": word("paid"),
        "dropped": word("taken out of the plan"),
        "reversed": word("reversed, the money came back"),
    },
    start="planned",
    moves={
        "pay": (("planned",), "paid"),
        "drop_payment": (("planned",), "dropped"),
        "reverse_payment": (("paid",), "reversed"),
    },
)
RECOVERIES = Table(
    {
        "proposed": word("proposed, to be decided"),
        "ordered": word("ordered, money awaited"),
        "received": word("received in full"),
        "dropped": word("not asked back"),
    },
    start="proposed",
    moves={
        "order_recovery": (("proposed",), "ordered"),
        "drop_recovery": (("proposed",), "dropped"),
        "receive_recovery": (("ordered",), "received"),
        "reverse_receipt": (("ordered", "received"), "ordered"),
    },
)
APPLICATIONS = Table(
    {"applied": word("applied for"), "won": word("granted"), "lost": word("not granted")},
    start="applied",
    moves={"win_application": (("applied",), "won"), "lose_application": (("applied",), "lost")},
)
