"""The meaning of each method, written out in plain loops. Slow on purpose; the fast forms must agree with it."""
