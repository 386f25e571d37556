"""Sentences of the room that a person reads: what sources, causes, accounts and steps are called."""

from __future__ import annotations

from jiju.core.words import Word, word

SOURCES: dict[str, Word] = {
    "provincial": word("provincial special fund"),
    "city": word("city fund"),
    "national": word("national funds"),
}
CAUSES: dict[str, Word] = {
    "unused": word("money left over"),
    "misused": word("money used for another purpose"),
    "falsehood": word("figures found false"),
    "removal": word("the title was removed"),
}
KINDS: dict[str, Word] = {
    "appropriation": word("appropriation"),
    "cut": word("cut"),
    "commitment": word("promised"),
    "release": word("promise released"),
    "payment": word("payment"),
    "payment_back": word("payment reversed"),
    "receipt": word("money received back"),
    "receipt_back": word("receipt reversed"),
}
OUTSIDE: dict[str, Word] = {  # a finding about a grant outside the reader's area tells how alike, and not to which
    "same-name": word("A zone outside your area has had the same name."),
    "same-payee": word("A zone outside your area was paid to the same credit code."),
    "same-tenants": word("Most enterprises were in a zone outside your area then."),
}
ACCOUNTS: dict[str, Word] = {
    "appropriated": word("appropriated"),
    "available": word("available"),
    "committed": word("promised, not paid"),
    "paid": word("paid out"),
    "recovered": word("got back"),
}
PARTS: dict[str, Word] = {
    "propose": word("proposed it"),
    "review": word("reviewed it"),
    "countersign": word("countersigned it"),
    "approve": word("approved it"),
    "pay": word("paid it"),
    "use": word("reported its use"),
    "accept": word("accepted its use"),
}
SIGNED: dict[str, Word] = {
    "review": word("Review"),
    "countersign": word("Countersignature"),
    "approve": word("Approval"),
}
VERBS: dict[str, Word] = {
    "propose_grant": word("Proposed"),
    "correct_grant": word("Corrected, to be reviewed again"),
    "review_grant": word("Reviewed"),
    "countersign_grant": word("Countersigned"),
    "approve_grant": word("Approved"),
    "decline_grant": word("Declined"),
    "plan_payment": word("Payment planned"),
    "drop_payment": word("Payment taken out of the plan"),
    "pay": word("Paid"),
    "reverse_payment": word("Payment reversed"),
    "report_use": word("Use reported"),
    "hand_back_use": word("Report handed back"),
    "accept_grant": word("Use accepted"),
    "propose_recovery": word("Recovery proposed"),
    "order_recovery": word("Recovery ordered"),
    "drop_recovery": word("Recovery dropped"),
    "receive_recovery": word("Money received back"),
    "reverse_receipt": word("Receipt reversed"),
}
