"""How sure a rank is: every choice that could have been otherwise, tried; every error that could be there, drawn."""
