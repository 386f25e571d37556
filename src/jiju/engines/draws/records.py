"""Records of draws: everything that happened, as one canonical text that can be digested, kept and repeated."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.draws.conflicts import Exclusion
from jiju.engines.draws.frames import Frame
from jiju.engines.draws.refusals import AnotherAlgorithm
from jiju.engines.draws.shapes import Pool

ALGORITHM = "jiju-draw-1"  # SHA-256 of seed|stratum|code, lowest first; strata as written; employers greedily
Outcome = Literal["chosen", "elsewhere", "employer-cap", "not-reached"]


@dataclass(frozen=True)
class Ticket:
    """One ticket in its order, and what came of it."""

    code: str
    ticket: str
    outcome: Outcome


@dataclass(frozen=True)
class DrawnStratum:
    """What was drawn of one stratum: every ticket in order, who was chosen, and who stands by.

    Shape    `chosen` and `reserves` in the order of tickets, but a systematic sample in the order of its list
    """

    stratum: str
    tickets: tuple[Ticket, ...]
    chosen: tuple[str, ...]
    reserves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draw:
    """A draw of experts with everything that it was made from."""

    inputs: Pool
    inputs_digest: str
    seed: str
    excluded: tuple[Exclusion, ...]
    strata: tuple[DrawnStratum, ...]
    kind: Literal["experts"] = "experts"
    algorithm: str = ALGORITHM

    @property
    def text(self) -> str:
        return canonical(data_of(self))

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(code for s in self.strata for code in s.chosen)


@dataclass(frozen=True)
class Sample:
    """A sample for checks on the spot with everything that it was made from."""

    inputs: Frame
    inputs_digest: str
    seed: str
    strata: tuple[DrawnStratum, ...]
    kind: Literal["simple", "systematic"]
    algorithm: str = ALGORITHM
    excluded: tuple[Exclusion, ...] = ()

    @property
    def text(self) -> str:
        return canonical(data_of(self))

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(code for s in self.strata for code in s.chosen)


Drawn = Annotated[Draw | Sample, Field(discriminator="kind")]
RECORDS: TypeAdapter[Draw | Sample] = TypeAdapter(Drawn)
INPUTS: TypeAdapter[Pool | Frame] = TypeAdapter(Pool | Frame)
POOLS: TypeAdapter[Pool] = TypeAdapter(Pool)  # for whoever keeps a pool until its seed is known


def canonical(data: Any) -> str:
    """Plain data as one text: keys sorted, no spaces, never a float."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: Any) -> str:
    """SHA-256 of the canonical text of plain data."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def digest_of(inputs: Pool | Frame) -> str:
    """The digest of inputs that are in their normal order."""
    return digest(INPUTS.dump_python(inputs, mode="json"))


def data_of(drawn: Draw | Sample) -> Any:
    """A draw as plain data."""
    return RECORDS.dump_python(drawn, mode="json")


def read(text: str) -> tuple[Draw | Sample, str]:
    """A record from its text, and the digest of its inputs as they are written there.

    Errors   Malformed when the text is no record of a draw; AnotherAlgorithm
    """
    try:
        raw = json.loads(text)
        _known(raw)
        return RECORDS.validate_python(raw), digest(raw["inputs"])
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise _unreadable(f"record: {where}") from error
    except (ValueError, RecursionError) as error:  # also what cannot be written in UTF-8, and nesting without end
        raise _unreadable("record") from error


def read_draw(text: str) -> Draw:
    """A draw of experts from the text of its record.

    Errors   Malformed when it is no such record; AnotherAlgorithm
    """
    kept, _ = read(text)
    if not isinstance(kept, Draw):
        raise _unreadable("record: kind")
    return kept


def _known(raw: Any) -> None:
    named = raw.get("algorithm") if isinstance(raw, dict) else None
    if isinstance(named, str) and named != ALGORITHM:
        raise AnotherAlgorithm(named, ALGORITHM)


def _unreadable(where: str) -> Malformed:
    return Malformed(
        where,
        word("This is not the record of a draw."),
        word("Give the text of the record exactly as it was kept."),
    )
