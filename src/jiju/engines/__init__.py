"""Small libraries that know nothing of one another, nor of Django."""
