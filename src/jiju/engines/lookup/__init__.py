"""Finding things by name: Chinese, pinyin in full, initials, or code, over many names and without a server."""

from jiju.engines.lookup.folding import Spelling, folded, spelled, terms_of
from jiju.engines.lookup.index import Entry, Hit, Index

__all__ = ["Entry", "Hit", "Index", "Spelling", "folded", "spelled", "terms_of"]
