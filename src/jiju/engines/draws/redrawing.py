"""Drawing again from a record: does the same come out, and if not, what was changed?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jiju.core.refusals import Malformed, Refusal
from jiju.core.words import Word, word
from jiju.engines.draws.drawing import draw
from jiju.engines.draws.records import Draw, Sample, read
from jiju.engines.draws.samples import simple_sample, systematic_sample

Part = Literal["inputs", "excluded", "tickets", "chosen", "reserves", "record"]
SAYS: dict[Part, Word] = {
    "excluded": word("The record leaves out others, or for other reasons, than the inputs do."),
    "tickets": word("The record's tickets are not those of its seed and inputs."),
    "chosen": word("The record's chosen are not those whom its tickets choose."),
    "reserves": word("The record's reserves are not the next of its tickets."),
    "record": word("The record holds the same draw, but is written in another way than it was kept."),
}


@dataclass(frozen=True)
class Difference:
    """One part in which a record and its repetition differ; `part` is stable."""

    part: Part
    says: Word


@dataclass(frozen=True)
class Redrawn:
    """A draw made again from a record, and where the record differs from it; None when it cannot be made."""

    drawn: Draw | Sample | None
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        return not self.differences


def redraw(text: str) -> Redrawn:
    """Draw again from a record and compare. Changed inputs are told by their digest.

    That the digest itself was not replaced is told by comparing it with the one published before the draw.

    Errors   Malformed when the text is no record; AnotherAlgorithm
    """
    kept, is_now = read(text)
    found = list(_inputs(kept.inputs_digest, is_now))
    try:
        again = _again(kept)
    except (Refusal, Malformed) as refused:
        says = word("From the record's inputs nothing can be drawn: {why}", why=refused.what)
        return Redrawn(None, (*found, Difference("inputs", says)))
    found += _parts(kept, again)
    if not found and again.text != text:
        found.append(Difference("record", SAYS["record"]))
    return Redrawn(again, tuple(found))


def _again(kept: Draw | Sample) -> Draw | Sample:
    if isinstance(kept, Draw):
        return draw(kept.inputs, kept.seed)
    return (simple_sample if kept.kind == "simple" else systematic_sample)(kept.inputs, kept.seed)


def _inputs(said: str, is_now: str) -> Iterator[Difference]:
    if is_now != said:
        says = word("The inputs were changed: their digest is {now}, the record says {said}.", now=is_now, said=said)
        yield Difference("inputs", says)


def _parts(kept: Draw | Sample, again: Draw | Sample) -> Iterator[Difference]:
    pairs: dict[Part, tuple[object, object]] = {
        "excluded": (kept.excluded, again.excluded),
        "tickets": _both(kept, again, "tickets"),
        "chosen": _both(kept, again, "chosen"),
        "reserves": _both(kept, again, "reserves"),
    }
    yield from (Difference(part, SAYS[part]) for part, (was, now) in pairs.items() if was != now)


def _both(kept: Draw | Sample, again: Draw | Sample, part: str) -> tuple[object, object]:
    was, now = ([(s.stratum, getattr(s, part)) for s in one.strata] for one in (kept, again))
    return was, now
