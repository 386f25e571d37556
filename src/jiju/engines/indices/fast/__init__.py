"""The two computations that are worth compiling, each with a NumPy form that gives the same numbers."""
