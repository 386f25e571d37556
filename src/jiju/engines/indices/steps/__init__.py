"""The steps of a recipe, in the order in which they usually stand."""
