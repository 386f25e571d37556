"""The public's pages: no sign-in, nothing in them that not everybody may know."""
