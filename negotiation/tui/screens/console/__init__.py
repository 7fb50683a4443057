"""The facilitator's console: one row for each table, and what can be done there."""
