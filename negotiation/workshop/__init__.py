"""A workshop: tables as processes, seats that outlive their terminals, and the ways in to them."""
