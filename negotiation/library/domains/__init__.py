"""Scenarios as domains of the field's own tools: issues, options, and additive profiles."""
