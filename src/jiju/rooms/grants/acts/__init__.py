"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.grants.acts.asking import typed
from jiju.rooms.grants.acts.budgets import enter_budget, lower_budget, raise_budget
from jiju.rooms.grants.acts.paying import drop_payment, pay, plan_payment, reverse_payment
from jiju.rooms.grants.acts.proposing import correct_grant, decline_grant, propose_grant
from jiju.rooms.grants.acts.recovering import (
    drop_recovery,
    order_recovery,
    propose_recovery,
    receive_recovery,
    reverse_receipt,
)
from jiju.rooms.grants.acts.refusals import (
    AlreadyHasAPart,
    AmountDoesNotFit,
    AwardedBefore,
    BudgetDoesNotFit,
    BudgetIsSpent,
    CapIsExceeded,
    DayIsWrong,
    ExplanationIsMissing,
    MoneyIsHeld,
    MoneyStandsOut,
    MoreThanIsOwed,
    NothingToRecover,
    NothingToRestOn,
    PayeeDoesNotFit,
    PurposesDoNotFit,
    ShownHasChanged,
    SignatureIsMissing,
    TextIsTooShort,
)
from jiju.rooms.grants.acts.registers import (
    correct_city_fund,
    enter_application,
    enter_city_fund,
    lose_application,
    win_application,
)
from jiju.rooms.grants.acts.reviewing import approve_grant, countersign_grant, review_grant
from jiju.rooms.grants.acts.using import accept_grant, hand_back_use, report_use

__all__ = [
    "AlreadyHasAPart", "AmountDoesNotFit", "AwardedBefore", "BudgetDoesNotFit", "BudgetIsSpent", "CapIsExceeded",
    "DayIsWrong", "ExplanationIsMissing", "MoneyIsHeld", "MoneyStandsOut", "MoreThanIsOwed", "NothingToRecover",
    "NothingToRestOn", "PayeeDoesNotFit", "PurposesDoNotFit", "ShownHasChanged", "SignatureIsMissing",
    "TextIsTooShort", "accept_grant", "approve_grant", "correct_city_fund", "correct_grant", "countersign_grant",
    "decline_grant", "drop_payment", "drop_recovery", "enter_application", "enter_budget", "enter_city_fund",
    "hand_back_use", "lose_application", "lower_budget", "order_recovery", "pay", "plan_payment", "propose_grant",
    "propose_recovery", "raise_budget", "receive_recovery", "report_use", "reverse_payment", "reverse_receipt",
    "review_grant", "typed", "win_application",
]  # fmt: skip
