"""Accepting 10,000 clean filings by one act with one ledger entry, and taking their figures into the warehouse."""

from __future__ import annotations

import time

from _demo import home
from _ratio import ratio

FILINGS, LIMIT = 10_000, 10.0


def main() -> None:
    with home():
        import _hour  # records exist only after the framework is awake

        from jiju.rooms.filings import acts, queries
        from jiju.spine import ledger, news
        from jiju.spine.actors import Actor, Scope
        from jiju.spine.roles import Role

        _hour.make(1, FILINGS, below="zone_passed")
        county = Actor("PC", "county", "某人", Role.COUNTY, "U220103", "某县", Scope("county", frozenset({"220103"})))
        chosen = queries.clean_numbers(county)
        assert len(chosen) == FILINGS, len(chosen)
        begun = time.perf_counter()
        passed = acts.pass_clean(chosen, by=county, at=_hour.AT)
        taken = time.perf_counter() - begun
        begun = time.perf_counter()
        news.catch_up()
        followed = time.perf_counter() - begun
        assert passed == FILINGS, passed
        assert queries.clean_numbers(county) == []
        verdict = ledger.verify()
        assert verdict.first_bad is None, verdict
    print(
        f"filings: {passed}; entries that hold: {verdict.size}; taken into the warehouse in {followed:.1f} s",
        flush=True,
    )
    ratio(f"accept {FILINGS} filings with their ledger entry", taken, "limit", LIMIT, "≤ 1")


if __name__ == "__main__":
    main()
