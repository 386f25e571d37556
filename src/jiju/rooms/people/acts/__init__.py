"""Acts of the room, one file a noun."""

from jiju.rooms.people.acts.founding import engage, found
from jiju.rooms.people.acts.posts import appoint_deputy, hand_over, record_training, write_address
from jiju.rooms.people.acts.signing import (
    add_second_factor,
    drop_second_factor,
    mark_demonstration,
    move_demonstration,
    reset_second_factor,
    sign_in,
)

__all__ = [
    "add_second_factor",
    "appoint_deputy",
    "drop_second_factor",
    "engage",
    "found",
    "hand_over",
    "mark_demonstration",
    "move_demonstration",
    "record_training",
    "reset_second_factor",
    "sign_in",
    "write_address",
]
