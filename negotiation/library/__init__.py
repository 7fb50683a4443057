"""Scenario folders on disk: finding, loading, checking, describing and starting new ones."""
