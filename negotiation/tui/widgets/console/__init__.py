"""What the facilitator's console and the big board are drawn from."""
