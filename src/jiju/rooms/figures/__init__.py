"""Figures: accepted observations with their vintages, indicators, roll-ups."""
