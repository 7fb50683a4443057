"""Many games among bots: played at full speed, over several processes, and judged."""
