"""Screens of an open game, one for each phase, and what opens from them."""
