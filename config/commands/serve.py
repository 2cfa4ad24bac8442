"""Serve the pages, and do the background work beside it."""

from __future__ import annotations

import errno
import http.client
import os
import socket
import time
from pathlib import Path

import click

from config.children import Children
from config.commands.migrate import must_be_migrated
from liren.kernel.errors import Refused


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, envvar="LIREN_PORT", show_default=True,
              show_envvar=True, help="The port to listen on.")  # fmt: skip
@click.option("--processes", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--threads", type=click.IntRange(1, 64), default=8, show_default=True, help="In each process.")
@click.option("--worker/--no-worker", default=True, help="Do the background work, too.  [default: yes]")
def serve(host: str, port: int, processes: int, threads: int, worker: bool) -> None:
    """Serve the pages until Ctrl-C, with a worker for the background work."""
    raise SystemExit(run(host, port, processes=processes, threads=threads, worker=worker))


def run(host: str, port: int, *, processes: int = 2, threads: int = 8, worker: bool = True) -> int:
    """Serve until asked to stop; a private database that nobody else uses is stopped, too."""
    must_be_free(host, port)
    ours = _database_is_ours()
    must_be_migrated()
    children = Children(lambda sentence: click.echo(sentence, err=True))
    children.start(
        "web server", ["-m", "gunicorn", *_gunicorn(host, port, processes, threads), "config.wsgi"]
    )
    children.heed()
    if worker:
        children.start("worker", ["-m", "config.cli", "worker"], lives=20)
    if _answers(host, port, children):
        click.echo(f"Serving on {address(host, port)}  (Ctrl-C to stop)")
    code = children.watch()
    if ours:
        _rest()
    return code


def address(host: str, port: int) -> str:
    """What to type into the browser."""
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104  (shown, not bound)
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def must_be_free(host: str, port: int) -> None:
    """Refuse a port that somebody else uses, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise Refused(_why(problem, host, port)) from None


def _why(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} is in use already. Choose another one: LIREN_PORT={port + 1}"
    if problem.errno == errno.EACCES:
        return f"Port {port} may not be opened by this user. Choose one above 1023: LIREN_PORT=8000"
    return f"Cannot listen on {host} port {port}: {problem.strerror}."


def _gunicorn(host: str, port: int, processes: int, threads: int) -> list[str]:
    memory = Path("/dev/shm")  # noqa: S108  (gunicorn makes a file without a name there)
    words = ["--worker-class", "gthread", "--workers", str(processes), "--threads", str(threads)]
    words += ["--bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}", "--timeout", "60"]
    words += ["--graceful-timeout", "20", "--log-level", "warning", "--no-control-socket"]
    return [*words, "--worker-tmp-dir", str(memory)] if os.access(memory, os.W_OK) else words


def _answers(host: str, port: int, children: Children) -> bool:
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (compared, not bound)
    for _ in range(300):
        if children.asked_to_stop or any(child.poll() is not None for child in children.running.values()):
            return False
        if _speaks(target, port):
            return True
        time.sleep(0.1)
    return False


def _speaks(target: str, port: int) -> bool:
    """Whether a page comes back, whatever it says: a listening socket alone is no server yet."""
    line = http.client.HTTPConnection(target, port, timeout=5)
    try:
        line.request("HEAD", "/", headers={"Host": "localhost"})
        return line.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _database_is_ours() -> bool:
    if os.environ.get("DATABASE_URL"):
        return False
    from config import private_database

    private_database.ensure_running()
    return True


def _rest() -> None:
    from config import private_database

    private_database.stop_if_idle()
