"""Agglomeration: is an industry gathered, is an area specialised, and what did it grow from?

Every result names its reference and how many units it rests on; too thin data are refused, absent is never zero.
"""

from jiju.engines.agglomeration.concentration import Concentration, LargestShare, herfindahl, largest_share
from jiju.engines.agglomeration.coupling import Coordination, coupling_coordination
from jiju.engines.agglomeration.growth import LikeForLike, like_for_like
from jiju.engines.agglomeration.inequality import GroupPart, Inequality, theil
from jiju.engines.agglomeration.localisation import Localisation, ellison_glaeser
from jiju.engines.agglomeration.quotient_shapes import Interval, Quotient, Quotients, ThinCell
from jiju.engines.agglomeration.quotients import location_quotients
from jiju.engines.agglomeration.redrawing import location_quotients_of_plants
from jiju.engines.agglomeration.shapes import Basis, Figure, Itself, Of, Plant, Reference, Table
from jiju.engines.agglomeration.shifts import (
    EstebanMarquillas,
    Homothetic,
    Shift,
    ShiftShare,
    esteban_marquillas,
    shift_share,
)
from jiju.engines.agglomeration.specialisation import (
    SpatialGini,
    Specialisation,
    krugman_specialisation,
    spatial_gini,
)
from jiju.engines.agglomeration.thin import FigureIsAbsent, NothingToCompare, TooManyAbsent, TooThin

__all__ = [
    "Basis", "Concentration", "Coordination", "EstebanMarquillas", "Figure", "FigureIsAbsent", "GroupPart",
    "Homothetic", "Inequality", "Interval", "Itself", "LargestShare", "LikeForLike", "Localisation", "NothingToCompare",
    "Of", "Plant", "Quotient", "Quotients", "Reference", "Shift", "ShiftShare", "SpatialGini", "Specialisation",
    "Table", "ThinCell", "TooManyAbsent", "TooThin", "coupling_coordination", "ellison_glaeser", "esteban_marquillas",
    "herfindahl", "krugman_specialisation", "largest_share", "like_for_like", "location_quotients",
    "location_quotients_of_plants", "shift_share", "spatial_gini", "theil",
]  # fmt: skip
