"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.evaluations.acts.ranking import NothingToRank, adopt_schemes, rank

__all__ = ["NothingToRank", "adopt_schemes", "rank"]
