"""Roll-ups over Parquet: the latest vintage of each unit, summed exactly, each kind of nothing counted apart."""

from jiju.engines.cubes.facts import SCHEMA_NAMES, Fact, write_part
from jiju.engines.cubes.plain import roll_up_plainly
from jiju.engines.cubes.rollup import Cell, awake, roll_up

__all__ = ["SCHEMA_NAMES", "Cell", "Fact", "awake", "roll_up", "roll_up_plainly", "write_part"]
