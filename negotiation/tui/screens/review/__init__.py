"""Screens for looking back at a game: the replay, and what can be said of it."""
