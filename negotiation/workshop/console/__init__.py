"""The facilitator's console as a process: the way to the tables, and the doors to its screens."""
