"""Selections: how titles are won, kept and lost, by procedures that the plan declares."""
