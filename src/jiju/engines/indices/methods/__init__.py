"""Methods that put several indicators together otherwise than by a mean: distances, penalties, frontiers, votes."""
