"""Pure checks of the room."""
