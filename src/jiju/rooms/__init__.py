"""The rooms, in the order in which a datum lives."""
