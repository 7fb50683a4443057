"""How far the numbers may be off: many draws of the model on a population of practices."""
