"""Acts of the room: divisions, zones and their versions, enterprises and tenancies."""

from jiju.rooms.registry.acts.entering import enter
from jiju.rooms.registry.acts.rosters import take_roster
from jiju.rooms.registry.acts.standing import let_settle
from jiju.rooms.registry.acts.successions import carry_standing, succeed
from jiju.rooms.registry.acts.tenancies import admit, leave
from jiju.rooms.registry.acts.zones import adopt_divisions, establish, revise

__all__ = [
    "admit",
    "adopt_divisions",
    "carry_standing",
    "enter",
    "establish",
    "leave",
    "let_settle",
    "revise",
    "succeed",
    "take_roster",
]
