"""Draws: experts and samples drawn by a seed, so that anybody can draw them again and get the same.

`draw` and `panel` for reviews, `simple_sample` and `systematic_sample` for visits, `redraw` to repeat a record.
"""

from jiju.engines.draws.conflicts import Conflict, Exclusion, Reason
from jiju.engines.draws.drawing import draw, pool_digest
from jiju.engines.draws.frames import Frame, Place
from jiju.engines.draws.records import ALGORITHM, POOLS, Draw, DrawnStratum, Sample, Ticket, read_draw
from jiju.engines.draws.redrawing import Difference, Redrawn, redraw
from jiju.engines.draws.refusals import (
    AnotherAlgorithm,
    CodeStandsTwice,
    NoReserveLeft,
    NoSeed,
    NothingWanted,
    NotInTheDraw,
    TooFewCandidates,
    TooFewToSample,
)
from jiju.engines.draws.replacing import Departure, Seat, panel
from jiju.engines.draws.samples import allocation, simple_sample, systematic_sample
from jiju.engines.draws.shapes import Applicant, Candidate, Former, Pool, Stratum
from jiju.engines.draws.tickets import ticket

__all__ = [
    "ALGORITHM", "AnotherAlgorithm", "Applicant", "Candidate", "CodeStandsTwice", "Conflict", "Departure",
    "Difference", "Draw", "DrawnStratum", "Exclusion", "Former", "Frame", "NoReserveLeft", "NoSeed", "NotInTheDraw",
    "NothingWanted", "POOLS", "Place", "Pool", "Reason", "Redrawn", "Sample", "Seat", "Stratum", "Ticket",
    "TooFewCandidates", "TooFewToSample", "allocation", "draw", "panel", "pool_digest", "read_draw", "redraw",
    "simple_sample", "systematic_sample", "ticket",
]  # fmt: skip
