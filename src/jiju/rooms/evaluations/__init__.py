"""Evaluations: schemes, and runs that score, rank and grade the zones."""
