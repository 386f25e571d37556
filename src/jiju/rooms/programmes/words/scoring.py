"""What is wrong with a scheme, and how to write it."""

from __future__ import annotations

from jiju.core.words import Word, word
from jiju.rooms.programmes.words.telling import Pair, listed

GRADE = word("grade")
VETO = word("veto")
AWARD = word("award")
SCHEME = word("scheme")
CONDITION = word("condition")


def scheme_faults_found(count: int) -> Word:
    return word("The scheme has {count} faults.", count=count)


def mend_each_of_scheme() -> Word:
    return word("Mend each and try again; nothing has been kept.")


def key_of_another_source(key: str, source: str, uses: list[str]) -> Pair:
    return (
        word("“{key}” means nothing for an item of the source {source}.", key=key, source=source),
        word("Take it away, or change the source. This source uses: {uses}.", uses=listed(uses) or "—"),
    )


def figure_without_source() -> Pair:
    return (
        word("An item of figures needs either an indicator or a formula."),
        word("Write “indicator: revenue”, or “formula: '[tax] / [jobs]'”, and not both."),
    )


def unit_is_known() -> Pair:
    return word("An indicator has its own unit."), word("Take the unit away; it belongs with a formula only.")


def no_guidance() -> Pair:
    return (
        word("It is not said by what experts score this item."),
        word("Write “guidance: …”: what 100 points mean, what 60, and what is looked at."),
    )


def no_checklist() -> Pair:
    return (
        word("An item of documents needs a check-list."),
        word("Write “checklist:” with lines of id, name and points that add up to 100."),
    )


def checklist_does_not_sum(total: str) -> Pair:
    return (
        word("The points of the check-list add up to {total}, not to 100.", total=total),
        word("Change the points until they add up to 100."),
    )


def steps_do_not_rise(direction: str) -> Pair:
    if direction == "up":
        return (
            word("The steps do not rise."),
            word("Write the lowest value first; each later step has a higher value and no fewer points."),
        )
    return (
        word("The steps of an item that is better the smaller do not fall."),
        word("Write the lowest value first; each later step has a higher value and no more points."),
    )


def results_not_from_below(scheme: str, below: str, here: str) -> Pair:
    return (
        word("“{scheme}” assesses units of the level {below}, this scheme those of the level {here}.",
             scheme=scheme, below=below, here=here),
        word("Take results from a scheme of a lower level: of zones for counties, of zones or counties for cities."),
    )  # fmt: skip


def limit_below_one_case(points: str, at_most: str) -> Pair:
    return (
        word("One case gives {points}, but all together give at most {at_most}.", points=points, at_most=at_most),
        word("Write a limit that is no less than the points of one case."),
    )


def no_bonus_for_faults(counts: str) -> Pair:
    return (
        word("What is counted as {counts} earns no bonus.", counts=counts),
        word("Write “kind: deduction”, or “counts: cases”."),
    )


def cap_beyond_the_plan(award: str, given: str, cap: str) -> Pair:
    return (
        word("The award {award} is proposed with {given} 万元, the plan allows at most {cap} 万元.",
             award=award, given=given, cap=cap),
        word("Write a cap of at most {cap}, or leave it out: the plan's cap then holds.", cap=cap),
    )  # fmt: skip


def border_reversed(low: str, high: str) -> Pair:
    return (
        word("The border runs from {low} to {high}.", low=low, high=high),
        word("Write the lower chance first, such as [10, 90]."),
    )


def not_collected(name: str, form: str, row: str) -> Pair:
    return (
        word("“{name}” is not collected: no form in force holds the row [{form}.{row}].",
             name=name, form=form, row=row),
        word("The form {form} would have to ask for the row [{row}]; until it does, score something else.",
             form=form, row=row),
    )  # fmt: skip


def other_periods(name: str, form: str, theirs: str, here: str) -> Pair:
    return (
        word("“{name}” is reported in the form {form} by the {theirs}, the scheme runs by the {here}.",
             name=name, form=form, theirs=theirs, here=here),
        word("Write “period: {theirs}”; a year is assessed on the last quarter, whose figures run from January.",
             theirs=theirs),
    )  # fmt: skip


def enterprises_alone(name: str, form: str) -> Pair:
    return (
        word("“{name}” comes from the enterprises' own form {form}, which is collected for statistics only.",
             name=name, form=form),
        word("Use the zone's figure, or a condition that counts enterprises: count_of([{form}] where …).", form=form),
    )  # fmt: skip


def formula_unreadable(what: Word, remedy: Word) -> Pair:
    return word("The formula cannot be read. {what}", what=what), remedy


def condition_unreadable(what: Word, remedy: Word) -> Pair:
    return word("The condition cannot be read. {what}", what=what), remedy


def formula_has_its_unit(unit: str, own: str) -> Pair:
    return (
        word("The formula comes out in “{own}”, not in “{unit}”.", own=own, unit=unit),
        word("Take the unit away, or write “unit: {own}”.", own=own),
    )
