"""Reports of games as documents: one table's debrief, and all tables of a workshop together.

What is in them comes from `review`; how they are written is for `library.paper`.
"""
