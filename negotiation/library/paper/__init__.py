"""Documents for people to print or keep: one model of headings, words, tables and pictures."""
