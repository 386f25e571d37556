"""Reads of the room."""

from jiju.rooms.evaluations.queries.measuring import measure, measure_of
from jiju.rooms.evaluations.queries.ranking import place_of, ranking, run_json, run_sheet, runs
from jiju.rooms.evaluations.queries.sheets import Told, sheet_of

__all__ = ["Told", "measure", "measure_of", "place_of", "ranking", "run_json", "run_sheet", "runs", "sheet_of"]
