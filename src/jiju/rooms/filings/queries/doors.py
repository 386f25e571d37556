"""Who reads the form of one enterprise says for what, unless to read it is their duty: the one rule for every page."""

from __future__ import annotations

from datetime import date

from jiju.core.refusals import NotFound
from jiju.rooms.filings.queries.consulted import opened_for
from jiju.rooms.filings.queries.newest import purposes_held
from jiju.rooms.filings.queries.sheets import filing
from jiju.rooms.filings.shapes import FilingSheet
from jiju.rooms.filings.shapes.told import Door
from jiju.rooms.filings.words import PURPOSES
from jiju.rooms.programmes.shapes import Purpose
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role


def sheet_or_door(by: Actor, pk: int, *, on: date) -> tuple[FilingSheet, Door | None]:
    """A filing, and the door before it if its reader has first to say for what it is read.

    Errors   NotFound when it is missing or out of reach
    """
    sheet = filing(by, pk, on=on)
    return sheet, door(by, sheet, on)


def door(by: Actor, sheet: FilingSheet, on: date) -> Door | None:
    """What stands before the form of one enterprise; nothing for itself, for whom it lies with, and once it is opened.

    It is open when each of its rows was collected for a purpose that the reader opened it for today.
    """
    if sheet.form.level != "enterprise" or by.role is Role.ENTERPRISE or is_duty(by, sheet):
        return None
    uses = [frozenset(sheet.form.purposes_of(line.row)) for line in sheet.every]
    opened = opened_today(by, sheet.unit_code, on)
    if opened is not None and all(use & opened for use in uses if use):
        return None
    wanted = frozenset[Purpose]().union(*uses)
    return door_to(by, sheet.unit_code, sheet.unit_name, on, wanted)


def door_to(by: Actor, uscc: str, name: str, on: date, wanted: frozenset[Purpose]) -> Door:
    """The door of an enterprise, with the purposes for which its reader may still open it.

    Missing  none for who does not read it for any of them, or in whose area it never stood
    """
    opened = opened_today(by, uscc, on)
    held = purposes_held(by.role) if opened is not None and permissions.may(by, "filings.consult") else frozenset()
    left = held & wanted - (opened or frozenset())
    return Door(uscc, name, tuple((code, said) for code, said in PURPOSES.items() if code in left))


def opened_today(by: Actor, uscc: str, on: date) -> frozenset[Purpose] | None:
    """The purposes for which somebody opened an enterprise today. Missing: None where it is out of reach."""
    try:
        return opened_for(by, uscc, on)
    except NotFound:
        return None


def is_duty(by: Actor, sheet: FilingSheet) -> bool:
    """Whether a filing lies with somebody: to be reviewed, or with a query, waiver or revision that they decide on."""
    if sheet.passing is not None or sheet.barred or sheet.may_fill_in:
        return True
    decides = {
        "close_query": bool(sheet.asked),
        "grant_waiver": any(w.state == "asked" for w in sheet.waivers),
        "approve_revision": any(r.state == "ordered" for r in sheet.revisions),
    }
    return any(waits and verb in sheet.may for verb, waits in decides.items())
