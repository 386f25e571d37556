"""What the pool and the applications say, put into the codes by which the draw tells conflicts.

Applications write names where the pool knows codes. A name is found to the codes of the pool that carry it; where the
pool has no code, the name itself is compared. A namesake is out as well: caution costs a candidate, and no applicant.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jiju.engines.draws import Applicant, Candidate, Former
from jiju.rooms.selections.shapes import Applied, Body, ExpertFacts

NOBODY = frozenset({"", "无", "没有", "/", "-", "—"})
CODE = re.compile(r"[0-9A-Z]{18}")
BREAKS = re.compile(r"[\n;；、,，]+")
CLUTTER = re.compile(r"[\s()（）]+")


@dataclass(frozen=True)
class Listed:
    """An expert of the pool by code. Shape: places: zones of the person's posts and the employer."""

    code: str
    facts: ExpertFacts
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """The names that the pool knows: of persons, by expert; of bodies, by code."""

    persons: Mapping[str, frozenset[str]]
    bodies: Mapping[str, frozenset[str]]
    accounts: Mapping[str, str]


def plain(name: str) -> str:
    """A name as it is compared: one width, no blanks, no brackets. A bar would make tickets ambiguous."""
    return CLUTTER.sub("", unicodedata.normalize("NFKC", name)).replace("|", "").upper()


def lines(text: str) -> tuple[str, ...]:
    """What was written one a line, or with commas between; what means nobody is left out."""
    found = (part.strip() for part in BREAKS.split(text))
    return tuple(dict.fromkeys(part for part in found if part not in NOBODY))


def key_of(body: Body) -> str:
    """The code of a body, or its name where no code is known."""
    return body.code or plain(body.name)


def known(pool: Sequence[Listed]) -> Known:
    """The names of a pool and the codes behind them."""
    persons: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[str]] = defaultdict(set)
    for one in pool:
        persons[plain(one.facts.name)].add(one.code)
        for body in _bodies(one.facts):
            bodies[plain(body.name)].add(key_of(body))
    return Known(
        {name: frozenset(codes) for name, codes in persons.items() if name},
        {name: frozenset(codes) for name, codes in bodies.items() if name},
        {one.facts.person: one.code for one in pool},
    )


def _bodies(facts: ExpertFacts) -> Iterable[Body]:
    yield facts.employer
    yield from facts.holdings
    yield from (f.body for f in facts.former)
    yield from (k.body for k in facts.kin)


def candidate(one: Listed, reviewed: Sequence[Applied]) -> Candidate:
    """An expert as the draw takes one. A county or city to which the expert belongs stands for its zones here."""
    facts = one.facts
    belongs = {*facts.districts, *one.places}
    zones = {a.zone for a in reviewed if a.zone and belongs & {a.zone, a.county, a.city} - {""}}
    kin = [key for k in facts.kin for key in (plain(k.name), key_of(k.body)) if key]
    return Candidate(
        one.code, facts.name, facts.fields, key_of(facts.employer),
        tuple(Former(key_of(f.body), f.until) for f in facts.former), tuple(key_of(b) for b in facts.holdings),
        tuple({*belongs, *zones}), tuple(kin),
    )  # fmt: skip


def applicant(one: Applied, names: Known) -> Applicant:
    """An application as the draw takes one, from its own answers, its zone and who wrote and sent it."""
    said = one.answers
    people = {names.accounts[p] for p in one.persons if p in names.accounts}
    authors = [key for line in lines(said.get("authors", "")) for key in _keys(line, names)]
    operator = [key for text in (said.get("operator_code", ""), said.get("operator", ""), one.unit_name)
                for key in _keys(text, names)]  # fmt: skip
    return Applicant(
        one.code, one.zone, tuple({*operator, *authors}), tuple(_keys(said.get("legal_person", ""), names)),
        tuple(key for line in lines(said.get("shareholders", "")) for key in _keys(line, names)),
        tuple({*people, *(key for line in lines(said.get("authors", "")) for key in _persons(line, names))}),
    )  # fmt: skip


def _keys(text: str, names: Known) -> list[str]:
    """Everything that a written name or code may stand for: codes in it, the name itself, and codes of the pool."""
    if text.strip() in NOBODY:
        return []
    name = plain(text)
    codes = CODE.findall(name)
    bare = CODE.sub("", name)
    found = [*codes, *([bare] if bare else []), *names.bodies.get(bare, ()), *names.persons.get(bare, ())]
    return list(dict.fromkeys(found))


def _persons(text: str, names: Known) -> list[str]:
    """The experts who carry a written name."""
    return sorted(names.persons.get(plain(text), ()))
