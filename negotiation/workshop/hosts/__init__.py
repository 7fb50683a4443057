"""A workshop on several hosts that share a database: who runs which table, and the ways between."""
