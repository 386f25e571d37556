"""What stored texts say of experts. For the program itself."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from jiju.rooms.selections.shapes import ExpertFacts

FACTS: TypeAdapter[ExpertFacts] = TypeAdapter(ExpertFacts)


def facts_data(facts: ExpertFacts) -> dict[str, Any]:
    """What the pool says of an expert, as plain data."""
    data: dict[str, Any] = FACTS.dump_python(facts, mode="json")
    return data


def facts_in(text: str) -> ExpertFacts:
    """What the pool says of an expert, from its stored text."""
    return FACTS.validate_python(json.loads(text))
