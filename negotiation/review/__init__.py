"""Looking back at a game: timeline, moments, missed trades, comparison; from events alone."""
