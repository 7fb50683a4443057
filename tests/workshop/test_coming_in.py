"""Who may come in, over real sockets: the lobby, hosts and origins, wrong tokens, broken frames."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from negotiation.workshop.event import announced
from negotiation.workshop.protocol import Kind, dial, packed
from tests.workshop.running import Place, Running, browser, logs

TABLES = 2


async def test_a_guest_chooses_a_seat_in_the_lobby(workshop: Running) -> None:
    async with browser(workshop) as guest, browser(workshop) as other:
        about = await guest.join(workshop.opened.room_code)
        assert about["role"] == "guest"
        assert len(about["seats"]) == 6
        await other.join(workshop.opened.room_code)
        place = {"table": 2, "seat": "board"}
        status, seated = await guest.post("/sit", place)
        assert (status, seated["title"]) == (200, "Table 2 · NHS Commissioning Board")
        status, refused = await other.post("/sit", place)
        assert (status, "taken" in refused["refused"]) == (409, True)
        _, seated = await other.post("/sit", {})
        assert seated["title"] == "Table 1 · NHS Commissioning Board"
        async with guest.terminal() as seat:
            await seat.sees("For your side (private)")


async def test_other_hosts_and_origins_are_refused(workshop: Running) -> None:
    async with browser(workshop) as device:
        for host in ("evil.example", f"evil.example:{workshop.opened.event.port}", ""):
            async with device.session.get(workshop.address, headers={"Host": host}) as answer:
                assert answer.status in (400, 421)
        for origin in ("http://evil.example", "null", ""):
            status, _ = await device.post("/join", {"code": "x"}, Origin=origin)
            assert status == 403
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await device.session.ws_connect(
                    workshop.address.replace("http", "ws", 1) + "/terminal", origin=origin
                )


async def test_every_answer_forbids_what_is_not_ours(workshop: Running) -> None:
    async with browser(workshop) as device:
        for path in ("/", "/me", "/xterm/xterm.js", "/nothing-here", "/terminal"):
            async with device.session.get(workshop.address + path) as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert policy.startswith("default-src 'self'; ")
                assert ("'unsafe-inline'" in policy) == (path == "/")
                assert "frame-ancestors 'none'" in policy
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b"null",
        b"[" * 2_000,
        b'{"code": 7}',
        b'{"code": {"code": "x"}}',
        b"\xff\xfe",
        b'{"code": "' + b"x" * 8_000 + b'"}',
    ],
)
async def test_requests_that_make_no_sense_are_refused_without_being_repeated(
    workshop: Running, sent: bytes
) -> None:
    async with browser(workshop) as device:
        headers = {"Origin": workshop.address}
        address = workshop.address + "/join"
        async with device.session.post(address, data=sent, headers=headers) as answer:
            assert 400 <= answer.status < 500
            assert b"xxxx" not in await answer.read()


async def test_wrong_tokens_never_attach(workshop: Running) -> None:
    async with browser(workshop) as device:
        address = workshop.address.replace("http", "ws", 1) + "/terminal"
        for _ in range(100):
            cookie = {"Cookie": f"seat={secrets.token_urlsafe(16)}"}
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await device.session.ws_connect(address, origin=workshop.address, headers=cookie)
            assert refused.value.status in (403, 429)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await device.session.ws_connect(address, origin=workshop.address)


BROKEN_MESSAGES: list[Any] = [
    "no JSON",
    "[]",
    '{"do": "resize"}',
    '{"do": "resize", "columns": true, "rows": 3}',
    '{"do": "fly"}',
    b"x" * 70_000,
]


async def test_a_terminal_that_makes_no_sense_is_ended_and_the_seat_stays(place: Place) -> None:
    async with browser(place.workshop) as device:
        await device.join(await place.workshop.reseat(place.table, "gp"))
        for number, broken in enumerate(BROKEN_MESSAGES):
            async with device.terminal(f"window {number}") as seat:
                await seat.becomes("active")
                if isinstance(broken, bytes):
                    await seat.opened.send_bytes(broken)
                else:
                    await seat.opened.send_str(broken)
                await seat.until(lambda seat=seat: seat.opened.closed)  # type: ignore[misc]
        async with device.terminal() as seat:
            await seat.sees("For your side (private)")
    assert "Traceback" not in logs(place.workshop.folder)


async def test_the_loopback_door_of_a_table_opens_to_the_key_only(place: Place) -> None:
    about = announced(place.workshop.folder, f"table-{place.table}")
    assert about is not None
    with pytest.raises(ConnectionError):
        await dial(int(about["port"]), b"another key")
    reader, writer = await asyncio.open_connection("127.0.0.1", about["port"])
    await reader.readexactly(32)
    writer.write(b"\x00" * 64 + packed(Kind.OPEN, {"door": "seat", "seat": "gp"}))
    assert await reader.read() == b""
    writer.close()


@pytest.mark.parametrize(
    "frames",
    [
        b"z\x00\x00\x00\x00",
        b"o\xff\xff\xff\xff",
        packed(Kind.INPUT, b"hello"),
        packed(Kind.OPEN, b"no JSON"),
        packed(Kind.OPEN, {"door": "window"}),
        packed(Kind.OPEN, {"door": "seat", "seat": "gp"}),
        packed(Kind.OPEN, {"door": "seat", "seat": "nobody", "columns": 80, "rows": 24}),
        packed(Kind.OPEN, {"door": "seat", "seat": "gp", "columns": 80, "rows": 24})
        + packed(Kind.STATE, {}),
    ],
)
async def test_frames_that_make_no_sense_end_their_connection_only(
    workshop: Running, frames: bytes
) -> None:
    about = announced(workshop.folder, "table-1")
    assert about is not None
    line = await dial(int(about["port"]), workshop.opened.event.secret)
    line._writer.write(frames)
    while (frame := await line.receive()) is not None:
        assert frame.kind in (Kind.OUTPUT, Kind.STATE, Kind.KICK)
    line.abort()
    assert (await workshop.report())["table"] == 1


def test_what_the_facilitator_alone_may_read_is_the_owners_alone(workshop: Running) -> None:
    assert workshop.folder.stat().st_mode & 0o077 == 0
    for name in ("event.json", "doors.json", "facilitator-link.txt", "join-cards.html"):
        assert (workshop.folder / name).stat().st_mode & 0o077 == 0
    written = logs(workshop.folder)
    assert workshop.facilitator_token not in written
    assert not any(card.code in written for card in workshop.opened.cards)
    assert Path(workshop.folder / "ssh-host-key").stat().st_mode & 0o077 == 0
