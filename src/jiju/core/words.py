"""A word is a sentence that a person will read, kept apart from the language it is read in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Word:
    """An English sentence with named places, translated only where it is shown.

    Shape    `text` is the catalogue key; `values` fill its `{places}`, and a value may itself be a Word
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text.format(**self.values)

    def to_data(self) -> dict[str, Any]:
        """The word as plain data, so that a stored finding can be read in either language."""
        return {
            "text": self.text,
            "values": {k: v.to_data() if isinstance(v, Word) else str(v) for k, v in self.values.items()},
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Word:
        values = {k: cls.from_data(v) if isinstance(v, dict) else v for k, v in data["values"].items()}
        return cls(data["text"], values)


def word(text: str, /, **values: Any) -> Word:
    """Say a sentence: `word("{n} zones", n=3)`. The text must be a literal, so that catalogues can find it."""
    return Word(text, values)
