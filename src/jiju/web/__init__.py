"""Guarded answers to requests: desk, office, portal."""
