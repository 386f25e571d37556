"""Clauses for tests: the small province, lights as they were read, proofs, judgements, named owners."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import ClauseJudgement, ClauseLight, ClauseOwner, ClauseProof
from jiju.spine.actors import system
from jiju.spine.files import Upload
from tests.engines import made_files
from tests.factories import oversight as supervised
from tests.factories import programmes as plans
from tests.factories.oversight import AT, TODAY, by

SAID = "文件已经印发并公开，附正式文件全文。"
WHY = "已经核对文件原件，内容与条款一致。"
DOCUMENT = "长发改〔2024〕5号"
FILES = (Upload("plan.pdf", made_files.pdf()),)
PROVED = "M02.2"  # wants a plan of every city
JUDGED = "M10.3"  # is judged by the provincial office


def base() -> None:
    supervised.base()


def lasting() -> None:
    """The plan as if it went on for another year, so that clauses without a day of their own stand open."""
    base()
    plans.loaded(plans.jilin().model_copy(update={"last_year": 2025}))


def read(on: date = TODAY, at: datetime | None = None) -> list[ClauseLight]:
    """Every clause, read on a day."""
    return acts.read_clauses(None, by=system("tests"), at=at or AT, on=on)


def light_of(clause: str) -> ClauseLight:
    """The newest light of a clause."""
    return queries.newest_lights("jilin-2021")[clause]


def offered(username: str = "city", **changes: Any) -> ClauseProof:
    """A proof that a city offered."""
    base()
    said = {
        "clause": PROVED, "document": DOCUMENT, "said": SAID, "valid_from": date(2024, 6, 1), "valid_until": None,
        "uploads": FILES,
    } | changes  # fmt: skip
    return acts.prove_clause(None, by=by(username), at=AT, **said)


def accepted(username: str = "city", **changes: Any) -> ClauseProof:
    """The same, accepted by the province."""
    return acts.accept_proof(offered(username, **changes), by=by("province"), at=AT, answer=WHY)


def judged(outcome: str = "met", **changes: Any) -> ClauseJudgement:
    """A judgement by a person of the provincial office."""
    base()
    said = {"clause": JUDGED, "reason": WHY, "valid_until": TODAY + timedelta(days=180)} | changes
    return acts.judge_clause(None, by=by("province"), at=AT, outcome=outcome, **said)


def named(**changes: Any) -> list[ClauseOwner]:
    """The task force is the provincial office in one clause."""
    base()
    said = {"clause": "S01.2", "organisation": "ORG-TF", "units": ("ORG-DRC",), "reason": WHY} | changes
    return acts.name_owner(None, by=by("province"), at=AT, **said)


# --- one stored record of each kind -----------------------------------------------------------------------------


def clause_light() -> ClauseLight:
    base()
    return read()[0]


def clause_proof() -> ClauseProof:
    return offered()


def clause_judgement() -> ClauseJudgement:
    return judged()


def clause_owner() -> ClauseOwner:
    return named()[0]
