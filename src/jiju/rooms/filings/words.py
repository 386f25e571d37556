"""The sentences of the room that stand in more than one place."""

from __future__ import annotations

from jiju.core.words import Word, word

VERBS: dict[str, Word] = {
    "fill_in": word("Fill in"),
    "take_workbook": word("Take in Excel"),
    "explain": word("Explain"),
    "certify": word("Sign and hand on"),
    "endorse": word("Sign and submit"),
    "pass_zone": word("Pass to the county"),
    "pass_county": word("Pass to the city"),
    "pass_city": word("Pass to the province"),
    "accept": word("Accept"),
    "hand_back": word("Hand back"),
    "raise_query": word("Raise a query"),
    "answer_query": word("Answer"),
    "close_query": word("Close the query"),
    "ask_waiver": word("Ask for a waiver"),
    "grant_waiver": word("Grant the waiver"),
    "refuse_waiver": word("Refuse the waiver"),
    "ask_extension": word("Ask for an extension"),
    "order_revision": word("Revise accepted figures"),
    "approve_revision": word("Approve the revision"),
    "refuse_revision": word("Refuse the revision"),
}
STEPS: dict[str, Word] = {
    "fill_in": word("Fill in and check"),
    "certify": word("Statistician signs"),
    "endorse": word("Head signs"),
    "pass_zone": word("Zone review"),
    "pass_county": word("County review"),
    "pass_city": word("City review"),
    "accept": word("Acceptance"),
}
DONE: dict[str, Word] = {
    "filings.start": word("opened the form"),
    "filings.fill_in": word("saved the form"),
    "filings.take_workbook": word("took in a workbook"),
    "filings.take_roll": word("filled the draft from the zone's workbook, to be checked and signed by the enterprise"),
    "filings.explain": word("explained a finding"),
    "filings.certify": word("signed as statistician in charge"),
    "filings.endorse": word("signed as head of the unit and submitted"),
    "filings.pass_zone": word("passed it for the zone"),
    "filings.pass_county": word("passed it for the county"),
    "filings.pass_city": word("passed it for the city"),
    "filings.accept": word("accepted it"),
    "filings.pass_clean": word("passed it together with other clean ones"),
    "filings.hand_back": word("handed it back: {reason}"),
    "filings.raise_query": word("raised a query"),
    "filings.answer_query": word("answered a query"),
    "filings.close_query": word("closed a query"),
    "filings.ask_waiver": word("asked for a waiver: {reason}"),
    "filings.grant_waiver": word("granted a waiver"),
    "filings.refuse_waiver": word("refused a waiver"),
    "filings.order_revision": word("ordered a revision: {reason}"),
    "filings.approve_revision": word("approved a revision"),
    "filings.refuse_revision": word("refused a revision"),
}
# The signature lines of a form: the verb that signs it, its name, and what the printed form calls it.
LINES: dict[str, tuple[str, Word, str]] = {
    "filler": ("", word("Filled in by"), "填表人"),
    "statistician": ("certify", word("Statistician in charge"), "统计负责人"),
    "head": ("endorse", word("Head of the unit"), "单位负责人"),
}
# What is answered for by a signature or an acceptance has a receipt.
RECEIPTED = frozenset({
    "filings.certify", "filings.endorse", "filings.accept", "filings.approve_revision", "filings.pass_clean",
    "filings.take_workbook", "filings.take_roll",
})  # fmt: skip
PURPOSES: dict[str, Word] = {
    "statistics": word("statistics"),
    "assessment": word("assessment"),
    "supervision": word("supervision"),
    "award": word("awards"),
    "publication": word("publication"),
}
NOT_STARTED = word("not started")
