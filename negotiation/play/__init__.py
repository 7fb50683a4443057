"""A game in progress: the host that alone writes, its seats, clocks, and the shared wording."""
