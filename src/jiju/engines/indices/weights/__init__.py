"""Where weights come from: the spread of the figures, judgements, components, balance, or a decision."""

from jiju.engines.indices.weights.ahp import Judged, ahp, hierarchy, judgements
from jiju.engines.indices.weights.balanced import Balanced, balanced, correlations_with_mean, most_informative
from jiju.engines.indices.weights.entropy import entropy
from jiju.engines.indices.weights.given import drawn, effective, from_order
from jiju.engines.indices.weights.principal import Components, components, principal
from jiju.engines.indices.weights.spread import critic, deviation, variation

__all__ = [
    "Balanced",
    "Components",
    "Judged",
    "ahp",
    "balanced",
    "components",
    "correlations_with_mean",
    "critic",
    "deviation",
    "drawn",
    "effective",
    "entropy",
    "from_order",
    "hierarchy",
    "judgements",
    "most_informative",
    "principal",
    "variation",
]
