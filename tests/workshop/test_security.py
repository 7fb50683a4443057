"""Wrong tokens and broken frames in numbers, planted secrets, names, logs, TLS: real processes."""

from __future__ import annotations

import asyncio
import secrets
import ssl
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest
from typer.testing import CliRunner

from negotiation.cli.app import app
from negotiation.workshop.certificates import fingerprint
from negotiation.workshop.event import announced, table_name
from negotiation.workshop.limits import LARGEST_FRAME, WAITING_OUTPUT
from negotiation.workshop.protocol import dial
from tests.workshop.paging import MAIN, Page, paged
from tests.workshop.running import Place, Running, browser, free_port, logs, running
from tests.workshop.test_ssh import connected, seated

TABLES = 5
GP = "GP representatives"
BOARD = "NHS Commissioning Board"
COMMISSIONERS = "Commissioners"

WRONG_TOKENS = 9_000
BROKEN_FRAMES = 500
"""Of each kind: over websockets, and at a table's loopback door."""

AT_ONCE = 20
SPARE_KIB = 8 * 1024
"""What a process may have grown by after thousands of wrong tries: one arena, no more."""


def resident(process: int) -> int:
    """A process's memory, KiB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


async def wrong_tokens(workshop: Running, count: int) -> set[int]:
    """Try that many tokens at the door of the seats; which answers came."""
    upgrade = {
        "Origin": workshop.address,
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    answers: set[int] = set()

    async def some(device: aiohttp.ClientSession) -> None:
        for _ in range(count // AT_ONCE):
            wrong = {"Cookie": f"seat={secrets.token_urlsafe(16)}", **upgrade}
            async with device.get(workshop.address + "/terminal", headers=wrong) as answer:
                answers.add(answer.status)

    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as device:
        await asyncio.gather(*(some(device) for _ in range(AT_ONCE)))
    return answers


async def broken_messages(place: Place, token_of: str, count: int) -> None:
    """Open the seat and send it noise, again and again; each time it is ended."""
    async with browser(place.workshop) as device:
        await device.join(token_of)
        address = place.workshop.address.replace("http", "ws", 1) + "/terminal"
        for number in range(count):
            async with device.session.ws_connect(address, origin=place.workshop.address) as seat:
                noise = secrets.token_bytes(number % 200)
                await (seat.send_bytes(noise) if number % 2 else seat.send_str(noise.hex()))
                while (await seat.receive()).type != aiohttp.WSMsgType.CLOSE:
                    pass


async def broken_frames(place: Place, count: int) -> None:
    """Noise at a table's own door: half of it without the key, half with it."""
    about = announced(place.workshop.folder, table_name(place.table))
    assert about is not None
    port = int(about["port"])
    for number in range(count):
        if number % 2:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(secrets.token_bytes(64 + number % 200))
            writer.close()
        else:
            line = await dial(port, place.workshop.opened.event.secret)
            length = (number * 7919) % (2 * LARGEST_FRAME)
            line._writer.write(b"oiurxz"[number % 6 : number % 6 + 1] + length.to_bytes(4, "big"))
            line._writer.write(secrets.token_bytes(50))
            line.abort()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
async def test_ten_thousand_wrong_tokens_and_frames_attach_nobody_and_leave_nothing(
    place: Place,
) -> None:
    workshop = place.workshop
    processes = [workshop.process("gateway"), place.process()]
    async with browser(workshop) as device:
        await device.join(place.code(GP))
        async with device.terminal() as seat:
            await seat.becomes("active")
            card = place.code(BOARD)
            # What a process takes once, for its first visitors, is no leak.
            await wrong_tokens(workshop, WRONG_TOKENS // 9)
            await broken_messages(place, card, BROKEN_FRAMES // 10)
            await broken_frames(place, BROKEN_FRAMES // 10)
            before = [resident(process) for process in processes]

            assert await wrong_tokens(workshop, WRONG_TOKENS) <= {403, 429}
            await broken_messages(place, await workshop.reseat(place.table, "board"), BROKEN_FRAMES)
            await broken_frames(place, BROKEN_FRAMES)

            after = [resident(process) for process in processes]
            assert processes == [workshop.process("gateway"), place.process()]
            assert all(late - early < SPARE_KIB for early, late in zip(before, after, strict=True))
            seats = {each["seat"]: each["terminals"] for each in (await place.report())["seats"]}
            assert seats == {"gp": 1, "board": 0, "commissioners": 0}
            assert seat.state["mode"] == "active"
    assert "Traceback" not in logs(workshop.folder)


def planted() -> str:
    """Something that nobody else says, in one piece."""
    return f"zq{secrets.token_hex(6)}"


async def test_no_other_seat_and_no_board_is_sent_a_planted_secret(place: Place) -> None:
    """Notes, caucus talk and half-typed words of one seat, searched in every byte of others."""
    note, caucus, half = planted(), planted(), planted()
    workshop = place.workshop
    async with AsyncExitStack() as room:
        board = await room.enter_async_context(browser(workshop))
        reader = await room.enter_async_context(browser(workshop))
        facilitator = await room.enter_async_context(browser(workshop))
        await board.join(await workshop.reseat(place.table, "board"))
        await reader.join(await workshop.reseat(place.table, "gp"))
        await facilitator.post("/enter", {"token": workshop.facilitator_token})
        page: Page = await room.enter_async_context(paged(reader))
        link = await room.enter_async_context(connected(workshop, place.code(COMMISSIONERS)))
        ssh = await room.enter_async_context(seated(link))
        ssh.type(b"\r")
        writer = await room.enter_async_context(paged(board))
        mirror = await room.enter_async_context(
            facilitator.terminal(table=place.table, seat="board")
        )
        await writer.asks(MAIN)
        await page.asks(MAIN)
        for line in ("note", note, "say", "caucus", caucus, "say", "all", "that-was-all"):
            await writer.answer(line)
        await writer.answer("note")
        assert writer.form is not None
        await writer.say(to=writer.form["name"], typed=half)
        await page.sees("that-was-all")
        async with reader.terminal("the screen of the same seat") as screen:
            await screen.sees("You are the GP representatives")
            await ssh.until(lambda text: "You are the" in text)
            async with board.session.get(workshop.address + "/board/data") as answer:
                assert answer.status == 200
                shown = await answer.read()
                assert b"tables" in shown
            sent = {"page": page.sent, "screen": screen.shown, "ssh": ssh.shown, "board": shown}
        for secret in (note, caucus, half):
            for where, data in sent.items():
                assert secret.encode() not in data, where
        # The search would have found them: their owner was sent them, and so is the mirror.
        assert note.encode() in writer.sent
        assert caucus.encode() in writer.sent
        assert mirror.state["mode"] == "mirror"


async def test_nothing_written_down_says_where_anybody_came_from(place: Place) -> None:
    """Not even for requests that break, and for SSH clients of all names."""
    workshop = place.workshop
    code = await workshop.reseat(place.table, "gp")
    async with connected(workshop, code) as link, seated(link) as seat:
        await seat.until(lambda text: "press Enter" in text)
    _, writer = await asyncio.open_connection("127.0.0.1", workshop.opened.event.port)
    writer.write(b"GET / HTTP/1.1\r\nHost: \x00\xff\r\n\r\nnonsense\r\n\r\n")
    writer.close()
    written = logs(workshop.folder)
    assert "127.0.0.1" not in written
    assert "username" not in written
    assert "join@" not in written


async def test_a_name_is_kept_apart_for_the_facilitator_alone(place: Place) -> None:
    name = f"Ann {planted()}"
    workshop = place.workshop
    async with browser(workshop) as device, browser(workshop) as facilitator:
        await device.join(await workshop.reseat(place.table, "gp"))
        status, answer = await device.post("/name", {"name": f"\x1b[1m{name}\u202e"})
        assert status == 200
        assert answer["erased_on"] > "2026"
        async with device.session.get(workshop.address + "/names") as refused:
            assert refused.status == 403
        await facilitator.post("/enter", {"token": workshop.facilitator_token})
        async with facilitator.session.get(workshop.address + "/names") as answer_to:
            names = (await answer_to.json())["names"]
    assert names == {f"{place.table}/gp": f"[1m{name}"}
    file = workshop.folder / "names.json"
    assert file.stat().st_mode & 0o077 == 0
    others = [other for other in workshop.folder.parents[1].rglob("*") if other.is_file()]
    assert [other for other in others if name.encode() in other.read_bytes()] == [file]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A workshop with TLS."""
    saves = tmp_path_factory.mktemp("sealed")
    with running(saves, secure=True, port=free_port()) as opened:
        yield opened


async def test_with_tls_the_certificate_is_that_of_the_card_and_cookies_are_secure(
    sealed: Running,
) -> None:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    port = sealed.opened.event.port
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context)
    der = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.write(b"")
    writer.close()
    shown = sealed.folder / "peer.pem"
    shown.write_text(ssl.DER_cert_to_PEM_cert(der))
    assert fingerprint(shown) == sealed.opened.fingerprint
    assert fingerprint(shown) in (sealed.folder / "join-cards.html").read_text()
    del reader
    seal = aiohttp.Fingerprint(bytes.fromhex(fingerprint(shown).replace(":", "")))
    async with aiohttp.ClientSession() as device:
        code = sealed.code(f"Table 1 · {GP}")
        async with device.post(
            sealed.address + "/join",
            json={"code": code},
            headers={"Origin": sealed.address},
            ssl=seal,
        ) as answer:
            cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-seat=")
    for word in ("HttpOnly", "Secure", "SameSite=Strict", "Path=/"):
        assert word in cookie
    with pytest.raises((aiohttp.ClientError, ConnectionError)):
        async with aiohttp.ClientSession() as plain:
            await plain.get(sealed.address.replace("https", "http"))


async def test_a_reader_that_takes_nothing_makes_nobody_keep_much(place: Place) -> None:
    """The table keeps a bounded queue for it, and others go on."""
    workshop = place.workshop
    async with browser(workshop) as device, browser(workshop) as other:
        await device.join(await workshop.reseat(place.table, "gp"))
        await other.join(await workshop.reseat(place.table, "board"))
        address = workshop.address.replace("http", "ws", 1) + "/terminal"
        slow = await device.session.ws_connect(address, origin=workshop.address, max_msg_size=0)
        await slow.send_json({"tab": "slow", "columns": 300, "rows": 120})
        transport = slow._response.connection.transport  # type: ignore[union-attr]
        transport.pause_reading()  # type: ignore[union-attr]
        before = resident(place.process())
        async with paged(other) as page:
            await page.asks(MAIN)
            for number in range(60):
                await slow.send_json({"do": "resize", "columns": 300 - number % 2, "rows": 120})
                if number % 20 == 0:
                    await page.answer("draft")
            assert resident(place.process()) - before < SPARE_KIB + WAITING_OUTPUT // 1024
        await slow.close()


def test_a_workshop_forgets_its_people_and_its_games_still_verify(tmp_path: Path) -> None:
    words = planted()
    saves = tmp_path / "saves"

    async def played(opened: Running) -> str:
        async with browser(opened) as device:
            await device.join(opened.code(f"Table 1 · {GP}"))
            await device.post("/name", {"name": words})
            async with paged(device) as page:
                await page.asks(MAIN)
                for line in ("say", "all", f"Mark {words}"):
                    await page.answer(line)
        game: str = (await opened.report())["game"]
        return game

    def command(*line: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, [*line, "--saves", str(saves)], prog_name="negotiation")
        return done.exit_code, done.output

    def holders() -> list[str]:
        files = [file for file in saves.rglob("*") if file.is_file()]
        return [file.name for file in files if words.encode() in file.read_bytes()]

    with running(saves) as opened:
        game = asyncio.run(played(opened))
        code, said = command("workshop", "forget", "last", "--yes")
        assert (code, "still running" in said) == (2, True)
    assert "names.json" in holders()
    assert any(name.startswith("games.db") for name in holders())
    code, said = command("workshop", "forget", "last", "--yes")
    assert code == 0, said
    assert holders() == []
    assert command("verify", game)[0] == 0
