"""The gateway: ends browsers and SSH, knows who may come in, passes bytes to the tables."""
