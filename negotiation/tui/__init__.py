"""The seat as full-screen pages in the terminal; it draws views and sends commands only."""
