"""Every sentence of this room: what is wrong with a plan, and how to write it. Each gives (what, remedy)."""

from __future__ import annotations

from jiju.core.words import Word, word

Pair = tuple[Word, Word]


def listed(names: list[str]) -> str:
    """Names in one line; a long list is cut, for a sentence on a screen."""
    shown = "、".join(names[:40])
    return f"{shown}…" if len(names) > 40 else shown


# the folder and its files


def no_folder() -> Pair:
    return word("There is no such folder."), word("Name the folder that holds the plan's files.")


def no_file(name: str) -> Pair:
    return (
        word("The file “{name}” is missing.", name=name),
        word("Add it to the plan's folder; the manual page “Write a plan” shows what stands in it."),
    )


def unknown_file(name: str, known: list[str]) -> Pair:
    return (
        word("“{name}” is not a file of a plan.", name=name),
        word("Take it away, or name it as one of: {known}.", known=listed(known)),
    )


def not_utf8() -> Pair:
    return word("The file is not written in UTF-8."), word("Save it again with the encoding UTF-8.")


def not_yaml(line: int, problem: str) -> Pair:
    return (
        word("Line {line} cannot be read as YAML: {problem}.", line=line, problem=problem),
        word("Check the indentation, the colons and the quotation marks on that line and the one before."),
    )


def repeated_key(key: str, line: int) -> Pair:
    return (
        word("The key “{key}” stands twice, the second time on line {line}.", key=key, line=line),
        word("Keep one of the two lines."),
    )


# one value


def unknown_key(key: str, known: list[str]) -> Pair:
    return (
        word("“{key}” is not a known key here.", key=key),
        word("Correct its spelling or take it away. Known here: {known}.", known=listed(known)),
    )


def missing_key(key: str) -> Pair:
    return word("“{key}” is missing.", key=key), word("Add a line “{key}: …”.", key=key)


def not_text() -> Pair:
    return word("This must be text."), word('Write it between quotation marks; a code such as "04" as well.')


def empty() -> Pair:
    return word("This is empty."), word(
        "Write something here, or take the line away where it may be left out."
    )


def not_an_id(value: str) -> Pair:
    return (
        word("“{value}” cannot be a code.", value=value),
        word(
            "Use up to 40 letters, digits, dots, hyphens and underscores, beginning with a letter or digit."
        ),
    )


def not_a_number(value: str) -> Pair:
    return word("“{value}” is not a number.", value=value), word("Write digits only, such as 400 or 18.5.")


def not_whole(value: str) -> Pair:
    return word("“{value}” is not a whole number.", value=value), word("Write digits only, such as 2024.")


def not_a_day(value: str) -> Pair:
    return (
        word("“{value}” is not a day of the calendar.", value=value),
        word("Write year, month and day, such as 2023-12-31."),
    )


def not_one_of(value: str, known: str) -> Pair:
    return word("“{value}” is not possible here.", value=value), word("Write one of: {known}.", known=known)


def not_true_or_false(value: str) -> Pair:
    return word("“{value}” is neither true nor false.", value=value), word("Write true or false.")


def not_a_list() -> Pair:
    return word("This must be a list."), word("Begin each entry with a hyphen, or write [one, two].")


def not_a_mapping() -> Pair:
    return word("This must be a set of keys and values."), word("Write each as “key: value”.")


def out_of_bounds(value: str, bound: str) -> Pair:
    return (
        word("{value} is out of bounds.", value=value),
        word("Write a number that is {bound}.", bound=bound),
    )


def too_few() -> Pair:
    return word("The list is empty."), word("Write at least one entry.")


def otherwise_wrong(value: str, problem: str) -> Pair:
    return word("“{value}” cannot be read: {problem}.", value=value, problem=problem), word(
        "Correct the value."
    )


# what does not fit together


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
TARGET_MEASURE = word("target measure")


def year_without_figure(year: int, measure: str) -> Pair:
    return (
        word("The target year {year} has no figure for “{measure}”.", year=year, measure=measure),
        word("Add “{measure}: …” to the figures of that year.", measure=measure),
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
        word(
            "The unit “{here}” does not fit the unit “{there}” that it is taken from.", here=here, there=there
        ),
        word(
            "Use units of one dimension, such as 万元 and 亿元; a row and its indicator must have the same unit."
        ),
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


def rule_unreadable(what: Word) -> Pair:
    return (
        word("The rule cannot be read: {what}", what=what),
        word("The rule language is described in the reference of rules."),
    )


def faults_found(count: int) -> Word:
    return word("The plan has {count} faults.", count=count)


def mend_each() -> Word:
    return word("Mend each and try again; nothing has been loaded.")


# asking for a plan


def no_plan() -> Pair:
    return word("No plan has been loaded yet."), word("An administrator loads one with “jiju plan load DIR”.")


def no_such_plan(ident: str, known: list[str]) -> Pair:
    return (
        word("There is no plan “{ident}”.", ident=ident),
        word("Loaded are: {known}.", known=listed(known)),
    )


def no_such_clause(ident: str) -> Pair:
    return word("There is no clause “{ident}” in the plan.", ident=ident), word(
        "Check its number in the plan."
    )
