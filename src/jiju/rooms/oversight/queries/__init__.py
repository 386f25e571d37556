"""Reads of the room."""

from jiju.rooms.oversight.queries.alert import alert
from jiju.rooms.oversight.queries.alert_gone import why_gone
from jiju.rooms.oversight.queries.alert_routing import alerts_left, routed_anew, sees_alert, units_to_give
from jiju.rooms.oversight.queries.alert_rules import (
    alert_rules,
    periods_reported,
    periods_to_read,
    replayed,
    rules_of_alerts,
)
from jiju.rooms.oversight.queries.alert_sight import (
    alert_record,
    alerts_in_sight,
    homes_of_signs,
    is_spoken_about,
    known_alerts,
    may_not_close,
    put_off_times,
    read_vintages,
    signs_raised,
    snoozed_alerts,
    untold,
)
from jiju.rooms.oversight.queries.alert_signs import Reader
from jiju.rooms.oversight.queries.alert_telling import digests
from jiju.rooms.oversight.queries.alert_terms import alerts_asked
from jiju.rooms.oversight.queries.alerts import (
    alert_lines,
    alerts,
    counts_of_alerts,
    kinds_of_alerts,
    open_alerts_of,
    places_of_alerts,
)
from jiju.rooms.oversight.queries.announcing import TELLING, announcements
from jiju.rooms.oversight.queries.boards import board, measures_of
from jiju.rooms.oversight.queries.clause_next import ROOMS
from jiju.rooms.oversight.queries.clause_reading import clause_readings, clauses_to_write, differs, newest_lights
from jiju.rooms.oversight.queries.clauses import ClausesWanted, by_measure, clauses, clauses_json
from jiju.rooms.oversight.queries.cockpits import cockpit, lights_to_task, target_line
from jiju.rooms.oversight.queries.comparing import MOST, compared, like_periods, newest_told, peers
from jiju.rooms.oversight.queries.coverage import coverage
from jiju.rooms.oversight.queries.following import (
    alert_followed,
    alerts_to_follow,
    issue_followed,
    issues_to_follow,
    office_instead,
    parties_now,
    task_followed,
    tasks_to_follow,
)
from jiju.rooms.oversight.queries.gaps import gap
from jiju.rooms.oversight.queries.issue_sight import (
    answerers_of,
    issue_record,
    judges,
    may_give,
    may_see_answer,
    units_above,
    visible_issues,
)
from jiju.rooms.oversight.queries.issues import issue, issues, issues_asked, open_issues_of
from jiju.rooms.oversight.queries.load import load
from jiju.rooms.oversight.queries.meetings import (
    agenda_of,
    meeting,
    meeting_record,
    meetings,
    proposed_agenda,
    roster,
    roster_record,
    serving,
    stands,
)
from jiju.rooms.oversight.queries.moved import moved
from jiju.rooms.oversight.queries.one import task
from jiju.rooms.oversight.queries.one_clause import clause, judgement_record, may_see_proof, proof_record
from jiju.rooms.oversight.queries.origins import KINDS, origin, revised
from jiju.rooms.oversight.queries.outlooks import due, looked_ahead, to_data
from jiju.rooms.oversight.queries.owners import judges_of, owner_units
from jiju.rooms.oversight.queries.quarterly import (
    analyses,
    analyses_asked,
    analysis,
    analysis_data,
    analysis_record,
    computed,
    digest_of,
    due_of,
    facts_of,
    last_quarter,
    newest_texts,
    passages_of,
    period_of,
    stray_numbers,
    text_of,
    writers_of,
)
from jiju.rooms.oversight.queries.raising import deliveries_held, due_escalations, due_pressings, tasks_to_raise
from jiju.rooms.oversight.queries.red import red
from jiju.rooms.oversight.queries.searching import search
from jiju.rooms.oversight.queries.seeing import (
    doers_of,
    governs,
    last_day_of,
    may_see_delivery,
    may_see_meeting,
    parties_of,
    postponement_record,
    stands_as,
    task_record,
    visible,
)
from jiju.rooms.oversight.queries.share_books import offered_in, share_book
from jiju.rooms.oversight.queries.shares import offers
from jiju.rooms.oversight.queries.tasks import asked_of, tasks, tasks_about_figure, tasks_from
from jiju.rooms.oversight.queries.telling_shares import TELLING_SHARES, told_of_shares
from jiju.rooms.oversight.queries.topics import matrix, newest_due_period, newest_period, topics_in
from jiju.rooms.oversight.queries.units import may_task, units_on, units_to_task
from jiju.rooms.oversight.queries.views import view, view_names, view_record, views
from jiju.rooms.oversight.queries.zone_files import (
    grants_of_zone,
    looking_at,
    main_indicators,
    tasks_of_zone,
    timeline,
    titles_of_zone,
    zone_series,
)
from jiju.rooms.oversight.queries.zone_topics import empty_topics, named_problem, topics_asked, zone_topics

__all__ = [
    "ClausesWanted", "KINDS", "MOST", "ROOMS", "Reader", "TELLING", "TELLING_SHARES", "agenda_of", "alert",
    "alert_followed", "alert_lines", "alert_record", "alert_rules", "alerts", "alerts_asked", "alerts_in_sight",
    "alerts_left", "alerts_to_follow", "analyses", "analyses_asked", "analysis", "analysis_data", "analysis_record",
    "announcements", "answerers_of", "asked_of", "board", "by_measure", "clause", "clause_readings", "clauses",
    "clauses_json", "clauses_to_write", "cockpit", "compared", "computed", "counts_of_alerts", "coverage",
    "deliveries_held", "differs", "digest_of", "digests", "doers_of", "due", "due_escalations", "due_of",
    "due_pressings", "empty_topics", "facts_of", "gap", "governs", "grants_of_zone", "homes_of_signs",
    "is_spoken_about", "issue", "issue_followed", "issue_record", "issues", "issues_asked", "issues_to_follow",
    "judgement_record", "judges", "judges_of", "kinds_of_alerts", "known_alerts", "last_day_of", "last_quarter",
    "lights_to_task", "like_periods", "load", "looked_ahead", "looking_at", "main_indicators", "matrix", "may_give",
    "may_not_close", "may_see_answer", "may_see_delivery", "may_see_meeting", "may_see_proof", "may_task",
    "measures_of", "meeting", "meeting_record", "meetings", "moved", "named_problem", "newest_due_period",
    "newest_lights", "newest_period", "newest_texts", "newest_told", "offered_in", "offers", "office_instead",
    "open_alerts_of", "open_issues_of", "origin", "owner_units", "parties_now", "parties_of", "passages_of",
    "peers", "period_of", "periods_reported", "periods_to_read", "places_of_alerts", "postponement_record",
    "proof_record", "proposed_agenda", "put_off_times", "read_vintages", "red", "replayed", "revised", "roster",
    "roster_record", "routed_anew", "rules_of_alerts", "search", "sees_alert", "serving", "share_book",
    "signs_raised", "snoozed_alerts", "stands", "stands_as", "stray_numbers", "target_line", "task",
    "task_followed", "task_record", "tasks", "tasks_about_figure", "tasks_from", "tasks_of_zone", "tasks_to_follow",
    "tasks_to_raise", "text_of", "timeline", "titles_of_zone", "to_data", "told_of_shares", "topics_asked",
    "topics_in", "units_above", "units_on", "units_to_give", "units_to_task", "untold", "view", "view_names",
    "view_record", "views", "visible", "visible_issues", "why_gone", "writers_of", "zone_series", "zone_topics",
]  # fmt: skip
