"""Widgets for looking back at a game: the timeline, its curves, and the pages of the analysis."""
