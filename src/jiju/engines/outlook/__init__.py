"""Outlook: what is usual for a unit, and what is not."""

from jiju.engines.outlook.outliers import Usual, unusual

__all__ = ["Usual", "unusual"]
