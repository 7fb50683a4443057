"""The vocabulary of the game: clauses, options, levers, sides, scenarios. Frozen, no IO."""
