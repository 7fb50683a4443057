"""The event log in PostgreSQL, for events on several hosts. Needs the extra `postgres`."""
