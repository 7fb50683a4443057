"""Parts of the playing screens: each draws plain data and reports by its own messages."""
