"""Reads of the room."""

from jiju.rooms.selections.queries.calling import deciding_record, living, may_see_decision
from jiju.rooms.selections.queries.choosing import decided_applications, lines_of, scores_by_unit
from jiju.rooms.selections.queries.noticing import (
    may_see_objection,
    notice_of,
    notice_record,
    objection,
    objection_record,
    objections,
    public_notice,
    public_notices,
)
from jiju.rooms.selections.queries.panels import panel_members, panel_scores
from jiju.rooms.selections.queries.parts import kept_from, parts_in, standing_decision, wrote_in
from jiju.rooms.selections.queries.pipeline import pipeline
from jiju.rooms.selections.queries.register import (
    Wanted,
    candidate_record,
    candidates_shown,
    history,
    may_see_candidate,
    may_see_check,
    title,
    title_record,
    titles,
)
from jiju.rooms.selections.queries.removals import call_of_removal, removal_decided
from jiju.rooms.selections.queries.standing import standing
from jiju.rooms.selections.queries.titles import (
    ban_of,
    earlier,
    held_titles,
    is_held,
    later,
    stands_in,
    title_known,
    title_of,
    titles_known,
)
from jiju.rooms.selections.queries.wording import (
    leaves_by_procedure,
    libraries,
    library,
    library_names,
    procedure_of,
    stage_of,
)

__all__ = [
    "Wanted", "ban_of", "call_of_removal", "candidate_record", "candidates_shown", "decided_applications",
    "deciding_record", "earlier", "held_titles", "history", "is_held", "kept_from", "later", "leaves_by_procedure",
    "libraries", "library", "library_names", "lines_of", "living", "may_see_candidate", "may_see_check",
    "may_see_decision", "may_see_objection", "notice_of", "notice_record", "objection", "objection_record",
    "objections", "panel_members", "panel_scores", "parts_in", "pipeline", "procedure_of", "public_notice",
    "public_notices", "removal_decided", "scores_by_unit", "stage_of", "standing", "standing_decision", "stands_in",
    "title", "title_known", "title_of", "title_record", "titles", "titles_known", "wrote_in",
]  # fmt: skip
