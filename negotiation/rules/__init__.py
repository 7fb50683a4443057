"""The game as pure functions: commands in, events or a refusal out, and what each seat may see."""
