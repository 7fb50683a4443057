"""`negotiation workshop`: open a workshop and keep its processes running."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from negotiation.cli.guard import Guarded
from negotiation.cli.options import Database, Saves, ScenarioName, Seed, Vary, refuse
from negotiation.cli.workshop_check import check
from negotiation.cli.workshop_extra import check_libraries
from negotiation.cli.workshop_forget import forget, say_whose_names_are_due
from negotiation.cli.workshop_hosts import check_database, hosts_of, join_event, share_event
from negotiation.cli.workshop_screens import answers, board, console, debrief, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from negotiation.workshop.event import Event, TablePlan
    from negotiation.workshop.opening import Wishes

_UP_SECONDS = 60.0
_OPEN = "open"


class ScenarioFirst(Guarded):
    """`workshop SCENARIO` opens one; `workshop check` and the like are commands of their own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """A first word that is no command is the scenario's."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = [_OPEN, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=ScenarioFirst,
    help="A workshop: many tables on this machine, any device, joined by a code.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command("check")(check)
app.command("forget")(forget)

Tables = Annotated[
    int | None, typer.Option("--tables", metavar="N", min=1, max=30, help="How many tables.")
]
Heads = Annotated[
    int | None,
    typer.Option("--plan", metavar="N", min=1, help="Lay out seats for so many people."),
]
Listen = Annotated[
    str | None,
    typer.Option("--listen", metavar="ADDRESS", help="Where to listen; 0.0.0.0 is everywhere."),
]
HostName = Annotated[
    str | None, typer.Option("--host", metavar="NAME", help="The name that people type instead.")
]
Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="Web port.")]
SshPort = Annotated[
    int, typer.Option("--ssh-port", metavar="N", min=0, max=65535, help="SSH port; 0: no SSH.")
]
Insecure = Annotated[
    bool, typer.Option("--insecure", help="No TLS: anybody on the network can read everything.")
]
Certificate = Annotated[
    Path | None, typer.Option("--cert", metavar="FILE", help="Your own certificate (PEM).")
]
Key = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Its private key (PEM).")]
Edition = Annotated[
    str | None, typer.Option("--edition", metavar="EDITION", help="How long a game.")
]
Bots = Annotated[
    str | None,
    typer.Option("--bots", metavar="TEMPER,...", help="Who begins in seats nobody takes."),
]

Timers = Annotated[
    bool, typer.Option("--timers", help="Each step takes the minutes of its edition at most.")
]
Agenda = Annotated[
    str | None,
    typer.Option(
        "--agenda", metavar="90|180|day", help="A session of so many minutes: edition and timers."
    ),
]

Asked = Annotated[
    bool, typer.Option("--questionnaire", help="Ask everybody a few questions before and after.")
]

for command in (console, board, debrief, answers):
    app.command(command.__name__)(command)


@app.command(_OPEN, hidden=True)
def open_workshop(
    scenario: ScenarioName,
    tables: Tables = None,
    plan: Heads = None,
    listen: Listen = None,
    host: HostName = None,
    port: Port = 8443,
    ssh_port: SshPort = 0,
    insecure: Insecure = False,
    cert: Certificate = None,
    key: Key = None,
    edition: Edition = None,
    bots: Bots = None,
    seed: Seed = None,
    vary: Vary = None,
    timers: Timers = False,
    agenda: Agenda = None,
    questionnaire: Asked = False,
    saves: Saves = None,
    database: Database = None,
) -> None:
    """Open a workshop and keep it running until Ctrl+C."""
    check_libraries()
    _check_tls(insecure, cert, key)
    known = facts_of(scenario)
    from negotiation.workshop.opening import Wishes
    from negotiation.workshop.plan import lay_out, tables_for

    sides = [(code, name) for code, name in known["sides"]]
    count = tables or (tables_for(plan, len(sides)) if plan else 1)
    layout, observers = lay_out(sides, count, plan, _tempers(bots))
    wishes = Wishes(
        scenario=scenario,
        title=known["title"],
        edition=_edition(known, edition or _edition_for(known, agenda)),
        seed=seed,
        vary=vary,
        timers=timers or agenda is not None,
        saves=_saves(saves),
        listen=listen or _ask_where(),
        host=host,
        port=port,
        ssh_port=ssh_port or None,
        secure=not insecure,
        certificate=cert,
        private_key=key,
        agenda=known["agendas"][agenda][0] if agenda else None,
        questionnaire=questionnaire,
    )
    _check_port(wishes.listen, port)
    say_whose_names_are_due(str(wishes.saves))
    _open_and_run(wishes, layout, observers, database)


def _open_and_run(
    wishes: Wishes, layout: Sequence[TablePlan], observers: int, database: str | None
) -> None:
    from datetime import UTC, datetime

    from negotiation.workshop.opening import set_up
    from negotiation.workshop.welcome import welcome

    heads = observers + sum(seat.temper is None for table in layout for seat in table.seats)
    if database:
        check_database(database)
    opened = set_up(wishes, layout, datetime.now(UTC).date().isoformat(), heads)
    if database:
        share_event(opened.folder, opened.event, database)
    _keep_running(opened.folder, opened.event, lambda: welcome(opened, observers))


@app.command("again")
def again(
    name: Annotated[
        str, typer.Argument(metavar="[WORKSHOP]", help="A workshop's name, or its beginning.")
    ] = "last",
    saves: Saves = None,
) -> None:
    """Go on with a workshop whose window or machine went away; without a name, the last one."""
    check_libraries()
    from negotiation.workshop.again import end_what_still_runs, find
    from negotiation.workshop.event import NoSuchEvent, read_event
    from negotiation.workshop.welcome import welcome_back

    try:
        folder = find(_saves(saves), name)
        event = read_event(folder)
    except NoSuchEvent as error:
        refuse(str(error))
    end_what_still_runs(folder)
    _check_port(event.listen, event.port)
    _keep_running(folder, event, lambda: welcome_back(folder, event))


@app.command("host")
def be_host(
    workshop: Annotated[
        str, typer.Argument(metavar="WORKSHOP", help="The workshop's whole name in the database.")
    ],
    listen: Listen = None,
    host: HostName = None,
    port: Port = 8443,
    ssh_port: SshPort = 0,
    insecure: Insecure = False,
    cert: Certificate = None,
    key: Key = None,
    saves: Saves = None,
    database: Database = None,
) -> None:
    """Be another host of a workshop in a database: its tables run on wherever a host is lost."""
    check_libraries()
    _check_tls(insecure, cert, key)
    if not database:
        refuse("Another host needs the workshop's database: --database URL.")
    from negotiation.workshop.event import NoSuchEvent
    from negotiation.workshop.hosts.joining import OwnWishes
    from negotiation.workshop.welcome import welcome_host

    own = OwnWishes(_saves(saves), listen or _ask_where(), host, port, ssh_port or None)
    _check_port(own.listen, port)
    try:
        folder, event = join_event(workshop, database, own, None if insecure else (cert, key))
    except NoSuchEvent as error:
        refuse(str(error))
    _keep_running(folder, event, lambda: welcome_host(folder, event))


@app.command("hosts")
def list_hosts(
    workshop: Annotated[
        str, typer.Argument(metavar="WORKSHOP", help="The workshop's whole name in the database.")
    ],
    database: Database = None,
) -> None:
    """List a workshop's hosts, and which of them has which table."""
    if not database:
        refuse("Hosts are listed from the workshop's database: --database URL.")
    for line in hosts_of(workshop, database):
        typer.echo(line)


def _keep_running(folder: Path, event: Event, welcome: Callable[[], Iterable[str]]) -> None:
    """Start the processes of a workshop, say that it is up, and stay until it is over."""
    from negotiation.workshop.launcher import Launcher
    from negotiation.workshop.launcher import say_if_anybody_listens as say

    launcher = Launcher(folder, event, say)
    launcher.listen_for_the_end()
    launcher.start()
    try:
        say(f"Setting {len(event.tables)} tables ...")
        if launcher.wait_until_up(_UP_SECONDS):
            for line in welcome():
                say(line)
        else:
            say(f"Not everything came up; the reasons are in the logs in {folder}")
        watch(launcher, folder)
    finally:
        say("Ending the workshop; every act is saved.")
        launcher.end()


# ----------------------------------------------------------------------------------- what was asked


def _check_tls(insecure: bool, cert: Path | None, key: Path | None) -> None:
    if insecure and (cert or key):
        refuse("--insecure means no TLS, so --cert and --key have no use beside it.")
    if (cert is None) != (key is None):
        refuse("--cert and --key belong together: the certificate, and its private key.")
    if cert is None or key is None:
        return
    import ssl

    from negotiation.workshop.certificates import tls_context

    try:
        tls_context(cert, key)
    except ssl.SSLError as error:
        refuse(f"{cert} and {key} are no certificate and its key: {error.reason or error}")
    except OSError as error:
        refuse(f"{error.filename or cert} cannot be read: {error.strerror}")


def _check_port(address: str, port: int) -> None:
    """Refuse an address that is not this machine's, and a port that others have."""
    import socket

    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name != "nt")
        try:
            trial.bind((address, port))
        except OSError as error:
            refuse(
                f"Nothing can listen at {address}, port {port}: {error.strerror or error}. "
                "Choose another one with --listen or --port."
            )


def facts_of(scenario: str) -> dict[str, Any]:
    """Sides and editions of a scenario, read by another process so that this one stays small."""
    done = subprocess.run(
        [sys.executable, "-m", "negotiation.cli.workshop_process", "facts", scenario],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        refuse(done.stderr.strip())
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _edition(known: dict[str, Any], asked: str | None) -> str:
    editions: list[str] = known["editions"]
    if asked is not None and asked not in editions:
        refuse(f"{asked!r} is not an edition of {known['code']}. There are: {', '.join(editions)}.")
    return asked or editions[0]


def _edition_for(known: dict[str, Any], agenda: str | None) -> str | None:
    """The longest edition that fits a session; None where none was asked for."""
    if agenda is None:
        return None
    if agenda not in known["agendas"]:
        refuse(f"{agenda!r} is not an agenda. There are: {', '.join(known['agendas'])}.")
    _, edition, why = known["agendas"][agenda]
    if edition is None:
        refuse(str(why))
    found: str = edition
    return found


def _tempers(asked: str | None) -> tuple[str, ...]:
    known = ("trader", "conceder", "mirror", "hardliner")
    tempers = tuple(word.strip() for word in (asked or "").split(",") if word.strip())
    for temper in tempers:
        if temper not in known:
            refuse(f"{temper!r} is not a temper of bots. There are: {', '.join(known)}.")
    return tempers or known[:2]


def _saves(asked: Path | None) -> Path:
    from negotiation.store.places import saves_folder

    return saves_folder(asked).absolute()


def _ask_where() -> str:
    """Ask once where to listen; without somebody to ask, on this machine only."""
    from negotiation.workshop.addresses import LOOPBACK, addresses

    found = [*addresses(), LOOPBACK]
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or len(found) == 1:
        return LOOPBACK
    typer.echo("Where should the workshop listen?")
    for number, address in enumerate(found, start=1):
        note = "  (this machine only)" if address == LOOPBACK else ""
        typer.echo(f"  {number}  {address}{note}")
    chosen: int = typer.prompt("Number", default=1, type=typer.IntRange(1, len(found)))  # type: ignore[attr-defined]
    return found[chosen - 1]
