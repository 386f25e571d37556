"""Reads: a call, an application or a list to act upon, as far as somebody may reach it; who may see which file."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Call, Deed, Exhibit, Recommendation, Version
from jiju.rooms.selections.queries.calling import WHOLE
from jiju.rooms.selections.queries.stored import content_of, procedure_of
from jiju.rooms.selections.shapes import RuleLine
from jiju.spine import permissions
from jiju.spine.actors import Actor

OWN_ALONE = Q(state="draft") | Q(state="out", stage="")  # what its zone alone sees: never submitted, or never opened
WRITING = ("start_application", "fill_in_application", "submit", "complete")


def procedures(way: str = "") -> list[Procedure]:
    """The procedures of the plan in force, those that the province opens in one way or all.

    A procedure by which zones leave a library is opened by nobody: it follows a removal that was decided.
    """
    return [p for p in programmes.plan().procedures if not way or (way == p.opens and p.leaves is None)]


def procedure_in_force(ident: str) -> Procedure:
    """A procedure of the plan in force.

    Errors   NotFound
    """
    found = next((p for p in procedures() if p.id == ident), None)
    if found is None:
        raise permissions.out_of_sight()
    return found


def calls_seen(by: Actor) -> QuerySet[Call]:
    """The calls that somebody may see: a call binds everybody, so everybody with a part in it sees it.

    One that names its zones, a case or a removal, is seen outside their area once its notice is published.
    """
    permissions.ask(by, "selections.see_calls")
    rows = Call.objects.order_by("-opens_at", "-pk")
    if by.role in WHOLE:
        return rows
    mine = Application.objects.within(by).order_by("pk").values("call_id")
    return rows.filter(Q(closes_at__isnull=False) | Q(public_notice__isnull=False) | Q(pk__in=mine))


def call_record(by: Actor, pk: int) -> Call:
    """The call to act upon.

    Errors   NotFound
    """
    found: Call | None = calls_seen(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def is_applicant(by: Actor, unit: str) -> bool:
    """Whether somebody belongs to the zone that applies."""
    return by.scope.reach == "zone" and unit in by.scope.codes


def applications_seen(by: Actor) -> QuerySet[Application]:
    """The applications of somebody's area. What a zone is still writing is seen by the zone alone."""
    permissions.ask(by, "selections.see_applications")
    rows = Application.objects.within(by).select_related("call")
    return rows if by.scope.reach == "zone" else rows.exclude(OWN_ALONE)


def application_record(by: Actor, pk: int) -> Application:
    """The application to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Application | None = applications_seen(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def written_versions() -> QuerySet[Version]:
    """The versions that somebody wrote: what the province opens as a case is nobody's writing. For the program itself.

    Whoever opens a case names its zones, and the program fills the first version in from the registry.
    """
    opened = Deed.objects.filter(application=OuterRef("application"), verb="open_case", version=OuterRef("number"))
    rows: QuerySet[Version] = Version.objects.exclude(Exists(opened.order_by())).order_by("pk")
    return rows


def writers_of(application: Application) -> frozenset[str]:
    """The persons who wrote or submitted an application. For the program itself."""
    versions = written_versions().filter(application=application).values_list("made_by", flat=True)
    deeds = application.deeds.filter(verb__in=WRITING).order_by("pk").values_list("by", flat=True)
    return frozenset([*versions, *deeds])


def newest_lines(application: Application) -> tuple[RuleLine, ...]:
    """The eligibility of the newest version. For the program itself."""
    text = application.versions.order_by("-number").values_list("eligibility", flat=True).first()
    return checks.lines_of(text or "")


def may_see_exhibit(by: Actor, ident: str) -> bool:
    """Whether a person may see a proof file: its zone always; offices once a version that was unsealed holds it.

    Experts are let in by the panel that they sit on; see `experts_may_open`.
    """
    found = Exhibit.objects.filter(pk=int(ident)).select_related("application__call").first()
    if found is None:
        return False
    if is_applicant(by, found.application.unit):
        return permissions.may(by, "selections.see_applications")
    return _is_unsealed(found) and (_in_reach(by, found.application) or experts_may_open(by, found))


def _is_unsealed(exhibit: Exhibit) -> bool:
    """Whether a version that was unsealed holds a file: of what ended sealed or was taken back, none does."""
    rows = exhibit.application.versions.filter(is_sealed=False).order_by("number")
    return any(pk == exhibit.pk for version in rows for _, pk, _ in content_of(version).exhibits)


def _in_reach(by: Actor, application: Application) -> bool:
    if not permissions.may(by, "selections.see_applications") or not by.scope.covers(application.place):
        return False
    return not Application.objects.filter(OWN_ALONE, pk=application.pk).exists()


def experts_may_open(by: Actor, exhibit: Exhibit) -> bool:
    """Whether an expert may open a proof file at its own address. Never: panels give papers out under other names."""
    return False


def may_see_list(by: Actor, ident: str) -> bool:
    """Whether a person may see the letter of a city's list."""
    found = Recommendation.objects.filter(pk=int(ident)).first()
    return found is not None and permissions.may(by, "selections.see_applications") and by.scope.covers(found.place)


def may_see_call(by: Actor, ident: str) -> bool:
    """Whether a person may see the files of a call: they are its notice."""
    return permissions.may(by, "selections.see_calls") and calls_seen(by).filter(pk=int(ident)).exists()


def stage_name(call: Call, stage: str) -> str:
    """What the procedure of a call calls a stage."""
    return next((s.name for s in procedure_of(call).stages if s.id == stage), "")


def living(call: Call) -> QuerySet[Application]:
    """The applications of a call that may still be entered. For the program itself."""
    return call.applications.filter(state__in=checks.LIVING).order_by("unit")


def still_behind(call: Call, stage: str) -> list[Application]:
    """The living applications that have not reached a stage, or were handed back there. For the program itself."""
    rows = list(living(call))
    late = checks.behind(procedure_of(call), stage, ((a.pk, a.stage) for a in rows))
    return [a for a in rows if a.pk in late or (a.stage == stage and a.state == "returned")]


def standing_at(call: Call, stage: str) -> list[Application]:
    """The living applications that stand at a stage. For the program itself."""
    return [a for a in living(call) if a.stage == stage and a.state in ("going", "chosen")]
