"""Reads of the room: divisions, zones, enterprises and their tenancies, as they hold on a day."""

from jiju.rooms.registry.queries.carrying import Carriable, carriable, said_by, standings_of, succession_record
from jiju.rooms.registry.queries.enterprises import enterprise_file, enterprise_record
from jiju.rooms.registry.queries.lists import (
    STATES,
    doubles,
    doubles_whole,
    other_stays,
    tenancies,
    tenancies_whole,
    tenancy,
    tenancy_record,
)
from jiju.rooms.registry.queries.naming import named
from jiju.rooms.registry.queries.rosters import column_map, judged
from jiju.rooms.registry.queries.standing import (
    below_scale,
    count_enterprises,
    double_tenancies,
    enterprise,
    enterprise_counts,
    enterprise_place,
    enterprise_total,
    is_known,
    reporters,
    reporting_tenants,
    residents,
    size_of,
    tenancy_moves,
    tenancy_places,
    tenants_named,
)
from jiju.rooms.registry.queries.successions import (
    code_now,
    lineage,
    lineage_on,
    lineages,
    names_ever,
    stood_as,
    stood_in,
    successions,
)
from jiju.rooms.registry.queries.whereabouts import Whereabouts
from jiju.rooms.registry.queries.zones import (
    CLOSED,
    PROVINCIAL,
    REMOVED,
    RESERVE,
    RUN_OUT,
    STANDINGS,
    codes_newest_within,
    codes_standing,
    division,
    division_names,
    divisions,
    four_tier_chain,
    newest_place,
    newest_places,
    place_of,
    places_on,
    reporting_cities,
    versions_between,
    zone,
    zone_count,
    zone_versions,
    zones,
    zones_on,
)

__all__ = [
    "CLOSED", "Carriable", "PROVINCIAL", "REMOVED", "RESERVE", "RUN_OUT", "STANDINGS", "STATES", "Whereabouts",
    "below_scale", "carriable", "code_now", "codes_newest_within", "codes_standing", "column_map",
    "count_enterprises", "division", "division_names", "divisions", "double_tenancies", "doubles", "doubles_whole",
    "enterprise", "enterprise_counts", "enterprise_file", "enterprise_place", "enterprise_record",
    "enterprise_total", "four_tier_chain", "is_known", "judged", "lineage", "lineage_on", "lineages", "named",
    "names_ever", "newest_place", "newest_places", "other_stays", "place_of", "places_on", "reporters",
    "reporting_cities", "reporting_tenants", "residents", "said_by", "size_of", "standings_of", "stood_as",
    "stood_in", "succession_record", "successions", "tenancies", "tenancies_whole", "tenancy", "tenancy_moves",
    "tenancy_places", "tenancy_record", "tenants_named", "versions_between", "zone", "zone_count", "zone_versions",
    "zones", "zones_on",
]  # fmt: skip
