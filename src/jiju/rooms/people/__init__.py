"""People: units, persons, and who is posted where since when."""
