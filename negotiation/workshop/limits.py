"""Sizes, rates and waits of a workshop: what one message, one person, one minute may ask for."""

from __future__ import annotations

# ------------------------------------------------------------------------------------- what is sent

LARGEST_INPUT = 64 * 1024
"""Bytes that one message of a terminal may carry: a generous paste."""

LARGEST_FRAME = 1024 * 1024
"""Bytes that one frame between gateway and table may carry: a whole screen is far smaller."""

INPUT_BYTES_PER_SECOND = 32 * 1024
INPUT_BYTES_AT_ONCE = 128 * 1024
"""How much a terminal may type, on average and in one burst; beyond it the connection ends."""

KEYS_PER_SECOND = 120
KEYS_AT_ONCE = 2048
"""How many keys and clicks a seat takes in; beyond that they are dropped. A paste counts as one."""

ANSWERS_PER_SECOND = 4
ANSWERS_AT_ONCE = 40
"""How many answers a seat's page takes in; beyond that the connection ends."""

MESSAGES_PER_SECOND = 60
MESSAGES_AT_ONCE = 240
"""How many messages a terminal may send, on average and in one burst."""

WAITING_OUTPUT = 256 * 1024
"""Bytes that may wait for a slow terminal. Then its screen is dropped, and drawn whole later."""

SMALLEST_SCREEN = (20, 6)
LARGEST_SCREEN = (300, 120)
"""Columns and rows that a terminal may claim."""

TERMINALS_PER_SEAT = 6
"""How many terminals one seat may have at once: the active one, mirrors, and some that wait."""

# --------------------------------------------------------------------------------------- coming in

WRONG_CODES_PER_SECOND = 2.0
WRONG_CODES_AT_ONCE = 60
"""Wrong codes and tokens that the whole workshop takes before everybody waits a moment."""

WRONG_HALVES_PER_SECOND = 1 / 30
WRONG_HALVES_AT_ONCE = 5
"""Wrong second halves of one card that are taken before that card waits."""

DEVICE_CODE_SECONDS = 300
"""For how long a code for another device of the same seat holds good."""

# -------------------------------------------------------------------------------------------- waits

HEARTBEAT_SECONDS = 10.0
"""How often a browser is asked whether it is there."""

HANDSHAKE_SECONDS = 10.0
"""How long either side of the loopback door waits for the other to prove itself."""

DIAL_AGAIN_SECONDS = 0.1
DIAL_FOR_SECONDS = 60.0
"""How often, and for how long, the gateway tries to reach a table that does not answer."""

BOT_PAUSE_SECONDS = 0.4
"""How long a move of a bot stands before the next one, so that people can follow."""

SLEPT_SECONDS = 30.0
"""A gap of the clock after which the machine must have slept, and every table is paused."""
