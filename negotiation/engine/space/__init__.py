"""The whole space of contracts: scored, filtered, and asked about. Pure; the pool is elsewhere."""
