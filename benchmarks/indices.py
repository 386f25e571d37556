"""The index engine beside its peers and beside the limits of the machine, in one run."""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from typing import Any

import numpy as np
from _ratio import best, ratio

from jiju.engines.indices import acceptability_under, around, entropy_topsis, rank_bounds, read_recipe, robustness, run
from jiju.engines.indices.fast.kernels import compiled

GROUPS, EACH, UNITS = 8, 6, 51


def main() -> None:
    print(f"compiled by numba: {'yes' if compiled else 'no, the NumPy path is measured'}", flush=True)
    weightings()
    large()
    uncertainty()
    bounds()


def weightings() -> None:
    """TOPSIS of 100 × 30 under 10,000 weightings, with the full table of places."""
    rng = np.random.default_rng(0)
    x, w = rng.random((100, 30)) + 0.1, rng.dirichlet(np.ones(30), 10_000)
    ours = best(lambda: acceptability_under(x, w, method="topsis"), 15)
    plain = best(lambda: acceptability_under(x, w, method="topsis", path="numpy"), 3)
    squares = w * w
    limit = best(lambda: (squares @ x.T, squares @ x.T), 15)
    name = "TOPSIS, 10,000 weightings, 100 × 30, with places"
    ratio(name, ours, "two matrix products alone, the limit of scoring", limit, "≤ 10 ms")
    ratio(name, ours, "the NumPy path", plain, "< 1")
    for peer, call, of in peers_of_weightings(x, w):
        ratio(name, ours, f"{peer} ({of} weightings, scaled)", best(call, 1) * len(w) / of, "< 1")


def peers_of_weightings(x: np.ndarray, w: np.ndarray) -> list[tuple[str, Any, int]]:
    """A loop over weightings with each peer, as its users write it."""
    found = []
    with contextlib.suppress(ImportError):
        from pymcdm.helpers import rrankdata  # the peers are an extra
        from pymcdm.methods import TOPSIS
        from pymcdm.normalizations import vector_normalization

        method, types = TOPSIS(vector_normalization), np.ones(x.shape[1])
        found.append(("pymcdm", lambda: [rrankdata(method(x, k, types)) for k in w[:1000]], 1000))
    with contextlib.suppress(ImportError):
        from skcriteria import mkdm
        from skcriteria.agg.similarity import TOPSIS as Similar

        table = mkdm(x, objectives=[max] * x.shape[1])
        similar = Similar()
        found.append(("scikit-criteria", lambda: [similar.evaluate(table.copy(weights=k)) for k in w[:200]], 200))
    with contextlib.suppress(ImportError):
        from pyDecision.algorithm import topsis_method
        from scipy.stats import rankdata

        kinds = ["max"] * x.shape[1]
        found.append((
            "pyDecision",
            lambda: [rankdata(topsis_method(x, k, kinds, graph=False, verbose=False)) for k in w[:200]], 200,
        ))  # fmt: skip
    return found


def large() -> None:
    """Entropy weights and TOPSIS of 100,000 × 30."""
    x = np.random.default_rng(0).random((100_000, 30)) + 0.1
    ours = best(lambda: entropy_topsis(x), 10)
    limit = best(lambda: np.log(x), 5)
    name = "entropy + TOPSIS, 100,000 × 30"
    ratio(name, ours, "3,000,000 logarithms alone", limit, "≤ 15 ms")
    ratio(name, ours, "the NumPy path", best(lambda: entropy_topsis(x, path="numpy"), 3), "< 1")
    with contextlib.suppress(ImportError):
        from pymcdm.methods import TOPSIS  # the peers are an extra
        from pymcdm.normalizations import vector_normalization
        from pymcdm.weights import entropy_weights

        method, types = TOPSIS(vector_normalization), np.ones(30)
        ratio(name, ours, "pymcdm", best(lambda: method(x, entropy_weights(x), types), 2), "< 1")


def example() -> Any:
    """A table of the size of ASEM: 51 units, 48 indicators in 8 groups in 2 halves, some with outliers and gaps."""
    rng = np.random.default_rng(7)
    elements: list[dict[str, Any]] = [{"id": "index"}, {"id": "h0", "parent": "index"}, {"id": "h1", "parent": "index"}]
    data: dict[str, Any] = {"unit": [f"u{i:02}" for i in range(UNITS)]}
    for g in range(GROUPS):
        elements.append({"id": f"g{g}", "parent": f"h{g % 2}"})
        for k in range(EACH):
            name = f"i{g}{k}"
            elements.append({"id": name, "parent": f"g{g}", "direction": "down" if k == 0 else "up"})
            column = np.exp(rng.normal(size=UNITS) * (1.2 if k % 3 == 0 else 0.4))
            column[rng.random(UNITS) < 0.03] = np.nan
            data[name] = column
    steps = [
        {"impute": {"method": "median"}}, {"treat": {"method": "winsorise by skew and kurtosis"}},
        {"normalise": {"method": "min-max", "to": [1, 100]}}, {"aggregate": {"by": "arithmetic mean"}},
    ]  # fmt: skip
    factors = [
        {"id": "winmax", "step": "treat", "option": "winsorise_at_most", "values": [1, 2, 3, 4, 5]},
        {"id": "scale", "step": "normalise", "values": [
            {"method": "min-max", "to": [1, 100]}, {"method": "z-score", "mean": 10, "deviation": 2}]},
        {"id": "mean", "step": "aggregate", "values": ["arithmetic mean", "geometric mean"]},
        {"id": "weights", "kind": "weights", "share": 0.25, "of": ["level 2", "level 3"]},
    ]  # fmt: skip
    recipe = {"id": "size-of-asem", "units": {"code": "unit"}, "elements": elements, "steps": steps, "factors": factors}
    return run(read_recipe(recipe), data)


def uncertainty() -> None:
    """10,000 replicates of four factors, with intervals and the table of places."""
    done = example()

    def replicates() -> None:
        sure = robustness(done, 10_000, seed=1)
        sure.intervals()
        assert sure.acceptability.shape == (UNITS, UNITS)

    one = best(lambda: run(done.recipe, done.table), 5)
    name = "uncertainty, 10,000 replicates, 51 × 48, four factors"
    ratio(name, best(replicates, 5), "10,000 runs one by one", one * 10_000, "≤ 0.2 s")


def bounds() -> None:
    """Best and worst place of each of 100 units over all weightings within a quarter of equal ones."""
    rng = np.random.default_rng(0)
    x = 100 * (0.5 * rng.random((100, 1)) + 0.5 * rng.random((100, 30)))
    units, polytope = [str(i) for i in range(100)], around(np.ones(30), 0.25)
    found: list[Any] = []
    ours = best(lambda: found.extend(rank_bounds(x, polytope, units)), 1)
    proved = sum(b.best.proved and b.worst.proved for b in found)
    samples = rng.dirichlet(np.ones(30), 10_000)
    ratio(f"exact rank bounds, 100 × 30, {proved} of 100 proved", ours, "10,000 samples, which prove nothing",
          best(lambda: acceptability_under(x, samples, method="weighted sum"), 3), "≤ 10 s")  # fmt: skip


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # of the peers
    with contextlib.redirect_stderr(io.StringIO()):
        main()
    sys.exit(0)
