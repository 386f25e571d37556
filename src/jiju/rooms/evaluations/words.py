"""Sentences of the room that a person reads: the sections of industries by their official names."""

from __future__ import annotations

from jiju.core.words import Word, word

SECTIONS: dict[str, Word] = {  # GB/T 4754-2017
    "A": word("Agriculture, forestry and fishing"),
    "B": word("Mining"),
    "C": word("Manufacturing"),
    "D": word("Electricity, heat, gas and water"),
    "E": word("Construction"),
    "F": word("Wholesale and retail"),
    "G": word("Transport, storage and post"),
    "H": word("Lodging and catering"),
    "I": word("Information, software and IT services"),
    "J": word("Finance"),
    "K": word("Real estate"),
    "L": word("Leasing and business services"),
    "M": word("Research and technical services"),
    "N": word("Water, environment and public facilities"),
    "O": word("Resident services and repair"),
    "P": word("Education"),
    "Q": word("Health and social work"),
    "R": word("Culture, sports and entertainment"),
    "S": word("Public administration and social organisations"),
    "T": word("International organisations"),
}
