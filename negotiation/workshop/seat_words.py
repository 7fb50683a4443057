"""What a seat is called on cards, pages and screens."""

from __future__ import annotations


def seat_words(code: str, side: str) -> str:
    """A seat in words: its side, and which chair of it."""
    _, dot, number = code.partition(".")
    return f"{side}, chair {number}" if dot else side


def seat_title(table: int, code: str, side: str) -> str:
    """A seat and its table."""
    return f"Table {table} · {seat_words(code, side)}"
