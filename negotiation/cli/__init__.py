"""The command line: what may be asked for, and the one place that puts the real parts together."""
