"""The whole space of contracts, over several processes: with progress, and stopped when asked."""
