"""A set of rules as a file: what is written can be read again, and nothing else is taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml
from pydantic import ValidationError

from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.rooms.programmes.shapes import RuleText

FIELDS = ("id", "severity", "row", "text", "states", "remedy")


def written_rules(rules: Iterable[RuleText]) -> str:
    """Rules as YAML, a block a rule, in their order."""
    rows = [{name: getattr(rule, name) for name in FIELDS} for rule in rules]
    return yaml.safe_dump({"rules": rows}, allow_unicode=True, sort_keys=False, width=120)


def read_rules(content: bytes | list[dict[str, str]]) -> tuple[RuleText, ...]:
    """Rules from a file, or from fields that were typed.

    Errors   Malformed: what is wrong at which rule, and how to write it
    """
    rows = content if isinstance(content, list) else _parsed(content)
    return tuple(_rule(n, row) for n, row in enumerate(rows, start=1))


def _parsed(content: bytes) -> list[Any]:
    try:
        tree = yaml.safe_load(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise Malformed("rules", word("The file is not YAML: {problem}", problem=str(wrong)[:160]), HOW) from wrong
    rows = tree.get("rules") if isinstance(tree, dict) else None
    if not isinstance(rows, list) or not rows:
        raise Malformed("rules", word("The file has no list “rules”."), HOW)
    return rows


HOW = word("Take the rules out here, edit that file, and take it in again.")


def _rule(n: int, row: Any) -> RuleText:
    try:
        return RuleText.model_validate(row)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "—"
        raise Malformed(
            f"rule {n}", word("Rule {n}: “{field}” is missing, empty or cannot be used.", n=n, field=field),
            word("Each rule has id, severity (blocks, asks or notes), row, text, states and remedy; none is empty."),
        ) from wrong  # fmt: skip
