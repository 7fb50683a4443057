"""The same seat as questions and answers in a scrolling terminal, for screen readers and pipes."""
