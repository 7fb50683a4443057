"""Games as data for other programs: tables with a codebook, xAPI statements, a recording."""
