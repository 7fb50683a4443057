"""What is printed for a session: one document per audience, never all secrets in one."""
