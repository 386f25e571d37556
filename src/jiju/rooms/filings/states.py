"""The states of a filing and its moves. Which moves a filing needs is said by the chain of its form."""

from __future__ import annotations

from jiju.core.words import word
from jiju.engines.states import Table

STATES = Table(
    {
        "draft": word("being filled in"),
        "certified": word("signed by the statistician"),
        "submitted": word("submitted"),
        "zone_passed": word("passed by the zone"),
        "county_passed": word("passed by the county"),
        "city_passed": word("passed by the city"),
        "accepted": word("accepted"),
        "returned": word("handed back"),
    },
    start="draft",
    moves={
        "fill_in": (("draft", "returned"), "draft"),
        "take_workbook": (("draft", "returned"), "draft"),
        "explain": (("draft", "returned"), ""),
        "certify": (("draft",), "certified"),
        "endorse": (("certified",), "submitted"),
        "pass_zone": (("submitted",), "zone_passed"),
        "pass_county": (("submitted",), "county_passed"),
        "pass_city": (("county_passed",), "city_passed"),
        "accept": (("city_passed", "zone_passed"), "accepted"),
        "hand_back": (("certified", "submitted", "zone_passed", "county_passed", "city_passed"), "returned"),
    },
)
OPEN_TO_REPORTER = frozenset({"draft", "returned"})
SENT = frozenset({"submitted", "zone_passed", "county_passed", "city_passed", "accepted"})
