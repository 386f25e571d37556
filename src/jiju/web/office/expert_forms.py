"""The form of an expert: what was typed becomes the facts of the pool, a line a body, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jiju.rooms.selections.shapes import Body, ExpertFacts, FormerPost, Kin
from jiju.web.office.choices import day_of

PARTS = re.compile(r"[，,;；\t|]+")
CODE = re.compile(r"[0-9A-Z]{15,20}")
DAY = re.compile(r"\d{4}-\d\d?-\d\d?")
FIELDS = ("person", "name", "title", "fields", "employer", "employer_code", "holdings", "former", "districts", "kin")


def typed_facts(sent: Mapping[str, str]) -> ExpertFacts:
    """The facts that a form carries. Errors: DayIsUnreadable."""
    return ExpertFacts(
        sent.get("person", ""), sent.get("name", "").strip(), sent.get("title", "").strip(),
        tuple(_lines(sent.get("fields", ""))),
        Body(sent.get("employer_code", "").strip().upper(), sent.get("employer", "").strip()),
        tuple(_body(line) for line in _lines(sent.get("holdings", ""))),
        tuple(_former(line) for line in _lines(sent.get("former", ""))),
        tuple(_lines(sent.get("districts", ""))), tuple(_kin(line) for line in _lines(sent.get("kin", ""))),
    )  # fmt: skip


def as_typed(facts: ExpertFacts) -> dict[str, str]:
    """The facts as they would be typed."""
    return {
        "person": facts.person, "name": facts.name, "title": facts.title, "fields": "\n".join(facts.fields),
        "employer": facts.employer.name, "employer_code": facts.employer.code,
        "holdings": "\n".join(_said(b) for b in facts.holdings),
        "former": "\n".join(_said(f.body, f.until.isoformat() if f.until else "") for f in facts.former),
        "districts": "\n".join(facts.districts),
        "kin": "\n".join("，".join(p for p in (k.name, _said(k.body)) if p) for k in facts.kin),
    }  # fmt: skip


def _said(body: Body, *more: str) -> str:
    return "，".join(part for part in (body.name, body.code, *more) if part)


def _lines(text: str) -> Iterable[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _parts(line: str) -> list[str]:
    return [part.strip() for part in PARTS.split(line) if part.strip()]


def _body(line: str) -> Body:
    """A name and a code in any order; more than one name is one name."""
    parts = _parts(line)
    codes = [p.upper() for p in parts if CODE.fullmatch(p.upper())]
    names = [p for p in parts if not CODE.fullmatch(p.upper())]
    return Body(codes[0] if codes else "", "，".join(names))


def _former(line: str) -> FormerPost:
    days = DAY.findall(line)
    return FormerPost(_body(DAY.sub("", line)), day_of(days[0]) if days else None)


def _kin(line: str) -> Kin:
    name, *rest = _parts(line) or [""]
    return Kin(name, _body("，".join(rest)))
