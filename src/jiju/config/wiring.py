"""News and what follows, files and who may see them: the one module that knows everybody.

Each line of FOLLOW_UPS says: after an entry of that action stands in the ledger, this act follows, once, in the
ledger's order.
"""

from __future__ import annotations

from jiju.rooms.evaluations import queries as judged
from jiju.rooms.evaluations import tasks as evaluations
from jiju.rooms.figures import tasks as figures
from jiju.rooms.filings import queries as asked
from jiju.rooms.filings import tasks as filings
from jiju.rooms.grants import queries as granted
from jiju.rooms.grants import tasks as grants
from jiju.rooms.oversight import queries as overseen
from jiju.rooms.oversight import tasks as oversight
from jiju.rooms.registry import acts as standings
from jiju.rooms.registry import tasks as registry
from jiju.rooms.selections import queries as selected
from jiju.rooms.selections import tasks as selections
from jiju.spine import files, news
from jiju.spine.news import FollowUp

FOLLOW_UPS = [
    FollowUp("programmes.load", "registry.adopt_divisions", registry.adopt_divisions),
    FollowUp("programmes.load", "filings.adopt_forms", filings.adopt_forms),
    FollowUp("programmes.load", "evaluations.adopt_schemes", evaluations.adopt_schemes),
    FollowUp("filings.accept", "figures.take_in", figures.take_in),
    FollowUp("filings.pass_clean", "figures.take_in_clean", figures.take_in),
    FollowUp("filings.approve_revision", "figures.take_in_revised", figures.take_in),
    FollowUp("filings.bring_in", "figures.take_in_history", figures.take_in),
    FollowUp("evaluations.compute", "evaluations.prove_bounds_computed", evaluations.prove_bounds),
    FollowUp("evaluations.recompute", "evaluations.prove_bounds_recomputed", evaluations.prove_bounds),
    FollowUp("evaluations.uphold_appeal", "evaluations.prove_bounds_ruled", evaluations.prove_bounds),
    FollowUp("evaluations.approve_correction", "evaluations.prove_bounds_corrected", evaluations.prove_bounds),
    FollowUp("evaluations.prove_bounds", "evaluations.prove_bounds_next", evaluations.prove_bounds),
    FollowUp("evaluations.finalise_round", "evaluations.propose", evaluations.propose),
    FollowUp("evaluations.approve_correction", "evaluations.propose_corrected", evaluations.propose),
    FollowUp("evaluations.pass_rectification", "evaluations.propose_passed", evaluations.propose),
    FollowUp("evaluations.fail_rectification", "evaluations.propose_failed", evaluations.propose),
    FollowUp("evaluations.raise_falsehood", "evaluations.propose_without", evaluations.propose),
    FollowUp("evaluations.confirm_falsehood", "evaluations.propose_again", evaluations.propose),
    FollowUp("evaluations.drop_falsehood", "evaluations.propose_with", evaluations.propose),
    *(FollowUp(action, f"announce {action}", evaluations.announce) for action in judged.TELLING),
    *(FollowUp(action, f"announce {action}", selections.announce) for action in selected.TELLING),
    *(FollowUp(action, f"announce {action}", grants.announce) for action in granted.TELLING),
    FollowUp("evaluations.decide_removal", "selections.open_removal", selections.open_removal),
    FollowUp("evaluations.confirm_removal", "selections.end_removed_titles", selections.end_removed_titles),
    FollowUp("evaluations.confirm_falsehood", "selections.propose_questions", selections.propose_questions),
    FollowUp("selections.propose_question", "grants.recover_after_question", grants.recover_after_question),
    FollowUp("evaluations.confirm_falsehood", "grants.recover_after_falsehood", grants.recover_after_falsehood),
    FollowUp("evaluations.confirm_removal", "grants.recover_after_removal", grants.recover_after_removal),
    FollowUp("selections.end_title", "grants.recover_after_title", grants.recover_after_title),
    FollowUp("figures.take_in", "oversight.read_lights", oversight.read_lights),
    *(FollowUp(action, f"announce {action}", oversight.announce) for action in overseen.TELLING),
    *(FollowUp(action, f"read clauses {action}", oversight.read_clauses_after) for action in oversight.READING),
    *(
        FollowUp(action, f"follow {action}", oversight.follow_after)
        for action in ("registry.revise", "registry.succeed")
    ),
    *(FollowUp(action, f"announce {action}", oversight.announce_shares) for action in overseen.TELLING_SHARES),
]


# Who may see the files of which record: a function of the record's room, asked with the actor and the record's key.
MAY_SEE = {
    "filings.Query": asked.may_see_query,
    "evaluations.Rectification": judged.may_see_rectification,
    "evaluations.Removal": judged.may_see_removal,
    "evaluations.Falsehood": judged.may_see_falsehood,
    "evaluations.Participant": judged.may_see_assessment,
    "evaluations.Appeal": judged.may_see_appeal,
    "evaluations.Decision": judged.may_see_decision,
    "selections.CallDecision": selected.may_see_decision,
    "selections.Objection": selected.may_see_objection,
    "selections.LibraryCheck": selected.may_see_check,
    "selections.ReserveCandidate": selected.may_see_candidate,
    "selections.Panel": selected.may_see_panel,
    "selections.Call": selected.may_see_call,
    "selections.Exhibit": selected.may_see_exhibit,
    "selections.Recommendation": selected.may_see_list,
    "selections.SiteVisit": selected.may_see_visit,
    "grants.Payment": granted.may_see_payment,
    "grants.UseReport": granted.may_see_report,
    "grants.Recovery": granted.may_see_recovery,
    "oversight.Delivery": overseen.may_see_delivery,
    "oversight.ClauseProof": overseen.may_see_proof,
    "oversight.TaskForceMeeting": overseen.may_see_meeting,
    "oversight.IssueStep": overseen.may_see_answer,
}


# As part of which acts the registry gives a zone another standing: in each of them several persons have taken part.
SETTLES_STANDINGS = (
    "registry.carry_standing", "evaluations.confirm_removal", "selections.issue_batch", "selections.end_title",
    "selections.enter_reserve",
)  # fmt: skip


def wire() -> None:
    """Tell the worker what follows what, the store of files who may see which, and the rooms what later ones know."""
    news.wire(FOLLOW_UPS)
    files.let_see(MAY_SEE)
    standings.let_settle(SETTLES_STANDINGS)
    judged.let_tell_of_notices(selected.notice_of_removal)
