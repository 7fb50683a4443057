"""What a seat is called on cards, pages and screens."""

from __future__ import annotations

from negotiation.workshop.event import Event


def seat_words(code: str, side: str) -> str:
    """A seat in words: its side, and which chair of it."""
    _, dot, number = code.partition(".")
    return f"{side}, chair {number}" if dot else side


def seat_title(table: int, code: str, side: str) -> str:
    """A seat and its table."""
    return f"Table {table} · {seat_words(code, side)}"


def titles(event: Event) -> dict[tuple[int, str], str]:
    """Every seat of a workshop, by table and code."""
    return {
        (table.number, seat.code): seat_title(table.number, seat.code, seat.side_name)
        for table in event.tables
        for seat in table.seats
    }
