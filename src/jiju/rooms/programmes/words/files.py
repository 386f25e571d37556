"""What is wrong with a file of a plan, or with one value in it."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.programmes.words.telling import Pair, listed


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
    return word("This is empty."), word("Write something here, or take the line away where it may be left out.")


def not_an_id(value: str) -> Pair:
    return (
        word("“{value}” cannot be a code.", value=value),
        word("Use up to 40 letters, digits, dots, hyphens and underscores, beginning with a letter or digit."),
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
    return word("“{value}” cannot be read: {problem}.", value=value, problem=problem), word("Correct the value.")
