"""Games on disk: the event log, saved games, and the portable file that carries one elsewhere."""
