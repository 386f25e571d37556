"""What each action of the ledger is called by those who read it."""

from __future__ import annotations

from typing import Any

from jiju.core.words import Word, word

DEEDS: dict[str, Word] = {
    "people.sign_in": word("signed in"),
    "people.found": word("founded units"),
    "people.engage": word("engaged persons"),
    "people.hand_over": word("handed a post over"),
    "people.write_address": word("wrote a mail address down"),
    "people.appoint_deputy": word("appointed a deputy"),
    "people.record_training": word("recorded a training"),
    "people.add_second_factor": word("set up a second factor"),
    "people.drop_second_factor": word("gave up a second factor"),
    "people.reset_second_factor": word("lifted somebody's second factor"),
    "people.mark_demonstration": word("marked the store as a demonstration"),
    "programmes.load": word("loaded the plan"),
    "registry.adopt_divisions": word("adopted divisions"),
    "registry.establish": word("established zones"),
    "registry.revise": word("revised a zone"),
    "registry.enter": word("entered enterprises"),
    "registry.take_roster": word("took in a zone's own list of enterprises"),
    "registry.admit": word("took an enterprise in"),
    "registry.leave": word("ended a tenancy"),
    "filings.adopt_forms": word("adopted forms"),
    "filings.open_period": word("opened a reporting period"),
    "filings.start": word("started a filing"),
    "filings.fill_in": word("filled a filing in"),
    "filings.take_workbook": word("took in a workbook"),
    "filings.take_roll": word("took in a workbook of a zone's enterprises"),
    "filings.explain": word("explained a finding"),
    "filings.issue_link": word("issued a link"),
    "filings.withdraw_link": word("withdrew a link"),
    "filings.open_link": word("opened a link"),
    "filings.draft_rule": word("drafted a rule"),
    "filings.draft_rules": word("drafted a set of rules"),
    "filings.switch_rule_on": word("switched a rule on"),
    "filings.switch_rule_off": word("switched a rule off"),
    "filings.ask_waiver": word("asked for a waiver"),
    "filings.grant_waiver": word("granted a waiver"),
    "filings.refuse_waiver": word("refused a waiver"),
    "filings.close_period": word("closed a reporting period"),
    "filings.ask_reopening": word("asked to open a closed period again"),
    "filings.reopen_period": word("opened a closed period again"),
    "filings.remind": word("reminded units that have not sent"),
    "filings.deliver": word("handed a mail to the mail server"),
    "filings.read_messages": word("read messages"),
    "filings.ask_extension": word("asked for an extension"),
    "filings.grant_extension": word("granted an extension"),
    "filings.refuse_extension": word("refused an extension"),
    "filings.raise_query": word("raised a query"),
    "filings.answer_query": word("answered a query"),
    "filings.close_query": word("closed a query"),
    "filings.pass_clean": word("passed clean filings"),
    "filings.order_revision": word("ordered a revision"),
    "filings.approve_revision": word("approved a revision"),
    "filings.refuse_revision": word("refused a revision"),
    "filings.count_violations": word("counted violations of rules"),
    "filings.record_visit": word("recorded a visit"),
    "filings.close_visit": word("closed a visit"),
    "filings.certify": word("certified a filing"),
    "filings.endorse": word("endorsed and submitted a filing"),
    "filings.pass_zone": word("passed a filing for the zone"),
    "filings.pass_county": word("passed a filing for the county"),
    "filings.pass_city": word("passed a filing for the city"),
    "filings.accept": word("accepted a filing"),
    "filings.hand_back": word("handed a filing back"),
    "filings.bring_in": word("brought in accepted filings"),
    "figures.take_in": word("took figures into the totals"),
    "evaluations.adopt_schemes": word("adopted schemes"),
    "evaluations.rank": word("ranked the zones"),
    "files.clear_attachment": word("let a file be opened"),
    "files.refuse_attachment": word("shut a file that the scanner refused"),
    "evaluations.open_round": word("opened a round"),
    "evaluations.give_up_round": word("gave a round up"),
    "evaluations.assess_self": word("saved a self-assessment"),
    "evaluations.exempt": word("exempted a unit from a round"),
    "evaluations.assign": word("assigned an expert"),
    "evaluations.give_mark": word("judged an item"),
    "evaluations.comment": word("commented on a unit"),
    "evaluations.raise_veto": word("raised a veto"),
    "evaluations.confirm_veto": word("confirmed a veto"),
    "evaluations.drop_veto": word("dropped a veto"),
    "evaluations.compute": word("computed a round"),
    "evaluations.reopen_marks": word("let a round be judged again"),
    "evaluations.deliver": word("delivered the sheets of a round"),
    "evaluations.recompute": word("computed a round again"),
    "evaluations.prove_bounds": word("proved the bounds of places"),
    "evaluations.raise_appeal": word("raised an appeal"),
    "evaluations.uphold_appeal": word("upheld an appeal"),
    "evaluations.dismiss_appeal": word("dismissed an appeal"),
    "evaluations.decide_round": word("recorded the decision on a round"),
    "evaluations.take_decision_back": word("took the decision on a round back"),
    "evaluations.finalise_round": word("made a round final"),
    "evaluations.ask_correction": word("asked for a correction of a round"),
    "evaluations.approve_correction": word("approved a correction of a round"),
    "evaluations.refuse_correction": word("refused a correction of a round"),
    "oversight.read_lights": word("read the lights"),
}
KINDS: dict[str, Word] = {
    "spine.Attachment": word("attached file {id}"),
    "filings.Filing": word("filing {id}"),
    "evaluations.Run": word("ranking {id}"),
    "evaluations.Round": word("round {id}"),
    "evaluations.Result": word("result {id}"),
    "evaluations.Veto": word("veto {id}"),
    "evaluations.Appeal": word("appeal {id}"),
    "evaluations.Correction": word("correction {id}"),
    "filings.Extension": word("extension {id}"),
    "filings.Outgoing": word("mail {id}"),
    "filings.Visit": word("visit {id}"),
    "filings.Link": word("link {id}"),
    "filings.Window": word("reporting period {id}"),
    "people.Posting": word("post {id}"),
    "registry.Tenancy": word("tenancy {id}"),
    "registry.ZoneVersion": word("version {id} of a zone"),
    "programmes.PlanRecord": word("plan {id}"),
}
TOLD = ("form", "period", "form_code", "scheme", "plan", "day", "count", "zones", "filings", "rows")


def deed(action: str) -> Word:
    """The action in words; one that has no words yet is shown by its name."""
    return DEEDS.get(action, word("{action}", action=action))


def what_of(kind: str, ident: str, data: dict[str, Any]) -> Word | str:
    """The record that was touched, or what bulk work was about."""
    told = " · ".join(str(data[key]) for key in TOLD if isinstance(data.get(key), str | int))
    if not kind:
        return told
    name = KINDS.get(kind)
    record = word(name.text, id=ident) if name else f"{kind} {ident}"
    return word("{record} · {told}", record=record, told=told) if told else record
