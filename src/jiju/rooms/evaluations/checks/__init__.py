"""Pure computation of the room: a scheme, figures and judgements in, standings out."""

from jiju.rooms.evaluations.checks.peers import Pool, pools
from jiju.rooms.evaluations.checks.plain import (
    METHOD,
    digest_of,
    judgements_of,
    judgements_text,
    result_digest,
    snapshot_of,
    snapshot_text,
    standings_of,
    standings_text,
)
from jiju.rooms.evaluations.checks.scoring import ABSENT, EXEMPTED, JUDGED, compute, value_of

__all__ = [
    "ABSENT", "EXEMPTED", "JUDGED", "METHOD", "Pool", "compute", "digest_of", "judgements_of", "judgements_text",
    "pools", "result_digest", "snapshot_of", "snapshot_text", "standings_of", "standings_text", "value_of",
]  # fmt: skip
