"""Checks of the room: pure, each one fact."""

from jiju.rooms.grants.checks.amounts import MOST, Typed, amount_fault, read_amount
from jiju.rooms.grants.checks.hands import others_part, parts_of, with_part
from jiju.rooms.grants.checks.likeness import Known, suspicions
from jiju.rooms.grants.checks.purposes import line_faults, purpose_faults, purposes_of
from jiju.rooms.grants.checks.showing import bound_text, digest_of, masked
from jiju.rooms.grants.checks.terms import months_after

__all__ = [
    "MOST", "Known", "Typed", "amount_fault", "bound_text", "digest_of", "line_faults", "masked",
    "months_after", "others_part", "parts_of", "purpose_faults", "purposes_of", "read_amount", "suspicions",
    "with_part",
]  # fmt: skip
