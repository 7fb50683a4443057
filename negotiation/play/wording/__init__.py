"""The sentences of the game, by theme; `negotiation.play.words` is their door."""
