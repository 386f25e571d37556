"""Composite indices: normalise, weigh, add up, rank, grade."""

from jiju.engines.indices.bands import Band, grades
from jiju.engines.indices.efficacy import Normalised, efficacy
from jiju.engines.indices.ranks import competition_ranks
from jiju.engines.indices.sums import Part, weighted_parts

__all__ = ["Band", "Normalised", "Part", "competition_ranks", "efficacy", "grades", "weighted_parts"]
