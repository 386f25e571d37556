"""Reads of the room."""

from jiju.rooms.evaluations.queries.measuring import measure, measure_of
from jiju.rooms.evaluations.queries.ranking import ranking, run_json, runs

__all__ = ["measure", "measure_of", "ranking", "run_json", "runs"]
