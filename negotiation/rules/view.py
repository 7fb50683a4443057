"""What a seat may know: the only place where anything is hidden."""
