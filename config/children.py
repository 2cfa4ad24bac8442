"""The processes that one `liren serve` keeps: the web server and the worker, born and ended together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

PATIENCE = 25.0
_PR_SET_PDEATHSIG = 1


class Children:
    """Starts processes, watches them, and ends them all when asked or when one is gone for good.

    A process begun with `lives=n` is begun anew when it ends by itself, until it has ended n times.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.lives: dict[str, int] = {}
        self.words: dict[str, list[str]] = {}
        self.asked_to_stop = False

    def start(self, name: str, words: list[str], *, lives: int = 1) -> None:
        """Start a process of our Python in a group of its own: Ctrl-C reaches only us, and we decide."""
        parent = os.getpid()
        self.lives[name], self.words[name] = lives, words
        self.running[name] = subprocess.Popen(
            [sys.executable, *words],
            start_new_session=True,
            preexec_fn=lambda: _die_with(parent),
        )

    def heed(self) -> None:
        """From now on, being asked to stop ends the children first. `watch` does it, too; a second time is no harm."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def watch(self) -> int:
        """Wait until we are asked to stop (0) or a child ends by itself (1); then end the others."""
        self.heed()
        while not self.asked_to_stop:
            ended = [name for name, child in self.running.items() if child.poll() is not None]
            if not all(self._revived(name) for name in ended):
                self.say(f"The {ended[0]} ended by itself; stopping the rest.")
                self.stop()
                return 1
            time.sleep(0.2)
        self.stop()
        return 0

    def _revived(self, name: str) -> bool:
        if self.lives[name] <= 1:
            return False
        self.say(f"The {name} ended by itself; starting it again.")
        time.sleep(1)
        self.start(name, self.words[name], lives=self.lives[name] - 1)
        return True

    def stop(self) -> None:
        """Ask every child to finish what it does; the deaf are killed after a while."""
        for child in self.running.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.running.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True


def _die_with(parent: int) -> None:
    """On Linux, ask the kernel to end this process when its parent is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
