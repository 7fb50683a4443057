"""A table's process: the game, its seats, their screens, and the loopback door to them."""
