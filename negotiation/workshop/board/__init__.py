"""The big board: what everybody may see of all tables, and how it is shown."""
