"""The plain seat as a page: plain mode's questions as forms, for phones and screen readers."""
