"""Reads: which part somebody had in a call, and what that keeps the person from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.selections.models import Call, CallDecision, Deed, Recommendation
from jiju.rooms.selections.queries.finding import WRITING, written_versions
from jiju.rooms.selections.queries.panels import panel_members
from jiju.spine.actors import Actor

ON_THE_WHOLE = ("decide_call", "take_decision_back", "publish_notice", "issue_batch", "give_up_call", "prepare_draw")
WROTE, LISTED = word("You wrote an application of this call."), word("You sent a city’s list of this call.")


def wrote_in(by: Actor, call: Call) -> Word | None:
    """What somebody wrote in a call, which keeps the person from every step on all of it. For the program itself.

    Missing  None for who neither wrote nor sent an application, nor a city's list of those recommended
    """
    if _written(by, [call.pk]):
        return WROTE
    return LISTED if _listed(by, [call.pk]) else None


def _listed(by: Actor, calls: Collection[int]) -> set[int]:
    """Of calls, those for which a person sent the list of a city."""
    rows = Recommendation.objects.filter(call__in=calls, by=by.person).order_by("pk")
    return set(rows.values_list("call", flat=True))


def _written(by: Actor, calls: Collection[int]) -> set[int]:
    """Of calls, those in which a person wrote or sent an application."""
    deeds = Deed.objects.filter(application__call__in=calls, by=by.person, verb__in=WRITING).order_by("pk")
    versions = written_versions().filter(application__call__in=calls, made_by=by.person)
    return {pk for rows in (deeds, versions) for pk in rows.values_list("application__call", flat=True)}


def parts_in(by: Actor, call: Call) -> list[Word]:
    """The parts of a person in a call that keep the person from ruling on objections. For the program itself."""
    return parts_by_call(by, [call]).get(call.pk, [])


def parts_by_call(by: Actor, calls: Iterable[Call]) -> dict[int, list[Word]]:
    """The same for many calls by their numbers; who has no part in one does not appear. For the program itself."""
    known = {c.pk: c for c in calls}
    mine = Deed.objects.filter(application__call__in=known, by=by.person).order_by("pk")
    recorded = CallDecision.objects.filter(call__in=known, recorded_by=by.person).order_by("pk")
    parts = (
        ({pk for pk, call in known.items() if by.person in panel_members(call)},
         word("You sat on the panel of this call.")),
        (set(mine.filter(verb="record_visit").values_list("application__call", flat=True)),
         word("You made a visit for this call.")),
        (set(recorded.values_list("call", flat=True)), word("You have recorded a decision of this call.")),
        (_written(by, known), WROTE),
        (_listed(by, known), LISTED),
        (_in_the_case(by, known), word("You had a part in the case of this removal.")),
    )  # fmt: skip
    found = {pk: [says for calls_, says in parts if pk in calls_] for pk in known}
    return {pk: says for pk, says in found.items() if says}


def _in_the_case(by: Actor, calls: Collection[int]) -> set[int]:
    """Of calls, those that publish a removal in whose own case a person took a step."""
    cases = dict(
        CallDecision.objects.filter(call__in=calls, removal__isnull=False).order_by("pk").values_list("call", "removal")
    )
    hands = evaluations.removal_hands(cases.values()) if cases else {}
    return {call for call, removal in cases.items() if by.person in hands.get(removal, ())}


def standing_decision(call: Call) -> CallDecision | None:
    """The decision of a call that was not taken back. For the program itself."""
    found: CallDecision | None = call.decisions.filter(taken_back_by="").order_by("-pk").first()
    return found


def kept_from(by: Actor, call: Call) -> dict[str, Word]:
    """Why this person may not take a step of a call that the role could take: verb → why. Missing: who may."""
    out: dict[str, Word] = {}
    wrote = wrote_in(by, call)
    if wrote is not None:
        out = dict.fromkeys(ON_THE_WHOLE, wrote)
    decision = standing_decision(call)
    if decision is not None and decision.recorded_by == by.person:
        out["publish_notice"] = word("You have recorded the decision; another person publishes it.")
        out["issue_batch"] = word("You have recorded the decision; another person issues it.")
        out["give_up_call"] = word("You have recorded the decision; another person gives the call up.")
    notice = getattr(call, "public_notice", None)
    if notice is not None and notice.published_by == by.person:
        out["issue_batch"] = word("You have published the notice; another person issues the batch.")
        out["give_up_call"] = word("You have published the notice; another person gives the call up.")
    return out
