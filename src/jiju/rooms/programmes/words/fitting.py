"""What does not fit together in a plan."""

from __future__ import annotations

from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.programmes.words.telling import Pair, listed


def same_id(ident: str, first: str) -> Pair:
    return (
        word("The code “{ident}” has been given before, at {first}.", ident=ident, first=first),
        word("Give each its own code."),
    )


def unknown_reference(noun: Word, ident: str, known: list[str]) -> Pair:
    return (
        word("There is no {noun} “{ident}” in this plan.", noun=noun, ident=ident),
        word("Write one of: {known}; or add it to the plan.", known=listed(known)),
    )


ORGANISATION = word("organisation")
ZONE_TYPE = word("zone type")
DIVISION = word("division")
INDICATOR = word("indicator")
FORM = word("form")
ROW = word("row")
COLUMN = word("column")
TARGET_MEASURE = word("target measure")


def year_without_figure(year: int, measure: str) -> Pair:
    return (
        word("The target year {year} has no figure for “{measure}”.", year=year, measure=measure),
        word("Add “{measure}: …” to the figures of that year.", measure=measure),
    )


def last_day_outside(day: date, year: int) -> Pair:
    return (
        word("The plan’s last day {day} does not lie in its last year {year}.", day=day.isoformat(), year=year),
        word("Correct the day, or leave it out where the plan ends with the year."),
    )


def year_outside(year: int, first: int, last: int) -> Pair:
    return (
        word(
            "The target year {year} lies outside the plan's years {first} to {last}.",
            year=year,
            first=first,
            last=last,
        ),
        word("Correct the year, or the years in plan.yaml."),
    )


def years_reversed(first: int, last: int) -> Pair:
    return (
        word("The last year {last} lies before the first year {first}.", first=first, last=last),
        word("Write the earlier year first."),
    )


def not_in_text(quote: str) -> Pair:
    return (
        word("“{quote}” does not stand in the plan's text.", quote=quote),
        word("Copy the words from text.txt exactly as they stand there; spaces and line ends do not matter."),
    )


def weights_do_not_sum(total: str) -> Pair:
    return (
        word("The weights of the items add up to {total}, not to 100.", total=total),
        word("Change the weights until they add up to 100."),
    )


def bands_out_of_order() -> Pair:
    return (
        word("The grades do not descend to 0."),
        word("Write the highest grade first, each later one with a lower score, the last from 0."),
    )


def method_does_not_reach_100(total: str) -> Pair:
    return (
        word("Floor and span add up to {total}, not to 100.", total=total),
        word("Write a floor and a span that together make 100, such as 60 and 40."),
    )


def unknown_unit(unit: str, known: list[str]) -> Pair:
    return (
        word("“{unit}” is not a known unit.", unit=unit),
        word(
            "Write one of: {known}; for a ratio also two of them with a stroke, such as 万元/户.",
            known=listed(known),
        ),
    )


def units_differ(here: str, there: str) -> Pair:
    return (
        word("The unit “{here}” does not fit the unit “{there}” that it is taken from.", here=here, there=there),
        word("Use units of one dimension, such as 万元 and 亿元; a row and its indicator have the same unit."),
    )


def nature_differs(nature: str) -> Pair:
    return (
        word("The indicator is “{nature}”, but its row says otherwise.", nature=nature),
        word("Write “nature: cumulative” exactly where the row says “cumulative: true”."),
    )


def indicator_without_source() -> Pair:
    return (
        word("It is not said where this indicator comes from."),
        word("Give form and row, or sum_of, or numerator and denominator for a ratio, or source: registry."),
    )


def goes_in_a_circle(ident: str) -> Pair:
    return (
        word("“{ident}” is made of itself.", ident=ident),
        word("Let it be made of others that lead to rows of a form, or to the registry."),
    )


def whole_decimals() -> Pair:
    return word("A whole number has no decimals."), word("Write decimals: 0, or kind: decimal.")


def choices_missing() -> Pair:
    return word("A choice has no choices."), word("Write choices: a list of what may be chosen.")


def choices_unasked() -> Pair:
    return word("Only a choice has choices."), word("Write kind: choice, or leave the choices out.")


def words_are_no_number() -> Pair:
    return (
        word("A row of words is no part of a sum, does not run from January, and is not left out as inapplicable."),
        word("Leave out of, cumulative and may; required: false lets it stay empty."),
    )


def same_version(form: str, value: str, file: str) -> Pair:
    return (
        word("Two versions of the form {form} say “{value}”, here and in {file}.", form=form, value=value, file=file),
        word("Give each version its own number and its own first day; the later takes over on its day."),
    )


def list_like_a_form(code: str) -> Pair:
    return (
        word("The list “{code}” has the code of a form.", code=code),
        word("Give it another: rules write both in the same place."),
    )


def lists_too_large(cells: int, most: int) -> Pair:
    return (
        word("The lists have room for {n} cells; a form may have {most}.", n=cells, most=most),
        word("Lower most, or ask for fewer columns."),
    )


def columns_know_the_past_only() -> Pair:
    return word("A column of a list is known from the period before only."), word("Write prefill: previous.")


def title_may_be_empty(column: str) -> Pair:
    return (
        word("The column {column} names the lines to readers, and may stay empty.", column=column),
        word("Leave required out there, or end the key with a column that is always answered."),
    )


def end_is_no_choice(column: str) -> Pair:
    return (
        word("The column {column} ends lines, and is no choice that may stay empty.", column=column),
        word("Write kind: choice with the reasons, required: false, and no prefill."),
    )


def unknown_role(role: str, known: list[str]) -> Pair:
    return word("“{role}” is not a role.", role=role), word("Write one of: {known}.", known=listed(known))


def ends_before_it_begins() -> Pair:
    return (
        word("The end lies before the beginning."),
        word("Write an end that lies after the beginning, or leave it out while there is none."),
    )


def wrong_level(name: str) -> Pair:
    return (
        word("“{name}” is not a division of the level that is wanted here.", name=name),
        word("A zone lies in a city and a county; a county lies in a city; a city lies in the province."),
    )


def county_elsewhere(county: str, city: str) -> Pair:
    return (
        word("The county {county} does not lie in {city}.", county=county, city=city),
        word("Correct one of the two, or add the county to what the reporting unit covers."),
    )


def rule_unreadable(what: Word, remedy: Word) -> Pair:
    return word("The rule cannot be read. {what}", what=what), remedy


def not_an_enterprises_total(ident: str) -> Pair:
    return (
        word("“{ident}” is no figure that enterprises report as a total from January.", ident=ident),
        word("Name an indicator of nature cumulative that reads a form of enterprises."),
    )


def industry_twice(code: str, other: str) -> Pair:
    return (
        word("The industry {code} has a threshold on the same days at {other} already.", code=code, other=other),
        word("End the earlier one with valid_until, or leave the industry out of one."),
    )
