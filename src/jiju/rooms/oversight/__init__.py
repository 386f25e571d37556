"""Oversight: the lights of the targets, and the cockpit."""
