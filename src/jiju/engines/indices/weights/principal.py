"""Weights from principal components: the loadings of the first one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse, varying


@dataclass(frozen=True)
class Components:
    """Principal components of standardised columns.

    Shape    eigenvalues falling; shares sum to one; loadings: indicators × components, each of length one, the sign
             such that the first loading is positive (a component has no sign of its own)
    """

    eigenvalues: FloatArray
    shares: FloatArray
    loadings: FloatArray


def components(x: FloatArray, names: Sequence[str] | None = None) -> Components:
    """Principal components of columns standardised to mean zero and deviation one (n − 1).

    Errors   Malformed on missing figures, a constant column, fewer than two columns or three units
    """
    values = varying(x, names)
    if values.shape[1] < 2 or len(values) < 3:
        raise refuse(
            "PCA", word("There are too few units or indicators."), word("Give two indicators and three units.")
        )
    y = (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)
    _, singular, rotation = np.linalg.svd(y, full_matrices=False)
    eigen = singular**2 / (len(y) - 1)
    signs = np.where(rotation[:, 0] < 0, -1.0, 1.0)
    return Components(eigen, np.asarray(eigen / eigen.sum()), np.asarray((rotation * signs[:, None]).T))


def principal(x: FloatArray, names: Sequence[str] | None = None) -> FloatArray:
    """The loadings of the first component as they are: they may be negative, and do not sum to one.

    A negative loading means that an indicator runs against the others; such a weight is a finding about the
    framework, and an index with it is refused when it is used.

    Source   COINr get_PCA; OECD/JRC Handbook (2008), section 6.1
    """
    return np.asarray(components(x, names).loadings[:, 0])
