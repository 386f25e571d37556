"""Bodies, former posts and relatives as they are typed: one a line, name and code in any order. Pure."""

from __future__ import annotations

import re
from datetime import date

from jiju.rooms.selections.shapes import Body, ExpertFacts, FormerPost, Kin

PARTS = re.compile(r"[，,;；\t|]+")
CODE = re.compile(r"[0-9A-Z]{15,20}")
DAY = re.compile(r"\d{4}-\d\d?-\d\d?")


def typed_lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def typed_body(line: str) -> Body:
    """A name and a code in any order; more than one name is one name."""
    parts = _parts(line)
    codes = [p.upper() for p in parts if CODE.fullmatch(p.upper())]
    names = [p for p in parts if not CODE.fullmatch(p.upper())]
    return Body(codes[0] if codes else "", "，".join(names))


def typed_former(line: str) -> tuple[FormerPost, str]:
    """A former post, and the day as it was typed where it is none. Missing: empty where the day can be read."""
    body, days = typed_body(DAY.sub("", line)), DAY.findall(line)
    if not days:
        return FormerPost(body, None), ""
    try:
        return FormerPost(body, date.fromisoformat(days[0])), ""
    except ValueError:
        return FormerPost(body, None), str(days[0])


def typed_kin(line: str) -> Kin:
    """A relative: the name first, then the body."""
    name, *rest = _parts(line) or [""]
    return Kin(name, typed_body("，".join(rest)))


def as_lines(facts: ExpertFacts) -> dict[str, str]:
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


def _parts(line: str) -> list[str]:
    return [part.strip() for part in PARTS.split(line) if part.strip()]
