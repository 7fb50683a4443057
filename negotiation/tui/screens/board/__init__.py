"""The big board on a projector."""
