"""`negotiation workshop check`: can a phone in this room come in, and if not, why not?"""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.options import refuse
from negotiation.cli.workshop_extra import check_libraries

Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Web port.")]
Wait = Annotated[
    int, typer.Option("--wait", metavar="SECONDS", min=1, max=3600, help="How long to wait.")
]


def check(port: Port = 8443, wait: Wait = 180) -> None:
    """Serve a test page, wait for one phone, and say plainly what is wrong if none comes."""
    check_libraries()
    from negotiation.workshop.addresses import addresses
    from negotiation.workshop.room_check import address_sentence, verdict
    from negotiation.workshop.room_trial import Trial

    found = addresses()
    for address in found:
        typer.echo(address_sentence(address))
    if found:
        _invite(f"http://{f'[{found[0]}]' if ':' in found[0] else found[0]}:{port}/", wait)
    try:
        result = asyncio.run(Trial(found, port).run(wait))
    except OSError as error:
        refuse(f"Nothing can listen at port {port}: {error.strerror}. Choose another with --port.")
    for sentence in verdict(result):
        typer.echo(sentence)
    if not result.lines:
        raise typer.Exit(Exit.REFUSED)


def _invite(address: str, wait: int) -> None:
    from negotiation.workshop.cards import terminal_qr

    typer.echo(terminal_qr(address))
    typer.echo(f"Open {address} on one phone in the room. Waiting {wait} seconds; Ctrl+C ends.")
