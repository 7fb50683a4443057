"""The shape of the PostgreSQL database, as Alembic's steps.

A step that was ever released is never edited: a change of shape is one more step.
"""
