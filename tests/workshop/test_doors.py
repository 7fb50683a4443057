"""Codes, tokens and wrong tries, without any process."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from negotiation.workshop.doors import FILE, Doors, Pass, TooManyTries
from negotiation.workshop.limits import (
    DEVICE_CODE_SECONDS,
    WRONG_CODES_AT_ONCE,
    WRONG_HALVES_AT_ONCE,
)
from negotiation.workshop.tokens import Bucket, code_in, first_half, new_code, new_token

SECRET = b"of this workshop"
GP = Pass("seat", 1, "gp")


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_code_has_fifty_bits_and_a_token_128() -> None:
    codes = {new_code() for _ in range(2_000)}
    assert len(codes) == 2_000
    assert all(len(code.replace("-", "")) == 10 for code in codes)
    assert len(set("".join(codes)) - {"-"}) == 32
    assert len(new_token()) == 22


def test_a_code_is_read_however_it_is_typed() -> None:
    code = "7K3Q0-X1T2V"
    for typed in (code, code.lower(), " 7k3qo x1t2u ", "7K3QOXLT2V", "7k3-q0x-it2-v"):
        assert code_in(typed) == code
    for typed in ("", "7K3Q0", "7K3Q0-X1T2!", "7K3Q0-X1T2V9", "\x00" * 10):
        assert code_in(typed) is None


@given(some.text(max_size=40))
def test_no_text_breaks_the_reading_of_codes(text: str) -> None:
    found = code_in(text)
    assert found is None or code_in(found) == found


def test_a_code_is_used_once_and_a_restart_remembers_that(tmp_path: Path) -> None:
    doors = Doors(tmp_path, SECRET)
    code = doors.add_code(GP)
    doors.save()
    exchanged = doors.exchange(code)
    assert exchanged is not None
    token, grants = exchanged
    assert grants == GP
    again = Doors(tmp_path, SECRET)
    assert again.exchange(code) is None
    assert again.grants(token) == GP
    assert again.grants(new_token()) is None


def test_neither_codes_nor_tokens_are_kept(tmp_path: Path) -> None:
    doors = Doors(tmp_path, SECRET)
    code, token = doors.add_code(GP), doors.add_token(GP)
    doors.save()
    kept = (tmp_path / FILE).read_text()
    assert token not in kept
    assert code not in kept
    assert first_half(code) not in kept
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_guessing_the_half_under_the_fold_ends_soon_and_for_that_card_only(tmp_path: Path) -> None:
    clock = Clock()
    doors = Doors(tmp_path, SECRET, clock)
    code, other = doors.add_code(GP), doors.add_code(Pass("seat", 1, "board"))
    for _ in range(WRONG_HALVES_AT_ONCE):
        assert doors.exchange(f"{first_half(code)}-00000") is None
    with pytest.raises(TooManyTries):
        doors.exchange(code)
    assert doors.exchange(other) is not None
    clock.now += 60
    assert doors.exchange(code) is not None


def test_guessing_whole_codes_ends_soon_for_everybody_but_those_who_are_in(tmp_path: Path) -> None:
    clock = Clock()
    doors = Doors(tmp_path, SECRET, clock)
    code, token = doors.add_code(GP), doors.add_token(GP)
    for _ in range(WRONG_CODES_AT_ONCE):
        assert doors.exchange(new_code()) is None
    with pytest.raises(TooManyTries):
        doors.exchange(code)
    assert doors.grants(token) == GP
    clock.now += 10
    assert doors.exchange(code) is not None


def test_a_code_for_another_device_does_not_last(tmp_path: Path) -> None:
    clock = Clock()
    doors = Doors(tmp_path, SECRET, clock)
    early, late = doors.device_code(GP), doors.device_code(GP)
    clock.now += DEVICE_CODE_SECONDS - 1
    assert doors.exchange(early) is not None
    clock.now += 2
    assert doors.exchange(late) is None


def test_a_guest_takes_a_free_seat_and_its_card_is_used_up(tmp_path: Path) -> None:
    doors = Doors(tmp_path, SECRET)
    card, room = doors.add_code(GP), doors.add_code(Pass("guest"), uses=None)
    (first, _), (second, _) = doors.exchange(room) or ("", GP), doors.exchange(room) or ("", GP)
    assert doors.sit(first, 1, "gp")
    assert not doors.sit(second, 1, "gp")
    assert doors.exchange(card) is None
    assert doors.grants(first) == GP
    assert doors.grants(second) == Pass("guest")


def test_a_seat_given_anew_ends_old_tokens_and_codes(tmp_path: Path) -> None:
    doors = Doors(tmp_path, SECRET)
    card, token = doors.add_code(GP), doors.add_token(GP)
    fresh = doors.reseat(1, "gp")
    assert doors.exchange(card) is None
    assert doors.grants(token) is None
    assert doors.exchange(fresh) is not None


def test_a_bucket_gives_so_many_at_once_and_so_many_a_second() -> None:
    clock = Clock()
    bucket = Bucket(3, 2.0, clock)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    clock.now += 1
    assert [bucket.take() for _ in range(3)] == [True, True, False]
    clock.now += 60
    assert bucket.is_full
    assert not bucket.take(4)
