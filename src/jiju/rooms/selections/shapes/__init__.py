"""Frozen values of the room."""
