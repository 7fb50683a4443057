"""Plain tables as files for statistics programs."""
