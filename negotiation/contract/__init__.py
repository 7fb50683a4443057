"""The vocabulary of the game: clauses, options, levers, sides, measures, scenarios. Frozen, no IO."""
