"""Whom a step of handing targets down is told to, and in which words. For the program itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes.cascades import CascadeShown
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role


def told_of_shares(entry: Entry) -> list[Announcement]:
    """What is to be told after a step of a cascade, to each post once; nothing when nobody is concerned."""
    return list({a.to: a for a in TELLING_SHARES[entry.action](entry)}.values())


def _proposed(entry: Entry) -> Iterator[Announcement]:
    """To those who are to take shares over."""
    c = programmes.cascade(system("oversight"), int(entry.subject_id))
    subject = word("Shares of the targets of {year} for your answer", year=c.year)
    yield from _below(c, "shares_proposed", subject, word("Read them, and agree or return them with a reason."))


def _approved(entry: Entry) -> Iterator[Announcement]:
    """To those who took shares over: they are in force."""
    c = programmes.cascade(system("oversight"), int(entry.subject_id))
    subject = word("The targets of {year} are handed down", year=c.year)
    yield from _below(c, "shares_approved", subject, word("Version {n} of your shares is in force.", n=c.version))


def _returned(entry: Entry) -> Iterator[Announcement]:
    """To the office that hands down."""
    c, one = programmes.cascade_of_recipient(int(entry.subject_id))
    post = (Role.CITY, c.giver) if c.giver else (Role.PROVINCE, "")
    subject = word("{name} returned its shares of the targets of {year}", name=one.name, year=c.year)
    yield Announcement("shares_returned", subject, word("{reason}", reason=one.reason), f"/cascades/{c.id}", post)


def _below(c: CascadeShown, kind: str, subject: Word, body: Word) -> Iterator[Announcement]:
    for one in c.recipients:
        post = (Role.ZONE_HEAD, one.place.zone) if one.place.zone else (Role.CITY, one.place.city)
        yield Announcement(kind, subject, body, f"/cascades/{c.id}", post)


TELLING_SHARES: dict[str, Callable[[Entry], Iterator[Announcement]]] = {
    "programmes.propose_cascade": _proposed,
    "programmes.propose_adjustment": _proposed,
    "programmes.approve_cascade": _approved,
    "programmes.return_shares": _returned,
}
