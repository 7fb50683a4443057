"""Computer players: each sees one seat's view and answers with a command and a reason."""
