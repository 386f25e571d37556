"""Who may: one table of verbs and the roles that hold them. What is not listed is refused."""

from __future__ import annotations

from jiju.core.refusals import Fault, NotFound, NotYours
from jiju.core.words import Word, word
from jiju.spine.actors import Actor, Place
from jiju.spine.roles import Role

R = Role
OFFICE = frozenset({R.PROVINCE, R.DEPARTMENT, R.CITY, R.COUNTY})
ZONE = frozenset({R.ZONE_HEAD, R.ZONE_STATISTICIAN})
EVERYBODY = frozenset(Role) - {R.SYSTEM}

# Acts change something; pages only show. Both are permissions, named room.verb or room.see_noun.
PERMISSIONS: dict[str, frozenset[Role]] = {
    # people
    "people.see_home": EVERYBODY,
    "people.sign_in": EVERYBODY,
    "people.found": frozenset({R.ADMINISTRATOR, R.SYSTEM}),
    "people.engage": frozenset({R.ADMINISTRATOR, R.SYSTEM}),
    "people.hand_over": frozenset({R.PROVINCE, R.ADMINISTRATOR, R.SYSTEM}),
    "people.write_address": frozenset({R.ADMINISTRATOR}),
    "people.appoint_deputy": frozenset({R.PROVINCE, R.ADMINISTRATOR, R.SYSTEM}),
    "people.record_training": frozenset({R.PROVINCE, R.ADMINISTRATOR, R.SYSTEM}),
    "people.add_second_factor": EVERYBODY,
    "people.drop_second_factor": EVERYBODY,
    "people.reset_second_factor": frozenset({R.ADMINISTRATOR, R.SYSTEM}),
    "people.mark_demonstration": frozenset({R.SYSTEM}),
    "people.move_demonstration": frozenset({R.SYSTEM}),
    # programmes
    "programmes.see_plan": OFFICE | ZONE | {R.EXPERT, R.FINANCE, R.AUDITOR, R.ADMINISTRATOR},
    "programmes.load": frozenset({R.ADMINISTRATOR, R.SYSTEM}),
    # registry
    "registry.see_zones": OFFICE | ZONE | {R.FINANCE, R.AUDITOR, R.ADMINISTRATOR},
    "registry.adopt_divisions": frozenset({R.ADMINISTRATOR, R.SYSTEM}),
    "registry.establish": frozenset({R.PROVINCE, R.SYSTEM}),
    "registry.revise": frozenset({R.PROVINCE, R.SYSTEM}),
    "registry.succeed": frozenset({R.PROVINCE, R.SYSTEM}),
    "registry.enter": frozenset({R.ZONE_STATISTICIAN, R.SYSTEM}),
    "registry.take_roster": frozenset({R.ZONE_STATISTICIAN}),
    "registry.admit": frozenset({R.ZONE_STATISTICIAN, R.COUNTY, R.PROVINCE}),
    "registry.leave": frozenset({R.ZONE_STATISTICIAN, R.COUNTY, R.PROVINCE}),
    "registry.see_doubles": frozenset({R.COUNTY, R.CITY, R.PROVINCE}),
    # filings
    "filings.see_filings": OFFICE | ZONE | {R.ENTERPRISE, R.AUDITOR, R.SYSTEM},
    "filings.see_reporting": OFFICE | ZONE | {R.AUDITOR},
    "filings.see_candidates": ZONE | {R.COUNTY, R.CITY, R.PROVINCE},
    "filings.count_violations": frozenset({R.PROVINCE, R.SYSTEM}),
    "filings.see_totals": frozenset({R.COUNTY, R.CITY, R.PROVINCE, R.AUDITOR}),
    "filings.state_total": frozenset({R.COUNTY, R.CITY}),
    "filings.record_visit": frozenset({R.PROVINCE, R.CITY, R.COUNTY}),
    "filings.close_visit": frozenset({R.PROVINCE, R.CITY, R.COUNTY}),
    "filings.adopt_forms": frozenset({R.ADMINISTRATOR, R.SYSTEM}),
    "filings.open_period": frozenset({R.PROVINCE, R.SYSTEM}),
    "filings.start": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.fill_in": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.take_workbook": frozenset({R.ZONE_STATISTICIAN}),
    "filings.take_roll": frozenset({R.ZONE_STATISTICIAN}),
    "filings.explain": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.draft_rule": frozenset({R.PROVINCE, R.DEPARTMENT}),
    "filings.draft_rules": frozenset({R.PROVINCE, R.DEPARTMENT, R.SYSTEM}),
    "filings.switch_rule_on": frozenset({R.PROVINCE}),
    "filings.switch_rule_off": frozenset({R.PROVINCE}),
    "filings.ask_waiver": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.grant_waiver": frozenset({R.PROVINCE}),
    "filings.refuse_waiver": frozenset({R.PROVINCE}),
    "filings.close_period": frozenset({R.PROVINCE}),
    "filings.ask_reopening": frozenset({R.PROVINCE}),
    "filings.reopen_period": frozenset({R.PROVINCE}),
    "filings.remind": frozenset({R.SYSTEM}),
    "filings.deliver": frozenset({R.SYSTEM}),
    "filings.announce": frozenset({R.SYSTEM}),
    "filings.read_messages": ZONE | OFFICE | {R.ENTERPRISE, R.EXPERT},
    "filings.ask_extension": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.grant_extension": frozenset({R.PROVINCE, R.CITY}),
    "filings.refuse_extension": frozenset({R.PROVINCE, R.CITY}),
    "filings.raise_query": frozenset({R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.COUNTY, R.CITY, R.PROVINCE}),
    "filings.answer_query": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.close_query": frozenset({R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.COUNTY, R.CITY, R.PROVINCE}),
    "filings.pass_clean": frozenset({R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.COUNTY, R.CITY, R.PROVINCE}),
    "filings.order_revision": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.approve_revision": frozenset({R.PROVINCE, R.COUNTY}),
    "filings.refuse_revision": frozenset({R.PROVINCE, R.COUNTY}),
    "filings.certify": frozenset({R.ZONE_STATISTICIAN, R.ENTERPRISE}),
    "filings.endorse": frozenset({R.ZONE_HEAD}),
    "filings.pass_zone": ZONE,
    "filings.pass_county": frozenset({R.COUNTY}),
    "filings.pass_city": frozenset({R.CITY}),
    "filings.accept": frozenset({R.PROVINCE, R.COUNTY}),
    "filings.hand_back": frozenset({R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.COUNTY, R.CITY, R.PROVINCE}),
    "filings.issue_link": frozenset({R.ZONE_STATISTICIAN}),
    "filings.withdraw_link": frozenset({R.ZONE_STATISTICIAN}),
    "filings.open_link": frozenset({R.ENTERPRISE}),
    "filings.bring_in": frozenset({R.SYSTEM}),
    # figures
    "figures.see_figures": OFFICE | ZONE | {R.FINANCE, R.AUDITOR, R.ADMINISTRATOR},
    "figures.take_in": frozenset({R.SYSTEM}),
    # evaluations
    "evaluations.see_rankings": OFFICE | ZONE | {R.AUDITOR},
    "evaluations.see_analysis": OFFICE | ZONE | {R.AUDITOR},
    "evaluations.see_areas": OFFICE | {R.AUDITOR},
    "evaluations.see_rounds": OFFICE | ZONE | {R.EXPERT, R.AUDITOR},
    "evaluations.adopt_schemes": frozenset({R.ADMINISTRATOR, R.SYSTEM}),
    "evaluations.rank": frozenset({R.PROVINCE, R.SYSTEM}),
    "evaluations.open_round": frozenset({R.PROVINCE}),
    "evaluations.give_up_round": frozenset({R.PROVINCE}),
    "evaluations.assess_self": ZONE,
    "evaluations.exempt": frozenset({R.PROVINCE}),
    "evaluations.assign": frozenset({R.PROVINCE}),
    "evaluations.give_mark": frozenset({R.EXPERT, R.PROVINCE, R.DEPARTMENT, R.CITY}),
    "evaluations.comment": frozenset({R.DEPARTMENT, R.CITY, R.COUNTY}),
    "evaluations.raise_veto": OFFICE,
    "evaluations.confirm_veto": frozenset({R.PROVINCE}),
    "evaluations.drop_veto": frozenset({R.PROVINCE}),
    "evaluations.compute": frozenset({R.PROVINCE}),
    "evaluations.reopen_marks": frozenset({R.PROVINCE}),
    "evaluations.deliver": frozenset({R.PROVINCE}),
    "evaluations.recompute": frozenset({R.PROVINCE}),
    "evaluations.prove_bounds": frozenset({R.SYSTEM}),
    "evaluations.raise_appeal": frozenset({R.ZONE_HEAD, R.CITY, R.COUNTY}),
    "evaluations.uphold_appeal": frozenset({R.PROVINCE}),
    "evaluations.dismiss_appeal": frozenset({R.PROVINCE}),
    "evaluations.decide_round": frozenset({R.PROVINCE}),
    "evaluations.take_decision_back": frozenset({R.PROVINCE}),
    "evaluations.finalise_round": frozenset({R.PROVINCE}),
    "evaluations.ask_correction": frozenset({R.PROVINCE}),
    "evaluations.approve_correction": frozenset({R.PROVINCE}),
    "evaluations.refuse_correction": frozenset({R.PROVINCE}),
    "evaluations.see_following": OFFICE | ZONE | {R.AUDITOR, R.SYSTEM},
    "evaluations.propose": frozenset({R.SYSTEM}),
    "evaluations.take_up_proposal": frozenset({R.PROVINCE}),
    "evaluations.decline_proposal": frozenset({R.PROVINCE}),
    "evaluations.order_rectification": frozenset({R.PROVINCE}),
    "evaluations.report_rectification": frozenset({R.ZONE_HEAD}),
    "evaluations.pass_rectification": frozenset({R.CITY, R.PROVINCE}),
    "evaluations.fail_rectification": frozenset({R.CITY, R.PROVINCE}),
    "evaluations.give_notice": frozenset({R.PROVINCE}),
    "evaluations.ask_hearing": frozenset({R.ZONE_HEAD}),
    "evaluations.record_hearing": frozenset({R.PROVINCE}),
    "evaluations.decide_removal": frozenset({R.PROVINCE}),
    "evaluations.confirm_removal": frozenset({R.PROVINCE}),
    "evaluations.keep_title": frozenset({R.PROVINCE}),
    "evaluations.raise_falsehood": frozenset({R.PROVINCE, R.CITY, R.AUDITOR}),
    "evaluations.confirm_falsehood": frozenset({R.PROVINCE}),
    "evaluations.drop_falsehood": frozenset({R.PROVINCE}),
    "evaluations.see_schemes": OFFICE | ZONE | {R.EXPERT, R.AUDITOR, R.ADMINISTRATOR, R.SYSTEM},
    "evaluations.see_trials": frozenset({R.PROVINCE, R.DEPARTMENT, R.AUDITOR, R.SYSTEM}),
    "evaluations.draft_scheme": frozenset({R.PROVINCE, R.DEPARTMENT}),
    "evaluations.approve_scheme": frozenset({R.PROVINCE}),
    "evaluations.withdraw_scheme": frozenset({R.PROVINCE}),
    # selections: notices
    "selections.see_decisions": OFFICE | {R.AUDITOR},
    "selections.decide_call": OFFICE,  # narrowed to the offices that the stage of the procedure names
    "selections.take_decision_back": OFFICE,
    "selections.publish_notice": OFFICE,
    "selections.issue_batch": OFFICE,
    "selections.hang_plaque": OFFICE,
    "selections.see_objections": frozenset({R.PROVINCE, R.AUDITOR, R.ZONE_HEAD}),
    "selections.raise_objection": frozenset({R.ZONE_HEAD, R.SYSTEM}),
    "selections.uphold_objection": frozenset({R.PROVINCE}),
    "selections.dismiss_objection": frozenset({R.PROVINCE}),
    "selections.open_removal": frozenset({R.PROVINCE, R.SYSTEM}),
    "selections.see_titles": OFFICE | ZONE | {R.AUDITOR},
    "selections.adopt_titles": frozenset({R.SYSTEM}),
    "selections.check_title": frozenset({R.CITY, R.PROVINCE}),
    "selections.record_support": frozenset({R.PROVINCE, R.DEPARTMENT}),
    "selections.end_title": frozenset({R.PROVINCE}),
    "selections.propose_reserve": frozenset({R.CITY}),
    "selections.enter_reserve": frozenset({R.PROVINCE}),
    "selections.decline_reserve": frozenset({R.PROVINCE}),
    # selections: experts
    "selections.see_experts": frozenset({R.PROVINCE, R.AUDITOR}),
    "selections.enlist_expert": frozenset({R.PROVINCE}),
    "selections.revise_expert": frozenset({R.PROVINCE}),
    "selections.strike_expert": frozenset({R.PROVINCE}),
    "selections.see_panels": frozenset({R.PROVINCE, R.AUDITOR, R.SYSTEM}),
    "selections.prepare_draw": frozenset({R.PROVINCE}),
    "selections.draw_panel": frozenset({R.PROVINCE}),
    "selections.give_up_panel": frozenset({R.PROVINCE}),
    "selections.recuse": frozenset({R.PROVINCE}),
    "selections.record_discussion": frozenset({R.PROVINCE}),
    "selections.close_panel": frozenset({R.PROVINCE}),
    "selections.declare": frozenset({R.EXPERT}),
    "selections.score": frozenset({R.EXPERT}),
    "selections.sign_sheet": frozenset({R.EXPERT}),
    # selections: calls
    "selections.see_calls": OFFICE | ZONE | {R.AUDITOR},
    "selections.see_applications": OFFICE | ZONE | {R.AUDITOR},
    "selections.open_call": frozenset({R.PROVINCE}),
    "selections.open_case": frozenset({R.PROVINCE}),
    "selections.extend_call": frozenset({R.PROVINCE}),
    "selections.give_up_call": frozenset({R.PROVINCE}),
    "selections.ask_unsealing": frozenset({R.PROVINCE}),
    "selections.unseal": frozenset({R.PROVINCE}),
    "selections.start_application": ZONE,
    "selections.fill_in_application": ZONE,
    "selections.submit": frozenset({R.ZONE_HEAD}),
    "selections.take_back": frozenset({R.ZONE_HEAD}),
    "selections.complete": frozenset({R.ZONE_HEAD}),
    "selections.withdraw": frozenset({R.ZONE_HEAD}),
    "selections.pass_stage": OFFICE,
    "selections.hand_back": OFFICE,
    "selections.refuse": OFFICE,
    "selections.record_visit": OFFICE,
    "selections.recommend": frozenset({R.CITY}),
    # grants
    "grants.see_grants": OFFICE | ZONE | {R.FINANCE, R.AUDITOR},
    "grants.see_finance": frozenset({R.PROVINCE, R.DEPARTMENT, R.CITY, R.FINANCE, R.AUDITOR}),
    "grants.see_origins": frozenset({R.PROVINCE, R.CITY}),
    "grants.enter_budget": frozenset({R.FINANCE}),
    "grants.raise_budget": frozenset({R.FINANCE}),
    "grants.lower_budget": frozenset({R.FINANCE}),
    "grants.propose_grant": frozenset({R.PROVINCE, R.CITY}),
    "grants.correct_grant": frozenset({R.PROVINCE, R.CITY}),
    "grants.review_grant": frozenset({R.PROVINCE, R.DEPARTMENT}),
    "grants.countersign_grant": frozenset({R.FINANCE, R.DEPARTMENT}),
    "grants.approve_grant": frozenset({R.PROVINCE}),
    "grants.decline_grant": frozenset({R.PROVINCE}),
    "grants.plan_payment": frozenset({R.FINANCE}),
    "grants.drop_payment": frozenset({R.FINANCE}),
    "grants.pay": frozenset({R.FINANCE}),
    "grants.reverse_payment": frozenset({R.FINANCE}),
    "grants.report_use": ZONE,
    "grants.hand_back_use": frozenset({R.PROVINCE, R.CITY, R.COUNTY}),
    "grants.accept_grant": frozenset({R.PROVINCE, R.CITY}),
    "grants.propose_recovery": frozenset({R.SYSTEM}),
    "grants.order_recovery": frozenset({R.PROVINCE}),
    "grants.drop_recovery": frozenset({R.PROVINCE}),
    "grants.receive_recovery": frozenset({R.FINANCE}),
    "grants.reverse_receipt": frozenset({R.FINANCE}),
    "grants.enter_application": frozenset({R.PROVINCE, R.CITY}),
    "grants.win_application": frozenset({R.PROVINCE, R.CITY}),
    "grants.lose_application": frozenset({R.PROVINCE, R.CITY}),
    "grants.enter_city_fund": frozenset({R.CITY, R.FINANCE}),
    "grants.correct_city_fund": frozenset({R.CITY, R.FINANCE}),
    # oversight
    "oversight.see_cockpit": OFFICE | {R.AUDITOR},
    "oversight.read_lights": frozenset({R.SYSTEM}),
    "oversight.see_tasks": OFFICE | ZONE | {R.AUDITOR, R.SYSTEM},
    "oversight.issue_task": OFFICE,
    "oversight.accept_task": OFFICE | {R.ZONE_HEAD},
    "oversight.report_node": OFFICE | ZONE,
    "oversight.deliver_task": OFFICE | {R.ZONE_HEAD},
    "oversight.ask_longer": OFFICE | {R.ZONE_HEAD},
    "oversight.return_task": OFFICE,
    "oversight.close_task": OFFICE,
    "oversight.extend_task": OFFICE,
    "oversight.keep_term": OFFICE,
    "oversight.withdraw_task": OFFICE,
    "oversight.reassign_task": OFFICE,
    "oversight.escalate": frozenset({R.SYSTEM}),
    "oversight.see_meetings": frozenset({R.PROVINCE, R.DEPARTMENT, R.AUDITOR}),
    "oversight.enter_roster": frozenset({R.PROVINCE}),
    "oversight.leave_roster": frozenset({R.PROVINCE}),
    "oversight.plan_meeting": frozenset({R.PROVINCE}),
    "oversight.record_meeting": frozenset({R.PROVINCE}),
    "oversight.call_off_meeting": frozenset({R.PROVINCE}),
    # files, whichever room they belong to; who may open one is said by the room
    "files.open_attachment": EVERYBODY,
    "files.clear_attachment": frozenset({R.SYSTEM}),
    "files.refuse_attachment": frozenset({R.SYSTEM}),
    # the ledger
    "spine.see_ledger": frozenset({R.AUDITOR}),
}

ROLE_NAMES: dict[Role, Word] = {
    R.PROVINCE: word("provincial office"),
    R.DEPARTMENT: word("provincial department"),
    R.CITY: word("city office"),
    R.COUNTY: word("county office"),
    R.ZONE_HEAD: word("head of zone"),
    R.ZONE_STATISTICIAN: word("zone statistician"),
    R.ENTERPRISE: word("enterprise"),
    R.EXPERT: word("expert"),
    R.FINANCE: word("finance officer"),
    R.AUDITOR: word("auditor"),
    R.ADMINISTRATOR: word("administrator"),
    R.SYSTEM: word("the system itself"),
}

DEPUTY = word("deputy statistician")  # holds the rights of the statistician, and stands in


def may(by: Actor, permission: str) -> bool:
    """Whether the role holds the permission, leaving scope aside."""
    if permission not in PERMISSIONS:
        raise Fault(f"no such permission: {permission}")
    return by.role in PERMISSIONS[permission]


def ask(by: Actor, permission: str, place: Place | None = None) -> None:
    """Refuse unless the role holds the permission and the place lies within the scope.

    Errors   NotYours when the role is wrong; NotFound when the place is out of reach, as for a record that is
             not there
    """
    if not may(by, permission):
        holders = [ROLE_NAMES[r] for r in Role if r in PERMISSIONS[permission] and r is not R.SYSTEM]
        raise NotYours(
            word("You are signed in as {role}, who may not do this.", role=ROLE_NAMES[by.role]),
            remedy=word("This is done by: {roles}.", roles=_listed(holders)),
        )
    if place is not None and not by.scope.covers(place):
        raise out_of_sight()


def out_of_sight() -> NotFound:
    """The one answer for a record that is missing and for one that is out of reach."""
    return NotFound(
        word("There is no such record within your area."),
        remedy=word("Check the address, or ask the office above you."),
    )


def _listed(names: list[Word]) -> Word:
    if not names:
        return ROLE_NAMES[R.SYSTEM]
    out = names[0]
    for name in names[1:]:
        out = word("{first}, {rest}", first=out, rest=name)
    return out
