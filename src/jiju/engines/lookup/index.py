"""An index of names in memory: each way of writing them is one long text, so that a question is a few text searches.

At ten thousand names a question takes about a millisecond and the index a few megabytes; at a million, the texts are
some fifty megabytes and are still searched in tens of milliseconds, but making them takes minutes: see the decision.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jiju.engines.lookup.folding import Spelling, folded, is_chinese, sound_of, spelled, terms_of

END = "\n"
EXACT_CODE, EXACT_NAME, CODE, NAME_BEGINS, NAME, INITIALS_BEGIN, PINYIN_BEGINS, INITIALS, PINYIN, SOUND = range(10)
SHORTEST_PINYIN, SHORTEST_PIECE = 2, 5  # letters of a name, and of the middle or the end of a code


@dataclass(frozen=True)
class Entry:
    """A thing to be found: its key, its names (the present one first) and its codes."""

    key: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A thing that was found, and how well: the lower the rank, the better."""

    key: str
    rank: int


class _Field:
    """One way of writing all entries, end to end."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        self.owners: list[int] = []
        self.offsets: list[int] = []
        parts, at = [], 1
        for owner, text in texts:
            self.owners.append(owner)
            self.offsets.append(at)
            parts.append(text)
            at += len(text) + 1
        self.text = END + END.join(parts) + END

    def beginning(self, term: str) -> Iterator[tuple[int, int]]:
        """Which texts begin with a term, and how long each is."""
        at = self.text.find(END + term)
        while at >= 0:
            n = bisect_right(self.offsets, at + 1) - 1
            yield n, self._end(n) - self.offsets[n]
            at = self.text.find(END + term, at + 1)

    def _end(self, n: int) -> int:
        return self.offsets[n + 1] - 1 if n + 1 < len(self.offsets) else len(self.text) - 1

    def found(self, term: str) -> Iterator[tuple[int, int, int]]:
        """Where a term stands: the place in the list, the offset within it, how long the whole is."""
        at = self.text.find(term)
        while at >= 0:
            n = bisect_right(self.offsets, at) - 1
            yield n, at - self.offsets[n], self._end(n) - self.offsets[n]
            at = self.text.find(term, at + 1)


class Index:
    """The entries, ready to be asked."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        spelt: list[tuple[int, Spelling]] = [(n, spelled(name)) for n, e in enumerate(self.entries) for name in e.names]
        self._starts = [s.starts for _, s in spelt]
        self._names = _Field((n, s.name) for n, s in spelt)
        self._pinyin = _Field((n, s.pinyin) for n, s in spelt)
        self._initials = _Field((n, s.initials) for n, s in spelt)
        self._sound = _Field((n, s.sound + "'") for n, s in spelt)
        self._codes = _Field((n, folded(code)) for n, e in enumerate(self.entries) for code in e.codes)

    def find(self, question: str, *, within: Callable[[str], bool] = lambda _: True, most: int = 20) -> list[Hit]:
        """The best hits of a question among the keys that may be found; every term must be met.

        Missing  a question without a letter or a figure finds nothing
        """
        terms = terms_of(question)
        if not terms:
            return []
        ranks: dict[int, int] | None = None
        for term in terms:
            found = self._ranked(term)
            ranks = found if ranks is None else {n: max(r, found[n]) for n, r in ranks.items() if n in found}
        best = sorted((ranks or {}).items(), key=lambda pair: (pair[1], len(self.entries[pair[0]].names[0]), pair[0]))
        out: list[Hit] = []
        for n, rank in best:
            if within(self.entries[n].key):
                out.append(Hit(self.entries[n].key, rank))
                if len(out) == most:
                    break
        return out

    def _ranked(self, term: str) -> dict[int, int]:
        """Each entry that meets a term, with its best rank."""
        ranks: dict[int, int] = {}
        for n, rank in self._met(term):
            if rank < ranks.get(n, SOUND + 1):
                ranks[n] = rank
        if not ranks and is_chinese(term):
            for n, _, _ in self._sound.found(sound_of(term) + "'"):
                ranks[self._sound.owners[n]] = SOUND
        return ranks

    def _met(self, term: str) -> Iterator[tuple[int, int]]:
        for n, at, long in self._names.found(term):
            rank = NAME if at else EXACT_NAME if long == len(term) else NAME_BEGINS
            yield self._names.owners[n], rank
        if not term.isascii():
            return
        yield from self._coded(term)
        if len(term) < SHORTEST_PINYIN:
            return
        for n, at, _ in self._initials.found(term):
            yield self._initials.owners[n], INITIALS if at else INITIALS_BEGIN
        for n, at, _ in self._pinyin.found(term):
            if at in self._starts[n]:
                yield self._pinyin.owners[n], PINYIN if at else PINYIN_BEGINS

    def _coded(self, term: str) -> Iterator[tuple[int, int]]:
        """By the beginning of a code, or by a longer piece of it with a figure, such as its last places."""
        for n, long in self._codes.beginning(term):
            yield self._codes.owners[n], EXACT_CODE if long == len(term) else CODE
        if len(term) >= SHORTEST_PIECE and any(c.isdigit() for c in term):
            for n, _, _ in self._codes.found(term):
                yield self._codes.owners[n], CODE
