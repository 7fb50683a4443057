"""`workshop check`: what a trial of the network finds, and what it says is wrong."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from negotiation.workshop.room_check import (
    BLOCKED_LINE,
    NO_NETWORK,
    UNREACHABLE,
    WORKS,
    Found,
    address_sentence,
    verdict,
)
from negotiation.workshop.room_trial import Trial
from tests.workshop.running import free_port

ROOM = "192.168.1.7"
VPN = "100.101.1.2"


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (Found((), True, 0, 0), NO_NETWORK),
        (Found((ROOM,), True, 1, 1), WORKS),
        (Found((ROOM,), True, 1, 0), BLOCKED_LINE),
        (Found((ROOM,), False, 0, 0), UNREACHABLE),
        (Found((ROOM,), True, 0, 0), "Client isolation"),
        (Found((ROOM, VPN), True, 0, 0), "A VPN on this machine"),
    ],
)
def test_the_cause_is_named(found: Found, says: str) -> None:
    assert says in "\n".join(verdict(found))


def test_a_vpn_of_this_machine_is_named_only_when_there_is_one() -> None:
    assert "A VPN on this machine" not in "\n".join(verdict(Found((ROOM,), True, 0, 0)))
    assert "VPN" in address_sentence(VPN)
    assert "as it should be" in address_sentence(ROOM)
    assert "public" in address_sentence("8.8.8.8")
    assert "IPv6" in address_sentence("fd00::1")


@pytest.mark.parametrize("opens_line", [True, False])
async def test_one_phone_is_enough_and_this_machine_is_none(opens_line: bool) -> None:
    port = free_port()
    trial = asyncio.create_task(Trial(["127.0.0.1"], port).run(20 if opens_line else 1))
    phone = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0))
    async with aiohttp.ClientSession() as here, aiohttp.ClientSession(connector=phone) as there:
        address = f"127.0.0.1:{port}"
        while True:
            try:
                async with here.get(f"http://{address}/") as answer:
                    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
                    assert "Can this device come in?" in await answer.text()
                    break
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0)
        await (await there.get(f"http://{address}/")).read()
        if opens_line:
            async with there.ws_connect(f"http://{address}/line") as line:
                await line.send_str("hello")
                assert (await line.receive()).data == "hello"
        found = await trial
    assert (found.reaches_itself, found.pages, found.lines) == (True, 1, int(opens_line))
