"""Cuts a rule's text into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiju.core.refusals import Malformed
from jiju.core.words import word

LONGEST = 400
_TOKEN = re.compile(
    r"\s*(?:(?P<cell>\[\s*(?:\*|[\w.]{1,40}(?:\s*\.\.\s*\w{1,8})?)\s*\])|(?P<number>\d{1,18}(?:\.\d{1,8})?%?)"
    r"|(?P<name>[a-z_]{1,20})|(?P<text>[\"“][^\"“”]{1,120}[\"”])|(?P<mark><=|>=|!=|[<>=+\-*/(),:]))"
)


@dataclass(frozen=True)
class Token:
    """One token: its kind (cell, number, name, text, mark), its text and where it stands."""

    kind: str
    text: str
    at: int


def cut(text: str, where: str) -> list[Token]:
    """The tokens of a rule.

    Errors   Malformed at the first character that belongs to none, or for a text that is too long
    """
    if len(text) > LONGEST:
        raise Malformed(
            where,
            word("The rule has {n} characters.", n=len(text)),
            word("Write at most {most}; part it into several rules.", most=LONGEST),
        )
    out, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            raise Malformed(
                where,
                word("“{text}” at character {at} is not part of the language.", text=text[at:].strip()[:12], at=at + 1),
                word("Write rows as [04], numbers plainly, and the words of the language in small letters."),
            )
        kind = str(found.lastgroup)
        said = found.group(kind)
        plain = said[1:-1].strip() if kind == "text" else re.sub(r"\s", "", said)
        out.append(Token(kind, plain, found.start(kind)))
        at = found.end()
    return out


def unfold(text: str, where: str) -> list[tuple[str, str]]:
    """A template over many cells as one text a cell: `each [04], [07]: [*] >= previous([*])`; (row, text).

    Shape    a text that is no template is itself, with no row
    Errors   Malformed for a template without rows or without [*]
    """
    head, colon, body = text.partition(":")
    if not head.strip().startswith("each"):
        return [("", text)]
    codes = re.findall(r"\[(\w{1,8})\]", head)
    if not colon or re.fullmatch(r"\s*each\s*(\[\w{1,8}\]\s*,?\s*)+", head) is None or "[*]" not in body:
        raise Malformed(
            where, word("A template names its rows, and [*] where each of them is meant."),
            word("Write it like: each [04], [07]: [*] >= previous([*])."),
        )  # fmt: skip
    return [(code, body.replace("[*]", f"[{code}]")) for code in dict.fromkeys(codes)]
