"""Whether the parts of a plan fit together. Each check yields what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiju.core.refusals import Malformed
from jiju.rooms.programmes.checks import (
    alerts,
    awards,
    clauses,
    collecting,
    forms,
    indicators,
    items,
    places,
    procedures,
    promises,
    quotes,
    references,
    rules,
    schemes,
    thresholds,
    topics,
    unique,
)
from jiju.rooms.programmes.checks.drafts import Draft

SCHEME_CHECKS: tuple[Callable[[Draft], Iterator[Malformed]], ...] = (
    schemes.weights_sum_to_100,
    schemes.grades_cover_every_score,
    schemes.adjustments_have_room,
    schemes.values_are_told_apart,
    schemes.grades_that_are_named_exist,
    schemes.consequences_name_what_exists,
    schemes.awards_stay_within_the_plan,
    awards.schemes_stay_within_the_rules,
    schemes.borders_are_in_order,
    items.items_have_what_their_source_needs,
    items.steps_rise,
    items.results_come_from_below,
    items.grades_of_results_exist,
    collecting.schemes_score_known_indicators,
    collecting.what_is_scored_is_reported_in_its_periods,
    collecting.formulas_can_be_worked_out,
    collecting.conditions_can_be_judged,
)
CHECKS: tuple[Callable[[Draft], Iterator[Malformed]], ...] = (
    unique.codes_are_given_once,
    promises.years_are_in_order,
    promises.every_year_has_every_figure,
    promises.targets_are_measured,
    promises.organisations_exist,
    promises.types_exist,
    *clauses.CHECKS,
    quotes.quotes_stand_in_the_text,
    quotes.named_zones_stand_in_the_text,
    places.divisions_have_parents,
    places.zones_lie_in_known_places,
    places.layout_places_exist,
    indicators.indicators_come_from_somewhere,
    indicators.units_are_known,
    indicators.none_is_made_of_itself,
    thresholds.thresholds_are_measured,
    thresholds.thresholds_follow_one_another,
    references.references_are_counted,
    references.standards_follow_one_another,
    unique.versions_are_told_apart,
    forms.rows_hang_together,
    forms.lists_hang_together,
    forms.the_way_of_a_form_is_known,
    rules.rules_can_be_read,
    topics.topics_are_told,
    topics.facts_of_topics_are_there,
    awards.awards_name_what_exists,
    awards.awards_that_are_paid_have_bounds,
    *SCHEME_CHECKS,
    *procedures.CHECKS,
    alerts.alert_rules_say_one_thing,
    alerts.alert_rules_name_what_exists,
    alerts.alert_rules_can_be_read,
)


def faults_of(draft: Draft) -> list[Malformed]:
    """Every fault, in the order of the checks."""
    return [found for check in CHECKS for found in check(draft)]


def faults_of_schemes(draft: Draft) -> list[Malformed]:
    """What is wrong with schemes alone, the other parts being in order."""
    checks = (unique.codes_are_given_once, collecting.what_is_scored_is_collected, *SCHEME_CHECKS)
    return [found for check in checks for found in check(draft)]
