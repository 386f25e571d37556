"""Composite indices: from figures to ranks that can be explained, replayed, and proved as far as they are sure.

from jiju.engines.indices import read_recipe, robustness, run

done = run(read_recipe("recipe.yaml"), "data.csv")      # or a frame of polars or pandas
done.frame("pandas")                                    # best first
robustness(done, 10_000, seed=1).chances(done.recipe.lines[0])
"""

from jiju.engines.indices.bands import Band, grades
from jiju.engines.indices.efficacy import Normalised, efficacy
from jiju.engines.indices.elements import Element, Tree
from jiju.engines.indices.factors import Choice, DataError, Line, Range, Weights
from jiju.engines.indices.fast.entropy_topsis import entropy_topsis
from jiju.engines.indices.fast.noisy import Noisy, noisy_scores
from jiju.engines.indices.fast.weightings import acceptability_under
from jiju.engines.indices.proof.flips import smallest_data_changes, smallest_weight_change
from jiju.engines.indices.proof.polytope import Polytope, around, every, ordered
from jiju.engines.indices.proof.rank_bounds import RankBounds, pairs, rank_bounds
from jiju.engines.indices.ranks import competition_ranks
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.recipe import Grade, Rank, Recipe
from jiju.engines.indices.reports.document import robust_document, run_document
from jiju.engines.indices.reports.workbook import workbook
from jiju.engines.indices.robust.multiverse import Multiverse, multiverse
from jiju.engines.indices.robust.placing import above_of, acceptability_of, places_of
from jiju.engines.indices.robust.robustness import Robustness, robustness
from jiju.engines.indices.run import Run, run
from jiju.engines.indices.study.attribution import attributed
from jiju.engines.indices.study.comparing import compared, likeness
from jiju.engines.indices.study.dropping import dropped
from jiju.engines.indices.study.strengths import strengths
from jiju.engines.indices.sums import Part, weighted_parts
from jiju.engines.indices.tables import Table, Units, read_table
from jiju.engines.indices.weights.given import effective

__all__ = [
    "Band", "Choice", "DataError", "Element", "Grade", "Line", "Multiverse", "Noisy", "Normalised", "Part",
    "Polytope", "Range", "Rank", "RankBounds", "Recipe", "Robustness", "Run", "Table", "Tree", "Units", "Weights",
    "above_of", "acceptability_of", "acceptability_under", "around", "attributed", "compared", "competition_ranks",
    "dropped", "effective", "efficacy", "entropy_topsis", "every", "grades", "likeness", "multiverse", "noisy_scores",
    "ordered", "pairs", "places_of", "rank_bounds", "read_recipe", "read_table", "robust_document", "robustness",
    "run", "run_document", "smallest_data_changes", "smallest_weight_change", "strengths", "weighted_parts",
    "workbook",
]  # fmt: skip
