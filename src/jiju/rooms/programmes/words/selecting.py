"""What does not fit in libraries and procedures."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.programmes.words.telling import Pair, listed

LIBRARY = word("library")
CLAUSE = word("clause")
PREFILL = word("fact or indicator")


def no_pipeline(what: str) -> Pair:
    return (
        word("The libraries form no pipeline: {what}.", what=what),
        word("Write one library without “after”, and let each other one come after another, none twice."),
    )


def status_twice(status: str, first: str) -> Pair:
    return (
        word("The status {status} belongs to the library {first} already.", status=status, first=first),
        word("The registry says of a zone one thing: write each status once."),
    )


def takes_from_elsewhere(library: str, after: str) -> Pair:
    return (
        word("The library {library} comes after {after}, and the procedure takes none of its zones.",
             library=library, after=after),
        word("Write {after} into “takes”.", after=after),
    )  # fmt: skip


def leads_nowhere() -> Pair:
    return (
        word("The procedure neither enters nor leaves a library, and issues nothing."),
        word("Write “enters” or “leaves”, or end with a stage of the kind issue or plaque."),
    )


def grade_without_scheme() -> Pair:
    return word("A grade is asked for, and no scheme is named."), word("Write “scheme”, by which the grade is given.")


def applying_is_first() -> Pair:
    return (
        word("A call begins with one stage of the kind apply; a case has none."),
        word("Write it first, once; or write “opens: case”."),
    )


def nobody_acts() -> Pair:
    return word("Nobody takes this stage."), word("Write the offices into “by”: county, city, department, province.")


def cities_recommend() -> Pair:
    return word("A list with a quota is a city's."), word("Write “by: [city]”.")


def needs_its_part(kind: str, part: str) -> Pair:
    return (
        word("A stage of the kind {kind} needs “{part}”.", kind=kind, part=part),
        word("Write it; docs/how-to/write-a-procedure.md shows each."),
    )


def part_of_another_kind(kind: str, part: str) -> Pair:
    return (
        word("A stage of the kind {kind} does not look at “{part}”.", kind=kind, part=part),
        word("Take it away: it would be believed to do something."),
    )


def out_of_order(kind: str, before: str) -> Pair:
    return (
        word("A stage of the kind {kind} comes after one of the kind {before}.", kind=kind, before=before),
        word(
            "Applications are checked, recommended, reviewed, visited first; then follow decide, notice, issue, plaque."
        ),
    )


def kind_twice(kind: str) -> Pair:
    return (
        word("There are two stages of the kind {kind}.", kind=kind),
        word("All applications go through it together, once."),
    )


def kind_is_missing(kind: str) -> Pair:
    return (
        word("Nothing enters or leaves a library without a stage of the kind {kind}.", kind=kind),
        word("Add the stage."),
    )


def points_do_not_sum(total: str) -> Pair:
    return word("The points of the score sheet add up to {total}, not to 100.", total=total), word("Correct them.")


def more_asked_than_wanted(field: str) -> Pair:
    return word("The minimum for {field} is more than is wanted.", field=field), word("Write a smaller “least”.")


def nothing_is_blind() -> Pair:
    return (
        word("The review is blind, and no question and no material is marked for experts."),
        word("Write “blind: true” at what experts read, or “blind: false” at the review."),
    )


def units_of_prefill(question: str, unit: str, own: str) -> Pair:
    return (
        word("“{question}” is asked in “{unit}”, and would be filled in with “{own}”.",
             question=question, unit=unit, own=own),
        word("Write “unit: {own}” and “kind: number”.", own=own),
    )  # fmt: skip


def facts_are_text(question: str) -> Pair:
    return (
        word("“{question}” is filled in with a fact of the registry, which is text.", question=question),
        word("Write “kind: text”."),
    )


def choices_of_question(known: list[str]) -> Pair:
    return (
        word("A question of the kind choice has choices, and no other has: {known}.", known=listed(known) or "—"),
        word("Write “choices”, or another kind."),
    )


def asked_in_a_case() -> Pair:
    return word("In a case nobody applies, so nothing is asked."), word("Take questions and materials away.")
