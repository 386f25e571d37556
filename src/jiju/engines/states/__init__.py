"""Tables of moves: which verb leads from which state to which, refused with a reason elsewhere."""

from jiju.engines.states.tables import Move, Table

__all__ = ["Move", "Table"]
