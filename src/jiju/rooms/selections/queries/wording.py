"""Reads: a stage of the procedure of a call, and the libraries of the plan in force."""

from __future__ import annotations

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Library, Stage, StageKind
from jiju.rooms.selections.models import Call
from jiju.rooms.selections.queries.stored import procedure_of


def stage_of(call: Call, kind: StageKind) -> Stage:
    """The stage of a kind in the procedure of a call.

    Errors   NotFound when the procedure has none
    """
    found = procedure_of(call).first(kind)
    if found is None:
        raise NotFound(
            word("The procedure “{name}” has no such stage.", name=procedure_of(call).name),
            remedy=word("Read its stages in the plan."),
        )
    return found


def libraries() -> tuple[Library, ...]:
    """The libraries of the plan in force, in the order of the pipeline. For the program itself."""
    return programmes.plan().libraries


def library(ident: str) -> Library:
    """A library of the plan in force.

    Errors   NotFound
    """
    found = next((one for one in libraries() if one.id == ident), None)
    if found is None:
        raise NotFound(
            word("The plan has no library “{code}”.", code=ident[:40]), remedy=word("Choose one of the list.")
        )
    return found


def library_names() -> dict[str, str]:
    """The names of the libraries by their codes. For the program itself."""
    return {one.id: one.name for one in libraries()}


def leaves_by_procedure(library: str) -> bool:
    """Whether the plan in force has a procedure by which a zone leaves a library. For the program itself."""
    return any(p.leaves == library for p in programmes.plan().procedures)
